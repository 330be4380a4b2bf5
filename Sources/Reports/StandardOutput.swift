import Glibc
import Observations

/// Standard output, which may be a pipe that its reader has closed.
public enum StandardOutput {
  /// What messages call it.
  static let name = "standard output"

  /// Writes `text`; that the reader has gone is no error. Throws `WriteError`, as on a full disk.
  public static func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes `bytes` in the same way.
  public static func write(_ bytes: [UInt8]) throws {
    do {
      try AtomicFile.writeAll(bytes, to: STDOUT_FILENO, path: name)
    } catch let error as WriteError where error.fault.code == EPIPE {
      return
    }
  }
}
