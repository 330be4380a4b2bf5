import Observations

/// Looks at whole columns before rows are read, where something is to be decided from all their texts.
struct ColumnSample {
  /// How many rows tell whether a column needs a closer look.
  static let glance = 2000

  private let table: TextTable

  init(_ table: TextTable) {
    self.table = table
  }

  /// The texts of `column`, each once, in order of appearance; of the first `limit` rows, or of all.
  func distinctTexts(_ column: Int, limit: Int = .max) -> [String] {
    let bytes = table.text.bytes.span
    var texts = InternTable(columns: [column])
    var rows = table.rows
    var seen = 0
    while seen < limit, rows.next(in: bytes) != nil {
      seen += 1
      if rows.fault == nil { _ = texts.number(of: rows.fields, in: bytes) }
    }
    return (0..<texts.count).map { texts.texts(of: $0)[0] }
  }

  /// The texts of `column` in all rows, where `isWorth` holds for one of the first; else none.
  func distinctTexts(_ column: Int, where isWorth: (String) -> Bool) -> [String] {
    distinctTexts(column, limit: Self.glance).contains(where: isWorth) ? distinctTexts(column) : []
  }

  /// Of `columns` those whose blank cells stand for the one above, as where merged cells were saved as text: the first row
  /// is filled, and of the first rows no more than half are.
  func filledDown(_ columns: [Int]) -> [Int] {
    let bytes = table.text.bytes.span
    return columns.filter { column in
      var rows = table.rows
      var (filled, all) = (0, 0)
      while all < Self.glance, rows.next(in: bytes) != nil {
        if rows.fault != nil { continue }
        let isFilled = !rows.fields[column].isEmpty
        if all == 0, !isFilled { return false }
        all += 1
        filled += isFilled ? 1 : 0
      }
      return all > 1 && 2 * filled <= all
    }
  }

  /// Whether the first rows name both communes and districts in the column of the unit, so that the districts head those
  /// below them.
  func mixesLevels(_ columns: ColumnLayout) -> Bool {
    guard let column = columns[.unit] else { return false }
    let types = Set(distinctTexts(column, limit: Self.glance).compactMap { UnitName($0).type })
    return !types.isDisjoint(with: UnitName.districtTypes) && !types.isSubset(of: UnitName.districtTypes)
  }
}

extension TimeCells {
  /// Decides what dates and years stand for from all their texts; returns what cannot be decided.
  mutating func settle(
    with sample: ColumnSample, _ layout: TableLayout, _ description: SourceDescription
  ) -> [IngestionError.Kind] {
    for role in [ColumnRole.period, .year] where roles.contains(role) {
      guard let column = layout.columns[role], column < layout.columns.ownCount else { continue }
      financialYears = FinancialYears(
        sample.distinctTexts(column) { PeriodText.financialYear($0) != nil })
      if financialYears.areUsed { break }
    }
    guard roles == [.date], let column = layout.columns[.date], column < layout.columns.ownCount else {
      return []
    }
    let texts = sample.distinctTexts(column)
    dateOrder = description.dateOrder ?? DateText.order(of: texts)
    let addsRows = layout.form == .incidents || description.sameKey == .add
    let days = Set(
      texts.compactMap { text -> CalendarDate? in
        if case .day(let day) = DateText(text, order: dateOrder, anyTime: addsRows) { day } else { nil }
      }
    ).sorted()
    if let grain = description.dateGrain ?? (addsRows ? nil : DateGrain.inferred(from: days)) {
      dates = .grain(grain)
    } else if addsRows {
      dates = .day
    } else {
      return [Self.daysWithinMonths(days, header: layout.columns.header(of: .date)!)]
    }
    return []
  }

  /// That the days are none of a grain, shown by the first and one on another day of the month.
  private static func daysWithinMonths(_ days: [CalendarDate], header: String) -> IngestionError.Kind {
    let first = days.indices.dropFirst().first { days[$0].components.day != days[0].components.day } ?? 1
    return .daysWithinMonths(header: header, first: days[0].description, second: days[first].description)
  }
}
