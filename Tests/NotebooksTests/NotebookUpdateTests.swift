import Notebooks
import Testing

@Suite struct NotebookUpdateTests {
  /// The text after one run and update.
  private func updated(_ text: String, timeLimit: Duration = .seconds(60)) throws -> String {
    try Notebook(text: text).run(in: "/", timeLimit: timeLimit).updated()
  }

  @Test func `outputs and exit codes are rewritten, all else stays`() throws {
    let before = """
      # Title
      ```console
      $ echo one
      $ echo two

      $ echo a \\
          b
      old
      older

      ? 3

      $ exit 4
      $ seq 9
      1
      ...
      9

      ```
      ```sh
      $ echo
      ```
      """
    let after = """
      # Title
      ```console
      $ echo one
      one
      $ echo two
      two

      $ echo a \\
          b
      a b

      $ exit 4
      ? 4
      $ seq 9
      1
      ...
      9

      ```
      ```sh
      $ echo
      ```
      """
    #expect(try updated(before) == after)
    #expect(try updated(after) == after)
  }

  @Test(arguments: [
    "",
    "\n",
    "no command\n",
    "```console\n$ echo one\none\n```",
    "```console\n$ echo one\none\n\n\n```\n\n",
    "```console\n$ exit 3\n\n? 3\n\n$ echo …\n…\n```\n",
    "```console\n$ seq 3\n...\n```\n",
  ]) func `a notebook that matches keeps every byte`(text: String) throws {
    #expect(Array(try updated(text).utf8) == Array(text.utf8))
  }

  @Test func `a matching output with places left open outlives a change of exit code`() throws {
    let before = "```console\n$ seq 3; exit 1\n1\n...\n```"
    #expect(try updated(before) == "```console\n$ seq 3; exit 1\n1\n...\n? 1\n```")
    #expect(
      try updated("```console\n$ seq 3\n1\n...\n? 1\n```") == "```console\n$ seq 3\n1\n...\n```")
  }

  @Test func `a killed command keeps its text`() throws {
    let text = "```console\n$ echo a; sleep 100\nb\n? 7\n```"
    #expect(try updated(text, timeLimit: .milliseconds(200)) == text)
  }

  @Test func `lines that would be read as marks are masked`() throws {
    let printed = ["$ x", "$", "? 1", "?", "```", "  ````", "$x", "?x", "``` y", "...", "…"]
    let written = ["… x", "…", "… 1", "…", "…``", "… ````", "$x", "?x", "``` y", "...", "…"]
    let command = "$ printf '%s\\n' " + printed.map { "'\($0)'" }.joined(separator: " ")
    let text = "```console\n\(command)\n```"
    #expect(try updated(text) == "```console\n\(command)\n\(written.joined(separator: "\n"))\n```")
  }

  /// All outputs of three lines from a set of awkward ones, with and without an exit code.
  @Test func `an updated notebook matches and is final`() throws {
    let awkward = ["$ x", "? 1", "```", "", "...", "…"]
    var text = ""
    for first in awkward {
      for second in awkward {
        for third in awkward {
          let code = first.utf8.count % 2
          text += "\n```console\n$ printf '%s\\n' '\(first)' '\(second)' '\(third)'; exit \(code)\n```\n"
        }
      }
    }
    let once = try updated(text)
    let run = try Notebook(text: once).run(in: "/")
    #expect(run.results.count == 216)
    #expect(run.mismatches.map { $0.message(file: "n.txt") } == [])
    #expect(run.updated() == once)
  }
}
