/// A delimited text file in memory, its header read.
struct DelimitedText: Sendable {
  /// What messages call the file.
  let name: String
  /// The text as UTF-8.
  let bytes: [UInt8]
  /// What the file itself is in; `bytes` are UTF-8.
  let encoding: TextEncoding
  /// What speaks for the encoding; nil where it was declared or is UTF-8.
  let encodingEvidence: String?
  /// The byte between fields, found in the header line.
  let delimiter: UInt8
  /// The header words, blanks around them removed.
  let headers: [String]
  /// The line of the header.
  let headerLine: Int

  /// Reads the file at `path`, or standard input for "-"; `declared` and `fallback` are as in `FileBytes`.
  init(
    path: String, name: String, declared: TextEncoding? = nil, fallback: TextEncoding? = nil
  ) throws(IngestionError) {
    let file = try FileBytes(path: path, name: name, declared: declared, fallback: fallback)
    let bytes = file.bytes
    self.bytes = bytes
    encoding = file.encoding
    encodingEvidence = file.evidence
    self.name = name
    delimiter = Self.delimiter(in: bytes.span)
    var scanner = RecordScanner(delimiter: delimiter, bytes: bytes.span)
    var fields: [FieldSpan] = []
    guard let header = scanner.next(in: bytes.span, into: &fields) else {
      throw IngestionError(file: name, kind: .empty)
    }
    headerLine = header.line
    if let fault = header.fault {
      let place = TextPlace(of: fault.openedAt, in: bytes.span, from: header.start, line: header.line)
      throw IngestionError(file: name, line: place.line, column: place.column, kind: .brokenHeader)
    }
    headers = fields.map { $0.text(in: bytes.span).trimmed }
  }

  /// The rows behind the header.
  var rows: RowReader {
    var rows = RowReader(
      scanner: RecordScanner(delimiter: delimiter, bytes: bytes.span), fieldCount: headers.count)
    rows.skipHeader(in: bytes.span)
    return rows
  }

  /// The rows from the one at `place` on.
  func rows(from place: RowPlace) -> RowReader {
    RowReader(
      scanner: RecordScanner(
        delimiter: delimiter, offset: place.offset, line: Int(place.line), number: Int(place.record)),
      fieldCount: headers.count)
  }

  /// The position of `record`, or of the cell that begins at `byte` in it.
  func position(of record: ScannedRecord, byte: Int? = nil, header: String? = nil) -> DataIssue.Position {
    guard let byte else {
      return DataIssue.Position(
        file: name, line: record.line, record: record.number, column: nil, header: nil)
    }
    let place = TextPlace(of: byte, in: bytes.span, from: record.start, line: record.line)
    return DataIssue.Position(
      file: name, line: place.line, record: record.number, column: place.column, header: header)
  }

  /// The text of `record` as it stands.
  func text(of record: ScannedRecord) -> String {
    String(decoding: bytes[record.start..<record.end], as: UTF8.self)
  }

  /// The issue that `fault` of `record` amounts to.
  func issue(_ fault: RowFault, of record: ScannedRecord) -> DataIssue {
    DataIssue(position: position(of: record, byte: fault.byte), kind: fault.kind)
  }

  /// The issue that `fault` of a cell of `record` amounts to.
  func issue(
    _ fault: CellFault, _ layout: ColumnLayout, of record: ScannedRecord, _ fields: [FieldSpan]
  ) -> DataIssue {
    let column = fault.role.flatMap { layout[$0] }
    let position = position(
      of: record, byte: column.map { fields[$0].firstByte }, header: column.map { headers[$0] })
    return DataIssue(position: position, kind: fault.kind)
  }

  /// Of comma, semicolon and tab the one that stands most often outside quotes in the first line with text,
  /// the first named of equals.
  private static func delimiter(in bytes: Span<UInt8>) -> UInt8 {
    let candidates = [Ascii.comma, Ascii.semicolon, Ascii.tab]
    var counts = [0, 0, 0]
    var isQuoted = false
    var hasText = false
    for index in RecordScanner.textStart(in: bytes)..<bytes.count {
      let byte = bytes[index]
      if byte == Ascii.quote { isQuoted.toggle() }
      let endsLine = byte == Ascii.lineFeed || byte == Ascii.carriageReturn
      if endsLine, !isQuoted, hasText { break }
      if !endsLine { hasText = true }
      if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
    }
    return candidates[counts.firstIndex(of: counts.max()!)!]
  }
}
