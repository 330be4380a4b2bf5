import Observations

/// Reads a register of units: columns code, valid_from, name, type, parent, parent_code, population, and where
/// there are no districts province, province_code.
struct RegisterFile {
  /// Its place in the order of findings, before all sources.
  static let sourceNumber: Int32 = -1

  let table: TextTable
  let layout: ColumnLayout

  /// Recognises the columns of `table`; the mistakes that make it unusable are added to `errors`.
  init?(table: TextTable, errors: inout [IngestionError]) {
    var kinds: [IngestionError.Kind] = []
    layout = ColumnLayout(
      table.header, mapping: [:], allowed: ColumnRole.ofRegister, errors: &kinds)
    if layout[.unit] == nil { kinds.append(.missingColumn(role: .unit, nearest: nil)) }
    errors += kinds.map { IngestionError(file: table.name, line: table.header.line, kind: $0) }
    self.table = table
    if !kinds.isEmpty { return nil }
  }

  /// The register; rows that name no new unit are rejected into `findings`.
  func read(into findings: inout Findings) -> UnitRegister {
    let text = table.text
    let bytes = text.bytes.span
    var entries: [UnitRegister.Entry] = []
    var lineOfUnit: [[String]: Int] = [:]
    var rows = table.rows
    while let record = rows.next(in: bytes) {
      var issues: [DataIssue] = []
      if let fault = rows.fault {
        issues.append(table.issue(fault, of: record))
      } else {
        let (entry, faults) = entry(in: rows.fields, bytes)
        issues = faults.map { table.issue($0, layout, of: record, rows.fields) }
        if let line = lineOfUnit[Self.key(of: entry)] {
          let kind = DataIssue.Kind.repeatedUnit(at: .init(file: nil, line: line))
          issues.append(DataIssue(position: text.position(of: record), kind: kind))
        }
        if issues.isEmpty {
          lineOfUnit[Self.key(of: entry)] = record.line
          entries.append(entry)
        }
      }
      if !issues.isEmpty {
        let place = RowPlace(
          source: Self.sourceNumber, line: Int32(record.line), record: Int32(record.number),
          offset: record.start)
        findings.reject(issues, text: text.text(of: record), at: place)
      }
    }
    return UnitRegister(entries)
  }

  /// The unit of a row and what is wrong with its cells.
  private func entry(in fields: [FieldSpan], _ bytes: Span<UInt8>) -> (UnitRegister.Entry, [CellFault]) {
    func cell(_ role: ColumnRole) -> String { layout[role].map { fields[$0].text(in: bytes) } ?? "" }
    let roles = layout.present(ColumnRole.ofUnit)
    let mention = UnitMention(roles: roles, texts: roles.map(cell))
    var faults: [CellFault] = []
    if mention.name.isEmpty { faults.append(CellFault(role: .unit, kind: .blank)) }
    var validFrom: CalendarDate?
    if !cell(.validFrom).trimmed.isEmpty {
      switch TimeCells.date(cell(.validFrom), role: .validFrom) {
      case .success(let date): validFrom = date
      case .failure(let fault): faults.append(fault)
      }
    }
    var population: Int?
    switch CellNumber(text: cell(.population)) {
    case .number(let number): population = number
    case .blank: break
    case .fault(let kind): faults.append(CellFault(role: .population, kind: kind))
    }
    let entry = UnitRegister.Entry(
      unit: mention.unit(validFrom: validFrom, population: population),
      district: mention.district.map { UnitName($0.name) },
      province: mention.province.map { UnitName($0.name) })
    return (entry, faults)
  }

  /// What no two units of a register share: code and day of the list, or full name and what is above it.
  private static func key(of entry: UnitRegister.Entry) -> [String] {
    let unit = entry.unit
    let date = unit.validFrom?.description ?? ""
    if let code = unit.code { return ["code", code, date] }
    return [
      "name", UnitName.normalised(unit.name), entry.district?.bare ?? "", entry.province?.bare ?? "", date,
    ]
  }
}
