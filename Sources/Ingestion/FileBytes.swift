import CZlib
import Glibc
import Observations

/// The whole content of a text file in memory, made UTF-8.
struct FileBytes: Sendable {
  /// The text, which is UTF-8 and not blank.
  let bytes: [UInt8]
  /// What the file itself is in.
  let encoding: TextEncoding
  /// What speaks for the encoding; nil where it was declared, and for UTF-8, which proves itself.
  let evidence: String?

  /// Reads `path`, or standard input for "-", plain or compressed by gzip; `name` is what messages call it.
  ///
  /// The encoding is `declared`, else found from the bytes; `fallback` is taken where that fails.
  init(
    path: String, name: String, declared: TextEncoding? = nil, fallback: TextEncoding? = nil
  ) throws(IngestionError) {
    let raw = try Self.read(path, name)
    if Self.isSpreadsheet(raw) { throw IngestionError(file: name, kind: .spreadsheet) }
    if Self.isBlank(raw) { throw IngestionError(file: name, kind: .empty) }
    if let document = ForeignDocument(text: raw) {
      throw IngestionError(file: name, kind: .foreign(document))
    }
    if let declared {
      (encoding, evidence) = (declared, nil)
    } else {
      let guess = EncodingGuess(raw.span)
      if guess == .found(.utf8, evidence: nil) {
        (bytes, encoding, evidence) = (raw, .utf8, nil)
        return
      }
      (encoding, evidence) = try Self.encoding(guess, of: raw, fallback: fallback, name)
    }
    bytes = try Self.decoded(raw, as: encoding, isDeclared: declared != nil, name)
  }

  private static func read(_ path: String, _ name: String) throws(IngestionError) -> [UInt8] {
    if let bytes = PlainFile.bytes(at: path) { return bytes }
    guard let stream = try unsafe open(path, name) else {
      throw IngestionError(file: name, kind: .unreadable(SystemFault(code: errno)))
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

  /// Whether nothing but blanks is in `bytes`; a byte order mark and the zero bytes of UTF-16 are blank.
  private static func isBlank(_ bytes: [UInt8]) -> Bool {
    let start =
      [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]].first { bytes.starts(with: $0) }?.count ?? 0
    return bytes[start...].allSatisfy { $0 <= Ascii.space && ($0 != 0 || start == 2) }
  }

  /// Whether `bytes` begin as ZIP (.xlsx, .ods) or OLE 2 (.xls).
  private static func isSpreadsheet(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  /// The encoding of `bytes` where none is declared, or why `guess` does not tell.
  private static func encoding(
    _ guess: EncodingGuess, of bytes: [UInt8], fallback: TextEncoding?, _ name: String
  ) throws(IngestionError) -> (encoding: TextEncoding, evidence: String?) {
    func error(_ kind: IngestionError.Kind) -> IngestionError {
      let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
      let place = TextPlace(of: first, in: bytes.span, from: 0, line: 1)
      return IngestionError(file: name, line: place.line, column: place.column, kind: kind)
    }
    switch guess {
    case .found(let encoding, let evidence): return (encoding, evidence)
    case .brokenUTF8: return (.utf8, nil)
    case .binary(let byte): throw IngestionError(file: name, kind: .binary(byte: byte))
    case .unknown:
      if let fallback { return (fallback, nil) }
      throw error(.unknownEncoding)
    case .ambiguous(let readings):
      if let fallback { return (fallback, nil) }
      throw error(
        .ambiguousEncoding(readings.map { .init(encoding: $0.encoding, text: $0.text) }))
    }
  }

  /// `bytes` as UTF-8; throws at the first byte that stands for nothing.
  private static func decoded(
    _ bytes: [UInt8], as encoding: TextEncoding, isDeclared: Bool, _ name: String
  ) throws(IngestionError) -> [UInt8] {
    let decoding = TextDecoding(bytes, as: encoding)
    let utf8 = decoding.utf8
    if let bad = decoding.badByte {
      if bytes[bad] == 0, !encoding.isUTF16 { throw IngestionError(file: name, kind: .binary(byte: bad)) }
      let start = RecordScanner.textStart(in: utf8.span)
      let place = TextPlace(of: utf8.count, in: utf8.span, from: start, line: 1)
      throw IngestionError(
        file: name, line: place.line, column: place.column,
        kind: .malformed(encoding, isDeclared: isDeclared))
    }
    if let zero = utf8.firstIndex(of: 0) { throw IngestionError(file: name, kind: .binary(byte: zero)) }
    return utf8
  }
}
