/// Delimited text in memory.
struct DelimitedText: Sendable {
  /// What messages call the file.
  let name: String
  /// The text as UTF-8.
  let bytes: [UInt8]
  /// What the file itself is in; `bytes` are UTF-8.
  let encoding: TextEncoding
  /// What speaks for the encoding; nil where it was declared or is UTF-8.
  let encodingEvidence: String?
  /// The byte between fields.
  let delimiter: UInt8
  /// The sheet that the text is of, where it is one: its lines are rows, its fields cells.
  let sheet: SheetText?

  /// Reads the file at `path`, or standard input for "-"; `declared` and `fallback` are as in `FileBytes`.
  init(
    path: String, name: String, declared: TextEncoding? = nil, fallback: TextEncoding? = nil
  ) throws(IngestionError) {
    let file = try FileBytes(path: path, name: name, declared: declared, fallback: fallback)
    self.name = name
    let bytes = file.bytes
    self.bytes = bytes
    encoding = file.encoding
    encodingEvidence = file.evidence
    delimiter = Self.delimiter(in: bytes.span)
    sheet = nil
  }

  /// The text of `sheet` in the workbook that messages call `workbook`; throws where the sheet is empty.
  init(_ sheet: SheetText, workbook: String) throws(IngestionError) {
    name = "\(workbook):\(sheet.name)"
    bytes = sheet.bytes
    encoding = .utf8
    encodingEvidence = nil
    delimiter = Ascii.comma
    self.sheet = sheet
    if bytes.allSatisfy({ $0 <= Ascii.space || $0 == Ascii.comma }) {
      throw IngestionError(file: name, kind: .empty)
    }
  }

  /// A scanner at the first record.
  var scanner: RecordScanner { RecordScanner(delimiter: delimiter, bytes: bytes.span) }

  /// The position of `record`, or of the cell in `column` that begins at `byte` in it.
  func position(
    of record: ScannedRecord, column: Int? = nil, byte: Int? = nil, header: String? = nil
  ) -> DataIssue.Position {
    var place = (line: record.line, column: Int?.none)
    if sheet != nil {
      place.column = byte == nil ? nil : column.map { $0 + 1 }
    } else if let byte {
      let found = TextPlace(of: byte, in: bytes.span, from: record.start, line: record.line)
      place = (found.line, found.column)
    }
    return DataIssue.Position(
      file: name, line: place.line, record: record.number, column: place.column, header: header,
      isInSheet: sheet != nil)
  }

  /// The text of `record` as it stands.
  func text(of record: ScannedRecord) -> String {
    String(decoding: bytes[record.start..<record.end], as: UTF8.self)
  }

  /// Of comma, semicolon, tab and bar the one that stands equally often, outside quotes, in the most of the first lines with
  /// text; of equals the one that stands more often, then the first named. Title lines above a header hold few of any,
  /// and decimal commas are not in the header.
  private static func delimiter(in bytes: Span<UInt8>) -> UInt8 {
    let candidates = [Ascii.comma, Ascii.semicolon, Ascii.tab, Ascii.bar]
    let none = [0, 0, 0, 0]
    var linesOfCount: [[Int: Int]] = [[:], [:], [:], [:]]
    var counts = none
    func closeLine() {
      for place in counts.indices where counts[place] > 0 {
        linesOfCount[place][counts[place], default: 0] += 1
      }
      counts = none
    }
    var isQuoted = false
    var lines = 0
    for index in RecordScanner.textStart(in: bytes)..<bytes.count {
      let byte = bytes[index]
      if byte == Ascii.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
        if counts != none { lines += 1 }
        closeLine()
        if lines == linesHeard { break }
      } else if let candidate = candidates.firstIndex(of: byte) {
        counts[candidate] += 1
      }
    }
    closeLine()
    let scores = linesOfCount.map { lines in lines.map { ($0.value, $0.key) }.max(by: <) ?? (0, 0) }
    var best = 0
    for place in candidates.indices where scores[place] > scores[best] { best = place }
    return candidates[best]
  }

  /// How many lines have a say in what stands between fields.
  private static let linesHeard = 40
}
