import Glibc
public import Observations

/// Why a file could not be written: the file and the system's own words.
public struct WriteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file that was to be written.
  public let path: String
  /// What went wrong.
  public let fault: SystemFault

  init(path: String, code: Int32) {
    self.path = path
    fault = SystemFault(code: code)
  }

  /// The sentence in English, as logs have it.
  public var description: String { sentence(.en) }

  /// One line.
  public func sentence(_ language: Language) -> String {
    let target = path == StandardOutput.name ? language(vi: "đầu ra chuẩn", en: path) : path
    return language(
      vi: "không ghi được \(target): \(fault.words(.vi))", en: "cannot write \(target): \(fault.words(.en))")
  }
}

/// A file that is written whole or not at all.
public enum AtomicFile {
  /// Writes `text` to `path`, as `write(_:to:)` does bytes.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes `bytes` to `path` by way of a temporary file beside it, flushed to disk and renamed.
  ///
  /// Where `path` is a symbolic link, the file behind it is replaced; a file that is replaced hands on who may read
  /// it. A device or a pipe is written to directly. Throws `WriteError`; the old file, if any, is then as it was.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    var present = stat()
    guard unsafe stat(path, &present) == 0 else {
      return try replace(path, with: bytes, mode: nil, named: path)
    }
    switch present.st_mode & S_IFMT {
    case S_IFREG:
      try replace(resolved(path), with: bytes, mode: present.st_mode & 0o777, named: path)
    case S_IFDIR:
      throw WriteError(path: path, code: EISDIR)
    default:
      let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor, path: path)
    }
  }

  /// Puts a file of `bytes` in the place of `target`; errors call it `path`.
  private static func replace(_ target: String, with bytes: [UInt8], mode: mode_t?, named path: String) throws
  {
    let temporary = "\(target).\(getpid()).part"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode ?? 0o666)
    guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
    do {
      if let mode, fchmod(descriptor, mode) != 0 { throw WriteError(path: path, code: errno) }
      try writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw WriteError(path: path, code: errno) }
    } catch {
      close(descriptor)
      unsafe unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, unsafe rename(temporary, target) == 0 else {
      let code = errno
      unsafe unlink(temporary)
      throw WriteError(path: path, code: code)
    }
  }

  /// Where symbolic links lead to.
  static func resolved(_ path: String) -> String {
    guard let target = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  /// Writes `bytes` to an open file.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw WriteError(path: path, code: written < 0 ? errno : EIO) }
      rest = rest.dropFirst(written)
    }
  }
}
