public import Observations

/// What a table of attestations says of units: one row a unit and line, with its source and its day.
///
/// Columns: the unit as in a table of counts (`unit_code`, `unit`, `district` …), `line`, `value`, and where known
/// `source` and `date`.
public struct AttestationTable<Value: Hashable & Sendable>: Sendable {
  /// One row that can be used.
  public struct Row: Sendable {
    /// Index into the units that were asked about.
    public let unit: Int
    /// What it says.
    public let value: Value
    /// The slot that it says it of.
    public let slot: Int
    /// Where it is from.
    public let source: String?
    /// The day it is of.
    public let date: CalendarDate?
    /// Where its value stands.
    public let position: DataIssue.Position
  }

  /// The rows, of every unit and slot at most one: the latest; in the order of the file.
  public let rows: [Row]
  /// What is wrong with single rows, in the order of the file.
  public let issues: [DataIssue]
  /// How many rows are dated outside the days asked for and left out.
  public let rowsOutside: Int

  /// The issue that counts say otherwise than `row` of `line` and decide.
  public static func overruled(_ row: Row, line: String) -> DataIssue {
    DataIssue(position: row.position, kind: .overruledAttestation(line: line))
  }
}

/// Why an attestation cannot be used.
public enum AttestationFault: Error, Sendable, Hashable {
  /// No such line; the nearest name.
  case unknownLine(nearest: String?)
  /// A value that is impossible there, with what was expected.
  case badValue(expected: BilingualText)
}

extension AttestationTable {
  /// Reads the file at `path`, or standard input for "-", about `units`.
  ///
  /// `interpret` makes a slot and a value of the texts of a row. Rows dated outside `days` are left out, but for those of
  /// the slots `timeless`; of two rows for one unit and slot the later counts, and where neither is later and they differ, neither. Throws where the file is no
  /// such table.
  public init(
    path: String, units: [AreaUnit], days: ClosedRange<CalendarDate>, timeless: Set<Int> = [],
    interpret: (_ line: String, _ value: String) -> Result<(slot: Int, value: Value), AttestationFault>
  ) throws(IngestionError) {
    let name = path == "-" ? "standard input" : path
    let text = try SourceOpening.onlyText(path: path, name: name, fallback: nil)
    let table = try TextTable(text, words: .ofRegister, headerRows: 1...1)
    var reader = try AttestationRows<Value>(table, units: units, days: days, timeless: timeless)
    reader.readAll(interpret)
    rows = reader.settled
    issues = reader.issues.sorted {
      ($0.position.line, $0.position.column ?? 0) < ($1.position.line, $1.position.column ?? 0)
    }
    rowsOutside = reader.rowsOutside
  }
}

/// The rows of a table of attestations as they are read.
private struct AttestationRows<Value: Hashable & Sendable> {
  typealias Row = AttestationTable<Value>.Row
  typealias Interpretation = Result<(slot: Int, value: Value), AttestationFault>

  private let table: TextTable
  private let layout: ColumnLayout
  private let line: Int
  private let value: Int
  private let source: Int?
  private let date: Int?
  private let days: ClosedRange<CalendarDate>
  private let timeless: Set<Int>
  private var register: UnitRegister
  /// How the row before names its unit, and what was found: the rows of a unit stand together.
  private var mentioned: (texts: [String], finding: UnitFinding)?
  private(set) var issues: [DataIssue] = []
  private(set) var rowsOutside = 0
  private var rows: [Row] = []
  /// Of every unit and slot the place of the row that counts.
  private var placeOfKey: [Int64: Int] = [:]
  /// The keys whose latest rows contradict each other.
  private var contradicted: Set<Int64> = []
  /// Texts are few and rows many.
  private var interpretations: [[String]: Interpretation] = [:]

  init(_ table: TextTable, units: [AreaUnit], days: ClosedRange<CalendarDate>, timeless: Set<Int>)
    throws(IngestionError)
  {
    var kinds: [IngestionError.Kind] = []
    layout = ColumnLayout(table.header, mapping: [:], allowed: ColumnRole.ofRegister, errors: &kinds)
    let headers = table.headers.map { FoldedText($0).text }
    func column(_ names: [String]) -> Int? {
      names.lazy.compactMap { name in headers.firstIndex { $0 == name } }.first
    }
    let line = column(["line", "dong", "tieu chi", "muc"])
    let value = column(["value", "gia tri", "ket qua"])
    if layout[.unit] == nil, layout[.unitCode] == nil { kinds.append(.noUnit(nearest: nil)) }
    for (place, name) in [(line, "line"), (value, "value")] where place == nil {
      kinds.append(.noAttestationColumn(name))
    }
    if let first = kinds.first {
      throw IngestionError(file: table.name, line: table.header.line, kind: first)
    }
    self.table = table
    self.line = line!
    self.value = value!
    self.days = days
    self.timeless = timeless
    source = column(["source", "nguon", "minh chung"])
    date = column(["date", "ngay"])
    register = UnitRegister(ofData: units)
  }

