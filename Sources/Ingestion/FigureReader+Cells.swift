import Observations

extension FigureReader {
  /// The unit of the row; a doubt about it is noted at the row that raises it.
  mutating func unit(
    _ fields: [FieldSpan], _ record: ScannedRecord, in bytes: Span<UInt8>, _ collector: inout CountCollector
  ) -> Int? {
    var doubt: CellFault?
    var newTexts: [String] = []
    let unit = units.value(of: fields, in: bytes) { [roles] texts in
      newTexts = texts
      let finding = collector.unit(UnitMention(roles: roles, texts: texts.map(TextDamage.repaired)))
      guard let unit = finding.unit else { return .failure(finding.fault!) }
      doubt = finding.fault
      return .success(unit)
    }
    if !newTexts.isEmpty { noteDamage(roles, newTexts, fields, record, &collector) }
    if let doubt { collector.note(issue(doubt, record, fields), at: place(of: record)) }
    return unit
  }

  /// The indicator of the row.
  mutating func indicator(
    _ fields: [FieldSpan], _ record: ScannedRecord, in bytes: Span<UInt8>, _ collector: inout CountCollector
  ) -> Int? {
    var newTexts: [String] = []
    let indicator = indicators.value(of: fields, in: bytes) { [source] texts in
      newTexts = texts
      return source.indicatorID(texts.map(TextDamage.repaired)).flatMap { collector.indicator($0) }
    }
    if !newTexts.isEmpty { noteDamage([.indicator], newTexts, fields, record, &collector) }
    return indicator
  }

  /// The denominator; nil within where it is blank, marked missing, or there is no such column; nil for a number that
  /// must be put off.
  mutating func base(of fields: [FieldSpan], in bytes: Span<UInt8>) -> Result<Int?, CellFault>? {
    guard
      let read = denominator == nil
        ? .success(.missing(.blank))
        : denominator!.value(of: fields, in: bytes, source.marks)
    else { return nil }
    return
      read
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
    _ residents: CellNumber, _ fields: [FieldSpan], _ record: ScannedRecord, _ unit: Int, _ period: Period,
    _ collector: inout CountCollector
  ) {
    switch residents {
    case .number(let residents): collector.setPopulation(residents, of: unit, in: period)
    case .blank: break
    case .fault(let kind):
      let fault = CellFault(role: .population, kind: kind)
      collector.note(issue(fault, record, fields), at: place(of: record))
    }
  }

  /// Notes what is damaged in the texts of `roles`, each text once.
  mutating func noteDamage(
    _ roles: [ColumnRole], _ texts: [String], _ fields: [FieldSpan], _ record: ScannedRecord,
    _ collector: inout CountCollector
  ) {
    for (role, text) in zip(roles, texts) {
      guard let kind = TextDamage.kind(text), damagedTexts.insert(text).inserted else { continue }
      collector.note(issue(CellFault(role: role, kind: kind), record, fields), at: place(of: record))
    }
  }

  /// The issue that `fault` of a cell of `record` amounts to.
  func issue(_ fault: CellFault, _ record: ScannedRecord, _ fields: [FieldSpan]) -> DataIssue {
    source.text.issue(fault, source.layout, of: record, fields)
  }
}
