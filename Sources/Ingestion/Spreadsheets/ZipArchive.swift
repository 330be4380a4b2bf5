import CZip

/// A ZIP archive in memory, its parts inflated as they are read.
@safe final class ZipArchive {
  private static let pieceBytes = 1 << 16

  /// How much is read of a part.
  let limits: WorkbookLimits

  private let storage: UnsafeMutableRawBufferPointer
  private let archive: OpaquePointer

  /// The archive that `bytes` are.
  init(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookFault) {
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    unsafe storage.copyBytes(from: bytes)
    do throws(WorkbookFault) {
      unsafe archive = try Self.open(storage)
    } catch {
      unsafe storage.deallocate()
      throw error
    }
    unsafe self.storage = storage
    self.limits = limits
  }

  deinit {
    unsafe zip_discard(archive)
    unsafe storage.deallocate()
  }

  /// The names of all parts, in the order of the archive.
  var parts: [String] {
    unsafe (0..<max(0, zip_get_num_entries(archive, 0))).compactMap { index in
      unsafe zip_get_name(archive, UInt64(index), 0).map { unsafe String(cString: $0) }
    }
  }

  /// Whether there is `part`; the case of letters does not matter (ISO/IEC 29500-2, 6.2.2).
  func contains(_ part: String) -> Bool { index(of: part) != nil }

  /// Hands the XML of `part`, at most `limit` bytes or those of a small part, to `sink`; throws where it is missing, damaged, suspicious or not
  /// well-formed.
  func read(
    _ part: String, into sink: some XMLSink, limit: Int? = nil
  ) throws(WorkbookFault) {
    let reader = XMLPart(part, sink, limits)
    try read(part, limit: limit ?? limits.smallPartBytes) { (piece, count) throws(WorkbookFault) in
      try reader.take(piece, count: count)
    }
    try reader.take([], count: 0)
  }

  /// The first bytes of `part`, at most a piece of them.
  func beginning(of part: String) throws(WorkbookFault) -> [UInt8] {
    var first: [UInt8] = []
    try read(part, limit: limits.smallPartBytes) { (piece, count) throws(WorkbookFault) in
      if first.isEmpty { first = Array(piece[..<count]) }
    }
    return first
  }

  private func read(
    _ part: String, limit: Int, _ body: ([UInt8], Int) throws(WorkbookFault) -> Void
  ) throws(WorkbookFault) {
    guard let index = index(of: part) else { throw .missingPart(part) }
    let compressed = try compressedBytes(index, part)
    guard let file = unsafe zip_fopen_index(archive, index, 0) else {
      throw unsafe .damaged(part: part, problem: Self.message(zip_get_error(archive)))
    }
    defer { unsafe zip_fclose(file) }
    var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
    var total = 0
    while true {
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe Int(zip_fread(file, $0.baseAddress, UInt64($0.count)))
      }
      guard count >= 0 else {
        throw unsafe .damaged(part: part, problem: Self.message(zip_file_get_error(file)))
      }
      if count == 0 { return }
      total += count
      guard total <= limit else { throw .hugePart(part, limit: limit) }
      guard total <= limits.uncheckedBytes || total / limits.compression <= compressed else {
        throw .suspiciousCompression(part: part, limit: limits.compression)
      }
      try body(piece, count)
    }
  }

  private func compressedBytes(_ index: UInt64, _ part: String) throws(WorkbookFault) -> Int {
    var state = unsafe zip_stat_t()
    guard unsafe zip_stat_index(archive, index, 0, &state) == 0 else {
      throw unsafe .damaged(part: part, problem: Self.message(zip_get_error(archive)))
    }
    guard unsafe state.encryption_method == ZIP_EM_NONE else { throw .passwordProtected }
    return unsafe Int(clamping: state.comp_size)
  }

  private func index(of part: String) -> UInt64? {
    let exact = unsafe zip_name_locate(archive, part, 0)
    let index = exact >= 0 ? exact : unsafe zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE))
    return index >= 0 ? UInt64(index) : nil
  }

  private static func open(_ storage: UnsafeMutableRawBufferPointer) throws(WorkbookFault) -> OpaquePointer {
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    let source = unsafe zip_source_buffer_create(storage.baseAddress, UInt64(storage.count), 0, &error)
    if let source = unsafe source {
      if let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) { return unsafe archive }
      unsafe zip_source_free(source)
    }
    if unsafe error.zip_err == ZIP_ER_NOZIP {
      guard unsafe storage.starts(with: [0x50, 0x4B]) else { throw .notWorkbook }
      if unsafe hasEnd(storage) { throw .damaged(part: nil, problem: "its directory cannot be read") }
      throw .truncated
    }
    throw unsafe .damaged(part: nil, problem: message(&error))
  }

  /// Whether the record that ends an archive is there, before a comment of at most 65,535 bytes (APPNOTE 4.3.16).
  private static func hasEnd(_ storage: UnsafeMutableRawBufferPointer) -> Bool {
    let tail = unsafe storage.suffix(22 + 65_535)
    return unsafe tail.indices.contains { unsafe tail[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06]) }
  }

  private static func message(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
    unsafe zip_error_strerror(error).map { unsafe String(cString: $0) } ?? "unknown error"
  }
}
