/// What one command of a notebook did.
public struct CellResult: Sendable, Hashable {
  /// How a command came to its end.
  public enum Ending: Sendable, Hashable {
    /// By itself.
    case exited
    /// Killed after this time.
    case timeLimit(Duration)
    /// Killed after it had printed more than this.
    case outputLimit(bytes: Int)
  }

  /// The command and what is expected of it.
  public let cell: Notebook.Cell
  /// The lines it printed, as a terminal shows them: a CR before the line feed is dropped, bytes that are not
  /// UTF-8 appear as U+FFFD; blank lines at the end are left out.
  public let actual: [String]
  /// Its exit code, 0…255; 128 + the signal's number where a signal ended it.
  public let exitCode: Int
  /// Whether it ended by itself.
  public let ending: Ending

  init(cell: Notebook.Cell, outcome: ShellCommand.Outcome) {
    self.cell = cell
    actual = splitLines(outcome.output).map(Self.withoutCarriageReturn).withoutTrailingBlanks
    exitCode = outcome.exitCode
    ending = outcome.ending
  }

  /// Whether the command did what is expected.
  public var isMatch: Bool { ending == .exited && exitCode == cell.exitCode && isOutputMatch }

  /// Whether the output alone is what is expected.
  var isOutputMatch: Bool { OutputPattern(cell.expected).matches(actual) }

  private static func withoutCarriageReturn(_ line: String) -> String {
    line.utf8.last == UInt8(ascii: "\r") ? String(line.unicodeScalars.dropLast()) : line
  }
}
