import Observations

extension FigureReader {
  /// What the row is about; a doubt about its unit is noted at the row that raises it.
  mutating func subject(
    _ fields: [FieldSpan], _ record: ScannedRecord, in bytes: Span<UInt8>, _ collector: inout CountCollector
  ) -> RowSubject? {
    var doubt: CellFault?
    var newTexts: [String] = []
    let subject = subjects.value(of: fields, in: bytes) { [source, roles] texts in
      let mention = UnitMention(roles: roles, texts: texts.map(TextDamage.repaired))
      if mention.name.isEmpty, mention.code.isEmpty { return .success(.unnamed) }
      if let scope = source.totals.scope(of: mention.name, district: mention.district?.name ?? "") {
        return .success(.total(scope))
      }
      if source.hasDistrictHeadings, let type = UnitName(mention.name).type,
        UnitName.districtTypes.contains(type)
      {
        return .success(.heading)
      }
      newTexts = texts
      let finding = collector.unit(mention)
      guard let unit = finding.unit else { return .failure(finding.fault!) }
      doubt = finding.fault
      return .success(.unit(unit))
    }
    if !newTexts.isEmpty { noteDamage(roles, newTexts, fields, record, &collector) }
    if let doubt { collector.note(issue(doubt, record, fields), at: place(of: record)) }
    return subject
  }

  /// What a row without a unit is: a total where its first words say so.
  func unnamed(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> RowSubject {
    guard let first = fields.first(where: { !$0.isEmpty }),
      let scope = source.totals.scope(of: first.text(in: bytes))
    else { return .unnamed }
    return .total(scope)
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
    if !newTexts.isEmpty {
      noteDamage(source.columns.present(ColumnRole.ofIndicator), newTexts, fields, record, &collector)
    }
    return indicator
  }

  /// Whether the row is one of those that are meant.
  mutating func meetsConditions(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> Bool {
    conditions.value(of: fields, in: bytes) { [source] texts in
      .success(
        zip(texts, source.description.conditions).allSatisfy { text, condition in
          condition.values.contains { $0.trimmed == text.trimmed }
        })
    }!
  }

  /// Notes what is damaged in the texts of `roles`, each text once.
  private mutating func noteDamage(
    _ roles: [ColumnRole], _ texts: [String], _ fields: [FieldSpan], _ record: ScannedRecord,
    _ collector: inout CountCollector
  ) {
    for (role, text) in zip(roles, texts) {
      guard let kind = TextDamage.kind(text), damagedTexts.insert(text).inserted else { continue }
      collector.note(issue(CellFault(role: role, kind: kind), record, fields), at: place(of: record))
    }
  }
}
