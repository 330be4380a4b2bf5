import Observations

/// Any table with one row an observation and a line of headers, as R or a spreadsheet writes it: no units, no periods.
///
/// A column is of numbers where at least four in five of its filled cells are; others of it are issues and missing. All
/// other columns are texts. Blank cells and `NA` are missing. Digits behind a leading zero are a code, not a number.
public struct PlainTable: Sendable {
  /// The values of a column, one a row.
  public enum Values: Sendable, Hashable {
    /// Numbers, nil where one is missing.
    case numbers([Double?])
    /// Texts, nil where one is missing.
    case texts([String?])
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// Its header, or `column 3` where that is blank.
    public let name: String
    /// Its values.
    public let values: Values
  }

  /// What messages call the file.
  public let name: String
  /// The columns in the order of the file.
  public let columns: [Column]
  /// The line on which each row begins, from 1.
  public let lines: [Int]
  /// Rows that are not used and cells that are missing for what is wrong with them.
  public let issues: [DataIssue]

  /// Reads the file at `path`, delimited text or a workbook's first sheet, or standard input for "-".
  public init(path: String) throws(IngestionError) {
    let name = path == "-" ? "standard input" : path
    try self.init(SourceOpening.onlyText(path: path, name: name, fallback: nil))
  }

  init(_ text: DelimitedText) throws(IngestionError) {
    var scanner = text.scanner
    var fields: [FieldSpan] = []
    let bytes = text.bytes.span
    guard let header = scanner.next(in: bytes, into: &fields), header.fault == nil else {
      throw IngestionError(file: text.name, kind: .brokenHeader)
    }
    let headers = try Self.headers(fields.map { $0.text(in: bytes).trimmed }, text, line: header.line)
    var reader = RowReader(scanner: scanner, fieldCount: headers.count)
    var cells = [[Cell]](repeating: [], count: headers.count)
    var (lines, issues) = ([Int](), [DataIssue]())
    while let record = reader.next(in: bytes) {
      if let fault = reader.fault {
        issues.append(DataIssue(position: text.position(of: record, byte: fault.byte), kind: fault.kind))
        continue
      }
      lines.append(record.line)
      for (place, field) in reader.fields.enumerated() {
        let own = field.text(in: bytes).trimmed
        var cell = Cell(text: own, number: Self.number(own, decimalComma: text.delimiter != Ascii.comma))
        if cell.number == nil, !cell.isMissing {
          cell.position = text.position(
            of: record, column: place, byte: field.firstByte, header: headers[place])
        }
        cells[place].append(cell)
      }
    }
    self.name = text.name
    self.lines = lines
    columns = zip(headers, cells).map { header, cells in
      Column(name: header, values: Self.values(cells, &issues))
    }
    self.issues = issues.sorted {
      ($0.position.line, $0.position.column ?? 0) < ($1.position.line, $1.position.column ?? 0)
    }
  }

  /// A cell; its position where it is neither missing nor a number.
  private struct Cell {
    let text: String
    let number: Double?
    var position: DataIssue.Position?

    var isMissing: Bool { text.isEmpty || text == "NA" }
  }

  private static func headers(
    _ texts: [String], _ text: DelimitedText, line: Int
  ) throws(IngestionError) -> [String] {
    let headers = texts.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 }
    var known: Set<String> = []
    for header in headers where !known.insert(header).inserted {
      throw IngestionError(file: text.name, line: line, kind: .repeatedHeader(header))
    }
    return headers
  }

  private static func values(_ cells: [Cell], _ issues: inout [DataIssue]) -> Values {
    let filled = cells.count { !$0.isMissing }
    let numbers = cells.count { $0.number != nil }
    guard 5 * numbers >= 4 * filled else { return .texts(cells.map { $0.isMissing ? nil : $0.text }) }
    for cell in cells {
      if let position = cell.position {
        issues.append(DataIssue(position: position, kind: .notNumber(cell.text)))
      }
    }
    return .numbers(cells.map(\.number))
  }

  /// The number that `text` is: digits with a sign, decimals and an exponent; nil for everything else.
  private static func number(_ text: String, decimalComma: Bool) -> Double? {
    var plain: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case Ascii.comma where decimalComma: plain.append(Ascii.point)
      case 0x30...0x39, Ascii.point, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        plain.append(byte)
      default: return nil
      }
    }
    if plain.count > 1, plain[0] == Ascii.zero, (0x30...0x39).contains(plain[1]) { return nil }
    guard let number = Double(String(decoding: plain, as: UTF8.self)), number.isFinite else { return nil }
    return number
  }
}