  mutating func readAll(_ interpret: (String, String) -> Interpretation) {
    let text = table.text
    let bytes = text.bytes.span
    var rows = table.rows
    while let record = rows.next(in: bytes) {
      if let fault = rows.fault {
        issues.append(table.issue(fault, of: record))
      } else {
        read(record, rows.fields, bytes, interpret)
      }
    }
  }

  private mutating func read(
    _ record: ScannedRecord, _ fields: [FieldSpan], _ bytes: Span<UInt8>,
    _ interpret: (String, String) -> Interpretation
  ) {
    func cell(_ column: Int?) -> String { column.map { fields[$0].text(in: bytes).trimmed } ?? "" }
    let known = issues.count
    let roles = layout.present(ColumnRole.ofUnit)
    let texts = roles.map { cell(layout[$0]) }
    if texts != mentioned?.texts {
      mentioned = (texts, register.find(UnitMention(roles: roles, texts: texts)))
    }
    let finding = mentioned!.finding
    if let fault = finding.fault {
      issues.append(table.issue(fault.ofData, layout, of: record, fields))
    }
    let (lineText, valueText) = (cell(line), cell(value))
    var read: (slot: Int, value: Value)?
    let interpretation = interpretations[[lineText, valueText]] ?? interpret(lineText, valueText)
    interpretations[[lineText, valueText]] = interpretation
    switch interpretation {
    case .success(let own): read = own
    case .failure(.unknownLine(let nearest)):
      note(lineText.isEmpty ? .blank : .unknownLine(lineText, nearest: nearest), line, record, fields)
    case .failure(.badValue(let expected)):
      let kind = DataIssue.Kind.badAttestation(valueText, line: lineText, expected: expected)
      note(valueText.isEmpty ? .blank : kind, value, record, fields)
    }
    var day: CalendarDate?
    if !cell(date).isEmpty {
      switch TimeCells.date(cell(date), role: .date) {
      case .success(let date): day = date
      case .failure(let fault): note(fault.kind, date!, record, fields)
      }
    }
    guard issues.count == known, let unit = finding.unit, let read else { return }
    if let day, !days.contains(day), !timeless.contains(read.slot) {
      rowsOutside += 1
      return
    }
    let source = cell(source)
    let position = position(value, record, fields)
    take(
      Row(
        unit: unit, value: read.value, slot: read.slot, source: source.isEmpty ? nil : source, date: day,
        position: position))
  }

  private mutating func take(_ row: Row) {
    let key = Int64(row.unit) << 32 | Int64(row.slot)
    guard let place = placeOfKey[key] else {
      placeOfKey[key] = rows.count
      rows.append(row)
      return
    }
    let first = rows[place]
    if let before = first.date, let now = row.date, before != now {
      if now > before {
        rows[place] = row
        contradicted.remove(key)
      }
    } else if first.value != row.value {
      contradicted.insert(key)
      issues.append(
        DataIssue(
          position: row.position,
          kind: .contradictingAttestation(of: .init(file: nil, line: first.position.line))))
    }
  }

  /// The rows that count.
  var settled: [Row] {
    rows.filter { !contradicted.contains(Int64($0.unit) << 32 | Int64($0.slot)) }
      .sorted { ($0.position.line, $0.position.record) < ($1.position.line, $1.position.record) }
  }

  private mutating func note(
    _ kind: DataIssue.Kind, _ column: Int, _ record: ScannedRecord, _ fields: [FieldSpan]
  ) {
    issues.append(DataIssue(position: position(column, record, fields), kind: kind))
  }

  private func position(_ column: Int, _ record: ScannedRecord, _ fields: [FieldSpan]) -> DataIssue.Position {
    table.text.position(
      of: record, column: column, byte: fields[column].firstByte, header: table.headers[column])
  }
}

extension CellFault {
  /// The same where the units are those of the data.
  fileprivate var ofData: CellFault {
    switch kind {
    case .unknownUnit(let name, let nearest): CellFault(role: role, kind: .notInData(name, nearest: nearest))
    case .unknownCode(let code): CellFault(role: role, kind: .notInData(code, nearest: nil))
    default: self
    }
  }
}
