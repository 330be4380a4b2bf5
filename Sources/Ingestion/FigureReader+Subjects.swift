import Observations

extension FigureReader {
  /// What the row is about; a doubt about its unit is noted at the row that raises it.
  mutating func subject(
    _ fields: [FieldSpan], _ record: ScannedRecord, in bytes: Span<UInt8>, _ collector: inout CountCollector
  ) -> RowSubject? {
    if let known = subjects.known(fields, in: bytes) { return known }
    let texts = subjects.newTexts
    let mention = UnitMention(roles: roles, texts: texts.map(TextDamage.repaired))
    if mention.name.isEmpty, mention.code.isEmpty { return subjects.learn(.success(.unnamed)) }
    if let scope = source.totals.scope(
      of: mention.name.isEmpty ? mention.code : mention.name, district: mention.district?.name ?? "")
    {
      return subjects.learn(.success(.total(scope)))
    }
    if source.hasDistrictHeadings, let type = UnitName(mention.name).type,
      UnitName.districtTypes.contains(type)
    {
      return subjects.learn(.success(.heading))
    }
    let finding = collector.unit(mention)
    noteDamage(roles, texts, fields, record, &collector)
    guard let unit = finding.unit else { return subjects.learn(.failure(finding.fault!)) }
    if let doubt = finding.fault { collector.note(issue(doubt, record, fields), at: place(of: record)) }
    return subjects.learn(.success(.unit(unit)))
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
    if let known = indicators.known(fields, in: bytes) { return known }
    let texts = indicators.newTexts
    let indicator = source.indicatorID(texts.map(TextDamage.repaired)).flatMap { collector.indicator($0) }
    noteDamage(source.columns.present(ColumnRole.ofIndicator), texts, fields, record, &collector)
    return indicators.learn(indicator)
  }

  /// Whether the row is one of those that are meant.
  mutating func meetsConditions(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> Bool {
    if let known = conditions.known(fields, in: bytes) { return known! }
    let meets = zip(conditions.newTexts, source.description.conditions).allSatisfy { text, condition in
      condition.values.contains { $0.trimmed.lowercased() == text.trimmed.lowercased() }
    }
    return conditions.learn(.success(meets))!
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
