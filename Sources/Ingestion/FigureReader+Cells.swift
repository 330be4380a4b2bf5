import Observations

extension FigureReader {
  /// The unit of the row; a doubt about it is noted at the row that raises it.
  mutating func unit(
    _ fields: [FieldSpan], _ record: ScannedRecord, in bytes: Span<UInt8>, _ collector: inout CountCollector
  ) -> Int? {
    var doubt: CellFault?
    let unit = units.value(of: fields, in: bytes) { [roles] texts in
      let finding = collector.unit(UnitMention(roles: roles, texts: texts))
      guard let unit = finding.unit else { return .failure(finding.fault!) }
      doubt = finding.fault
      return .success(unit)
    }
    if let doubt { collector.note(issue(doubt, record, fields), at: place(of: record)) }
    return unit
  }

  /// The count, or why there is none.
  func value(of fields: [FieldSpan], in bytes: Span<UInt8>) -> Result<CountRow.Value, CellFault> {
    let field = fields[count]
    if !source.marks.includeNumbers, let plain = CellNumber.plain(field, in: bytes) {
      return .success(.count(Int32(plain)))
    }
    return source.marks.value(of: field.text(in: bytes))
  }

  /// The denominator; nil where it is blank, marked missing, or there is no such column.
  func base(of fields: [FieldSpan], in bytes: Span<UInt8>) -> Result<Int?, CellFault> {
    guard let denominator else { return .success(nil) }
    let field = fields[denominator]
    if !source.marks.includeNumbers, let plain = CellNumber.plain(field, in: bytes) { return .success(plain) }
    return source.marks.value(of: field.text(in: bytes))
      .map { value in if case .count(let base) = value { Int(base) } else { nil } }
      .mapError { CellFault(role: .denominator, kind: $0.kind) }
  }

  /// Whether a proportion would exceed one.
  static func isBelow(_ base: Int?, _ value: CountRow.Value) -> Bool {
    guard let base, case .count(let count) = value else { return false }
    return base < Int(count)
  }

  /// Notes the population of the row's unit; a malformed one is an issue, the figure stands.
  mutating func notePopulation(
    _ fields: [FieldSpan], _ record: ScannedRecord, _ unit: Int, _ period: Period, in bytes: Span<UInt8>,
    _ collector: inout CountCollector
  ) {
    let field = fields[population!]
    switch CellNumber.plain(field, in: bytes).map(CellNumber.number)
      ?? CellNumber(text: field.text(in: bytes))
    {
    case .number(let residents): collector.setPopulation(residents, of: unit, in: period)
    case .blank: break
    case .fault(let kind):
      let fault = CellFault(role: .population, kind: kind)
      collector.note(issue(fault, record, fields), at: place(of: record))
    }
  }

  /// The issue that `fault` of a cell of `record` amounts to.
  func issue(_ fault: CellFault, _ record: ScannedRecord, _ fields: [FieldSpan]) -> DataIssue {
    source.text.issue(fault, source.layout, of: record, fields)
  }
}
