/// A plain-text notebook: Markdown whose `console` fences hold commands and the output they are to give.
///
/// Inside such a fence a line that starts with `$ ` is a command; a backslash at its end continues it on the
/// next line. The lines below it are the expected output, standard output and standard error as a terminal
/// interleaves them. `? N` alone on the line after the output states an exit code other than 0. Blank lines
/// at the end of an output are not compared.
///
/// Expected output may leave things open: a line `...` stands for any number of lines, none included, and
/// `…` (U+2026) for any text within its line.
///
/// All other text, other fences included, is left alone.
public struct Notebook: Sendable {
  /// One command and what is expected of it.
  public struct Cell: Sendable, Hashable {
    /// The line of the command, counted from 1.
    public let line: Int
    /// The command, with its line breaks where it is continued.
    public let command: String
    /// The lines of expected output, without blank lines at the end.
    public let expected: [String]
    /// The expected exit code, 0…255.
    public let exitCode: Int

    /// Indices of the source lines of the output and of `? N`, without the blank lines below.
    let outputLines: Range<Int>
    /// The fence the cell stands in.
    let fence: Fence
  }

  /// The commands in the order of the text.
  public let cells: [Cell]

  /// The text, cut at its line feeds.
  let lines: [String]

  /// The notebook written as `text`, in UTF-8 with lines that end with LF.
  ///
  /// Throws the first `NotebookError` of the text.
  public init(text: String) throws {
    lines = splitLines(text.utf8)
    var parser = NotebookParser(lines: lines)
    cells = try parser.parse()
  }
}

/// The pieces of `bytes` between line feeds; one more than there are line feeds.
func splitLines(_ bytes: some Collection<UInt8>) -> [String] {
  bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
}
