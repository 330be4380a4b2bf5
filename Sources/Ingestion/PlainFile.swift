import Glibc

/// Files that are read as they stand.
public enum PlainFile {
  /// The text of the file at `path`, made UTF-8; "-" is standard input.
  ///
  /// Throws where there is no such file, and where it is no text.
  public static func text(at path: String) throws(IngestionError) -> String {
    let name = path == "-" ? "standard input" : path
    return String(decoding: try FileBytes(path: path, name: name).bytes, as: UTF8.self)
  }

  /// The bytes of the regular file at `path`, read into memory of the right size at once; nil for anything else, for
  /// files that begin as gzip, and for those that cannot be read or change while they are.
  static func bytes(at path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var information = stat()
    guard unsafe fstat(file, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(information.st_size)
    var isWhole = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      unsafe askForLargePages(buffer)
      while count < size {
        let got = unsafe read(file, buffer.baseAddress! + count, size - count)
        if got <= 0 { break }
        count += got
      }
      isWhole = count == size
    }
    return isWhole && !bytes.starts(with: [0x1F, 0x8B]) ? bytes : nil
  }

  /// Asks the system for pages of two megabytes, each of which it hands out at once: a file of hundreds of megabytes would
  /// touch a hundred thousand small ones. Where it has none nothing changes.
  private static func askForLargePages(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    let large = 1 << 21
    guard let start = buffer.baseAddress, buffer.count >= 4 * large else { return }
    let first = unsafe UnsafeMutableRawPointer(start).alignedUp(toMultipleOf: large)
    let end = unsafe UnsafeMutableRawPointer(start + buffer.count).alignedDown(toMultipleOf: large)
    _ = unsafe madvise(first, end - first, Int32(MADV_HUGEPAGE))
  }
}
