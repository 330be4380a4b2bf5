import Glibc

/// Why a file could not be written: the file and the system's own words.
public struct WriteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file that was to be written.
  public let path: String
  /// What went wrong.
  public let problem: String

  /// One line.
  public var description: String { "cannot write \(path): \(problem)" }
}

/// A file that is written whole or not at all.
public enum AtomicFile {
  /// Writes `text` to `path`, as `write(_:to:)` does bytes.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes `bytes` to `path` by way of a temporary file beside it, flushed to disk and renamed.
  ///
  /// Throws `WriteError`; the old file, if any, is then as it was.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    let temporary = "\(path).\(getpid()).part"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteError(path: path, problem: lastSystemError()) }
    do {
      try writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw WriteError(path: path, problem: lastSystemError()) }
    } catch {
      close(descriptor)
      unsafe unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
      let problem = lastSystemError()
      unsafe unlink(temporary)
      throw WriteError(path: path, problem: problem)
    }
  }

  /// Writes `bytes` to an open file.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw WriteError(path: path, problem: lastSystemError()) }
      rest = rest.dropFirst(written)
    }
  }
}

/// The text of `errno`.
func lastSystemError() -> String { unsafe String(cString: strerror(errno)) }
