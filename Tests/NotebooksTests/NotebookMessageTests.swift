import Notebooks
import Testing

/// The messages of all mismatches of `text`, run in the root folder.
private func messages(_ text: String, timeLimit: Duration = .seconds(60)) throws -> [String] {
  try Notebook(text: text).run(in: "/", timeLimit: timeLimit).mismatches.map { $0.message(file: "n.txt") }
}

@Suite struct NotebookMessageTests {
  @Test(arguments: [
    ("$ echo one", "one", nil),
    ("$ exit 3", "? 3", nil),
    ("$ seq 9", "1\n...\n9", nil),
    ("$ echo took 3 s", "took … s\n\n", nil),
    (
      "$ echo two", "one",
      """
      n.txt:2: $ echo two
        - one
        + two
      """
    ),
    (
      "$ false", "",
      """
      n.txt:2: $ false
          exit code 1, expected 0
      """
    ),
    (
      "$ echo one; exit 4", "two\n? 3",
      """
      n.txt:2: $ echo one; exit 4
          exit code 4, expected 3
        - two
        + one
      """
    ),
    (
      "$ true", "? 3",
      """
      n.txt:2: $ true
          exit code 0, expected 3
      """
    ),
    (
      "$ echo one \\\n    two", "",
      """
      n.txt:2: $ echo one \\
              two
        + one two
      """
    ),
    (
      "$ seq 9", "1\n2\n3\n4\n5\nfive\n6\n7\n9",
      """
      n.txt:2: $ seq 9
          [3 lines as expected]
          4
          5
        - five
          6
          7
        + 8
          9
      """
    ),
    (
      "$ seq 9", "1\n...\n5\n7\n8\n...\n10",
      """
      n.txt:2: $ seq 9
          [3 lines as expected]
          4
          5
        + 6
          7
          8
          9
        - 10
      """
    ),
    (
      "$ printf 'a  \\nb\\n'", "a\nb ",
      """
      n.txt:2: $ printf 'a  \\nb\\n'
        - a
        - b·
        + a··
        + b
      """
    ),
    (
      "$ echo 'Bi\u{301}'", "Bí",
      """
      n.txt:2: $ echo 'Bi\u{301}'
        - Bí
        + Bi\u{301}
          [the same letters in another Unicode normal form]
      """
    ),
  ]) func `whole messages`(command: String, expected: String, message: String?) throws {
    #expect(try messages("```console\n\(command)\n\(expected)\n```") == (message.map { [$0] } ?? []))
  }

  @Test func `every mismatch is told, in order`() throws {
    let text = "```console\n$ echo a\nb\n$ echo c\nc\n```\n\n```console\n$ echo d\n```"
    #expect(try messages(text) == ["n.txt:2: $ echo a\n  - b\n  + a", "n.txt:9: $ echo d\n  + d"])
  }

  @Test func `a long difference is cut`() throws {
    let message = try messages("```console\n$ seq 100\n```")[0]
    let lines = ["n.txt:2: $ seq 100"] + (1...40).map { "  + \($0)" } + ["    [60 more lines]"]
    #expect(message == lines.joined(separator: "\n"))
  }

  @Test func `a huge difference is not searched`() throws {
    let expected = (0..<3000).map { "\($0) x" }.joined(separator: "\n")
    let message = try messages("```console\n$ seq 3000\n\(expected)\n```")[0]
    #expect(message.hasPrefix("n.txt:2: $ seq 3000\n  - 0 x\n  - 1 x\n"))
    #expect(message.hasSuffix("\n    [5960 more lines]"))
  }

  @Test func `limits are named`() throws {
    #expect(
      try messages("```console\n$ echo a; sleep 100\nb\n```", timeLimit: .milliseconds(250)) == [
        "n.txt:2: $ echo a; sleep 100\n    killed after 0.25 seconds, its time limit\n  - b\n  + a"
      ])
    let command = "$ yes \"$(printf '%1000s' x)\""
    let message = try messages("```console\n\(command)\n...\n```")[0]
    #expect(message == "n.txt:2: \(command)\n    killed after it had printed more than 16777216 bytes")
  }
}
