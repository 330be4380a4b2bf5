import Observations

/// What stands over the columns of a table, in one row or several.
struct TableHeader: Sendable {
  /// For each column the words over it, top first; blanks and repetitions are left out, and so are notes in brackets.
  let levels: [[String]]
  /// The first line of the header, from 1.
  let line: Int
  /// The line of its last row.
  let lastLine: Int
  /// How many rows it has.
  let rowCount: Int
  /// The first byte behind the header, and its line.
  let end: (offset: Int, line: Int)

  /// The header of every column as one text.
  var headers: [String] { levels.map { $0.joined(separator: " ") } }

  /// `text` as the header of a column: blanks made single spaces, notes such as "[note 7]" left out.
  static func cleaned(_ text: String) -> String {
    var rest = text[...]
    var kept = ""
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let note = FoldedText(rest[open...close]).text
      kept += rest[..<open]
      if !note.hasPrefix("note"), !note.hasPrefix("ghi chu") { kept += rest[open...close] }
      rest = rest[rest.index(after: close)...]
    }
    kept += rest
    return kept.split { $0.unicodeScalars.allSatisfy(\.isBlank) }.joined(separator: " ")
  }
}

/// A table in delimited text: its header, and the rows behind it.
struct TextTable: Sendable {
  let text: DelimitedText
  let header: TableHeader
  /// The header of every column, made one text.
  let headers: [String]

  /// Finds the header of `text`: at `headerRows` where they are declared, else the row that `words` know best.
  init(
    _ text: DelimitedText, words: HeaderWords, headerRows: ClosedRange<Int>? = nil
  ) throws(IngestionError) {
    self.text = text
    header = try HeaderSearch(text, words).header(at: headerRows)
    headers = header.headers
  }

  var name: String { text.name }

  /// The rows behind the header.
  var rows: RowReader {
    let scanner = RecordScanner(
      delimiter: text.delimiter, offset: header.end.offset, line: header.end.line, number: 1)
    return RowReader(scanner: scanner, fieldCount: headers.count)
  }

  /// The rows from the one at `place` on.
  func rows(from place: RowPlace) -> RowReader {
    let scanner = RecordScanner(
      delimiter: text.delimiter, offset: place.offset, line: Int(place.line), number: Int(place.record))
    return RowReader(scanner: scanner, fieldCount: headers.count)
  }

  /// The issue that `fault` of `record` amounts to.
  func issue(_ fault: RowFault, of record: ScannedRecord) -> DataIssue {
    DataIssue(position: text.position(of: record, byte: fault.byte), kind: fault.kind)
  }

  /// The issue that `fault` of a cell of `record` amounts to; `layout` knows the columns of roles.
  func issue(
    _ fault: CellFault, _ layout: ColumnLayout, of record: ScannedRecord, _ fields: [FieldSpan]
  ) -> DataIssue {
    let column = fault.column ?? fault.role.flatMap { layout[$0] }
    let byte = column.map { fields[$0].firstByte }.flatMap { $0 >= record.start ? $0 : nil }
    let position = text.position(
      of: record, column: column, byte: byte, header: column.map { layout.headers[$0] })
    return DataIssue(position: position, kind: fault.kind)
  }
}
