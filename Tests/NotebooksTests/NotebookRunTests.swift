import Foundation
import Notebooks
import Testing

@Suite struct NotebookRunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The result of a notebook with this one command.
  private func result(
    of command: String, environment: [String: String] = [:], searchPath: [String] = [],
    timeLimit: Duration = .seconds(60)
  ) throws -> CellResult {
    let notebook = try Notebook(text: "```console\n$ \(command)\n```")
    return try notebook.run(
      in: folder.path, environment: environment, searchPath: searchPath, timeLimit: timeLimit
    ).results[0]
  }

  @Test(arguments: [
    ("true", [], 0),
    ("false", [], 1),
    ("exit 255", [], 255),
    ("echo one; echo two", ["one", "two"], 0),
    ("printf 'no end'", ["no end"], 0),
    ("printf 'a\\n\\n\\n'", ["a"], 0),
    ("printf '\\n\\na\\n'", ["", "", "a"], 0),
    ("echo out; echo error >&2; echo out; echo error >&2", ["out", "error", "out", "error"], 0),
    ("printf 'a\\r\\nb\\r\\n'", ["a", "b"], 0),
    ("printf 'a\\377b\\n'", ["a\u{FFFD}b"], 0),
    ("printf 'a\\000b\\n'", ["a\0b"], 0),
    ("cat", [], 0),
    ("echo one \\\n  two", ["one two"], 0),
    ("kill -TERM $$", [], 143),
    ("kill -KILL $$", [], 137),
    ("yes | head -n 1", ["y"], 0),
    ("echo \"$LANG $TERM [$HOME] [$OLDPWD]\"", ["C.UTF-8 dumb [] []"], 0),
    ("exit 300", [], 44),
  ]) func `output and exit code`(command: String, output: [String], exitCode: Int) throws {
    let result = try result(of: command)
    #expect(result.actual == output)
    #expect(result.exitCode == exitCode)
    #expect(result.ending == .exited)
  }

  @Test func `a name that is no command`() throws {
    let result = try result(of: "no-such-program")
    #expect(result.exitCode == 127)
    #expect(result.actual.count == 1 && result.actual[0].contains("no-such-program"))
  }

  @Test func `commands run in the directory, and files stay from one to the next`() throws {
    let notebook = try Notebook(
      text: """
        ```console
        $ mkdir -- '-d' && cd -- '-d' && echo kept > file && x=1
        $ echo "[$x]"; cat ./-d/file; pwd
        ```
        """)
    let results = try notebook.run(in: folder.path).results
    let real = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path
    #expect(results.map(\.actual) == [[], ["[]", "kept", real]])
  }

  @Test func `variables are those given`() throws {
    let result = try result(of: "echo $LANG $SHARE", environment: ["LANG": "vi_VN.UTF-8", "SHARE": "a=b c"])
    #expect(result.actual == ["vi_VN.UTF-8 a=b c"])
  }

  @Test func `the search path comes first`() throws {
    // A link, not a script: a file just written may still be open in a child that another test is starting,
    // and then the system will not run it.
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/ls", withDestinationPath: "/bin/echo")
    let result = try result(of: "ls mine; cat /dev/null", searchPath: [folder.path])
    #expect(result.actual == ["mine"])
    let given = try self.result(
      of: "echo $PATH", environment: ["PATH": "/usr/bin:/bin"], searchPath: ["/a", "/b"])
    #expect(given.actual == ["/a:/b:/usr/bin:/bin"])
  }

  @Test func `a long output is taken whole`() throws {
    let result = try result(of: "yes 123456789 | head -c 1000000; echo last >&2")
    #expect(result.actual.count == 100_001)
    #expect(result.actual.dropLast().allSatisfy { $0 == "123456789" })
    #expect(result.actual.last == "last")
  }

  @Test func `an endless output is ended`() throws {
    let result = try result(of: "yes \"$(printf '%1000s' x)\"")
    #expect(result.ending == .outputLimit(bytes: 16_777_216))
    #expect(!result.isMatch)
  }

  @Test(arguments: [
    "echo before; sleep 100; echo after",
    "echo before; sleep 100 | cat",
    "echo before; exec >/dev/null 2>&1; sleep 100",
    "echo before; trap '' TERM INT HUP; while :; do :; done",
  ]) func `a command is killed at its time limit`(command: String) throws {
    let start = ContinuousClock.now
    let result = try result(of: command, timeLimit: .milliseconds(300))
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(result.ending == .timeLimit(.milliseconds(300)))
    #expect(result.exitCode == 137)
    #expect(result.actual == ["before"])
    #expect(!result.isMatch)
  }

  @Test func `what a command leaves running is killed, not waited for`() throws {
    let start = ContinuousClock.now
    let result = try result(of: "sleep 100 & echo $!")
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(result.ending == .exited && result.exitCode == 0)
    let sleeper = try #require(pid_t(result.actual[0]))
    // It is killed at once, and gone as soon as its new parent has waited for it: a zombie counts as gone.
    let deadline = ContinuousClock.now + .seconds(20)
    while isRunning(sleeper), ContinuousClock.now < deadline { usleep(10_000) }
    #expect(!isRunning(sleeper))
  }

  private func isRunning(_ process: pid_t) -> Bool {
    guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return state.contains("(sleep)") && !state.contains(") Z ")
  }

  @Test func `many notebooks at once`() async throws {
    let notebook = try Notebook(text: "```console\n$ echo $NAME; cat\n$ exit 3\n? 3\n```")
    let path = folder.path
    let outputs = try await withThrowingTaskGroup(of: (Int, NotebookRun).self) { group in
      for index in 0..<40 {
        group.addTask { (index, try notebook.run(in: path, environment: ["NAME": "\(index)"])) }
      }
      return try await group.reduce(into: [Int: [CellResult]]()) { $0[$1.0] = $1.1.results }
    }
    for index in 0..<40 {
      #expect(outputs[index]?.map(\.actual) == [["\(index)"], []])
      #expect(outputs[index]?.map(\.exitCode) == [0, 3])
    }
  }
}
