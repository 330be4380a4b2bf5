import Glibc
import Reports

/// What the tool says to its user, apart from data: on standard error.
enum Talk {
  /// Says one line; control characters that data brought with them are made harmless.
  static func say(_ text: String) {
    write(text.onOneLine + "\n")
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
