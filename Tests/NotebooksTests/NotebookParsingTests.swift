import Notebooks
import Testing

/// A cell without its place, for comparison.
private struct Read: Equatable, CustomStringConvertible {
  let line: Int
  let command: String
  let expected: [String]
  let exitCode: Int

  init(_ line: Int, _ command: String, _ expected: [String] = [], exitCode: Int = 0) {
    (self.line, self.command, self.expected, self.exitCode) = (line, command, expected, exitCode)
  }

  init(_ cell: Notebook.Cell) {
    self.init(cell.line, cell.command, cell.expected, exitCode: cell.exitCode)
  }

  var description: String { "\(line): \(command) → \(expected) ? \(exitCode)" }
}

private func read(_ text: String) throws -> [Read] {
  try Notebook(text: text).cells.map(Read.init)
}

@Suite struct NotebookParsingTests {
  @Test func `commands, output and exit code`() throws {
    let text = """
      # Title

      Some text, then:

      ```console
      $ echo one
      one
      $ true

      $ false
      ? 1
      $ ls nothing
      ls: cannot access 'nothing'

      second part
      ? 2
      ```

      $ not a command

      ```console
      $ echo two
      two
      ```
      """
    #expect(
      try read(text) == [
        Read(6, "echo one", ["one"]),
        Read(8, "true"),
        Read(10, "false", exitCode: 1),
        Read(12, "ls nothing", ["ls: cannot access 'nothing'", "", "second part"], exitCode: 2),
        Read(22, "echo two", ["two"]),
      ])
  }

  @Test(arguments: [
    ("", []),
    ("no fence", []),
    ("```console\n```", []),
    ("```console\n\n\n```\n", []),
    ("```console\n$ a\n```", [Read(2, "a")]),
    ("```console\n$ a\n\n \n```", [Read(2, "a")]),
    ("```console\n$ a\n\nx\n\n```", [Read(2, "a", ["", "x"])]),
    ("```console\n$ a\nx\n\n? 7\n\n\n$ b\n```", [Read(2, "a", ["x"], exitCode: 7), Read(8, "b")]),
    ("```console\n$ a\n? 255\n```", [Read(2, "a", exitCode: 255)]),
    // Only a `$` or `?` with a space, or alone, is a mark.
    ("```console\n$ a\n$x\n?x\n $ b\n```", [Read(2, "a", ["$x", "?x", " $ b"])]),
    ("```console\n$  a \n```", [Read(2, " a ")]),
  ]) fileprivate func `small texts`(text: String, cells: [Read]) throws {
    #expect(try read(text) == cells)
  }

  @Test(arguments: [
    ("$ a \\\n  b", "a \\\n  b"),
    ("$ a \\\n$ b", "a \\\n$ b"),
    ("$ a \\\nb \\\nc", "a \\\nb \\\nc"),
    // An escaped backslash continues nothing.
    ("$ a \\\\\nb", "a \\\\"),
    ("$ a \\\\\\\nb", "a \\\\\\\nb"),
    // Nor does one before a space.
    ("$ a \\ \nb", "a \\ "),
  ]) func `a backslash continues a command`(source: String, command: String) throws {
    #expect(try Notebook(text: "```console\n\(source)\n```").cells.map(\.command) == [command])
  }

  @Test(arguments: [
    // Other languages, none, longer fences and tildes are left alone, with console fences inside.
    "```sh\n$ a\n```",
    "```\n$ a\n```",
    "```console-session\n$ a\n```",
    "~~~\n```console\nx\n~~~",
    "````markdown\n```console\nx\n```\n````",
    "   ```text\n$ a\n  ```",
    // Not fences.
    "``console\nx",
    "```console` x",
    "    ```console\n    x",
    "text ```console\n",
  ]) func `other fences are left alone`(text: String) throws {
    #expect(try read(text) == [])
  }

  @Test(arguments: ["```", "````", "```  ", "  ```"])
  func `a fence ends with as many marks or more`(end: String) throws {
    #expect(try read("```console\n$ a\nx\n\(end)\nx") == [Read(2, "a", ["x"])])
  }

  @Test func `a longer or tilde fence holds backticks`() throws {
    #expect(try read("````console\n$ a\n```\n````") == [Read(2, "a", ["```"])])
    #expect(try read("~~~console\n$ a\n```\n~~~") == [Read(2, "a", ["```"])])
  }

  @Test func `letters after the mark are kept in their Unicode form`() throws {
    let composed = "$ echo Uông Bí"
    let decomposed = "$ echo Uo\u{302}ng Bi\u{301}"
    let cells = try Notebook(text: "```console\n\(composed)\n\(decomposed)\n```").cells
    #expect(
      cells.map { Array($0.command.utf8) } == [composed, decomposed].map { Array($0.utf8.dropFirst(2)) })
  }
}
