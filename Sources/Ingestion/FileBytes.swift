import CZlib
import Glibc

/// The whole content of a text file in memory, known to be UTF-8 text.
struct FileBytes: Sendable {
  let bytes: [UInt8]

  /// Reads `path`, or standard input for "-", plain or compressed by gzip; `name` is what messages call it.
  init(path: String, name: String) throws(IngestionError) {
    bytes = try Self.read(path, name)
    try Self.check(bytes.span, name)
  }

  private static func read(_ path: String, _ name: String) throws(IngestionError) -> [UInt8] {
    guard let stream = try unsafe open(path, name) else {
      throw IngestionError(file: name, kind: .unreadable(system: systemMessage()))
    }
    var bytes: [UInt8] = []
    var status = 0
    repeat {
      let room = max(1 << 20, bytes.count)
      status = 0
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        status = unsafe Int(gzread(stream, buffer.baseAddress, UInt32(min(room, 1 << 30))))
        count = max(0, status)
      }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    } while status > 0
    // A stream that breaks off is reported by gzclose only.
    let closing = unsafe gzclose_r(stream)
    guard status == 0, closing == Z_OK else { throw IngestionError(file: name, kind: .brokenGzip) }
    return bytes
  }

  private static func open(_ path: String, _ name: String) throws(IngestionError) -> gzFile? {
    if path == "-" { return unsafe gzdopen(dup(STDIN_FILENO), "rb") }
    switch FileKind(path: path) {
    case .missing: throw IngestionError(file: name, kind: .missingFile)
    case .folder: throw IngestionError(file: name, kind: .folder)
    case .file: break
    }
    guard let stream = unsafe gzopen(path, "rb") else { return nil }
    unsafe gzbuffer(stream, 1 << 18)
    return unsafe stream
  }

  private static func systemMessage() -> String {
    unsafe String(cString: strerror(errno))
  }

  /// Throws where `bytes` are no UTF-8 text.
  private static func check(_ bytes: Span<UInt8>, _ name: String) throws(IngestionError) {
    if let kind = otherFormat(of: bytes) { throw IngestionError(file: name, kind: kind) }
    let start = RecordScanner.textStart(in: bytes)
    var isBlank = true
    for index in start..<bytes.count {
      if bytes[index] == 0 {
        throw IngestionError(file: name, kind: index < 2 ? .utf16 : .binary(byte: index))
      }
      if bytes[index] > Ascii.space { isBlank = false }
    }
    if isBlank { throw IngestionError(file: name, kind: .empty) }
    do {
      _ = try UTF8Span(validating: bytes)
    } catch {
      let place = TextPlace(of: error.byteOffsets.lowerBound, in: bytes, from: start, line: 1)
      throw IngestionError(file: name, line: place.line, column: place.column, kind: .notUTF8)
    }
  }

  /// The format that the first bytes give away, where it is one that is not read.
  private static func otherFormat(of bytes: Span<UInt8>) -> IngestionError.Kind? {
    func begins(with prefix: [UInt8]) -> Bool {
      bytes.count >= prefix.count && prefix.indices.allSatisfy { bytes[$0] == prefix[$0] }
    }
    // ZIP (.xlsx, .ods) and OLE 2 (.xls).
    if begins(with: [0x50, 0x4B, 0x03, 0x04]) || begins(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .spreadsheet
    }
    return begins(with: [0xFF, 0xFE]) || begins(with: [0xFE, 0xFF]) ? .utf16 : nil
  }
}
