import Glibc
import Reports

/// What the tool says to its user, apart from data: on standard error.
enum Talk {
  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Says one line; control characters that data brought with them are made harmless.
  static func say(_ text: String) {
    write(text.onOneLine + "\n")
  }

  /// Shows a passing line on a terminal, in place of the last one; an empty one wipes it.
  static func progress(_ text: String) {
    if isTerminal { write("\r\u{1B}[K\(text)") }
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
