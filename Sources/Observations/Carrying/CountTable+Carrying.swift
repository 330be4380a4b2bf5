extension CountTable {
  /// The same figures on the units of one list, `succession.units`, where `succession` is that of this table's units.
  ///
  /// A union reports a period where every unit that went into it does: counts and denominators are added up, marks
  /// united; blank is not zero. Where units were reported on several days, so is the union, from the first day on
  /// which all of it was known. Of a divided unit each part holds anything from none to all of the count
  /// (`splits`); its row is marked `backcast` and has the nearest whole number, so that the parts add up to the count.
  /// Nothing of a divided unit's zero is uncertain, and it marks nothing. Where units of several lists report the same
  /// period the newest list goes before.
  public func carried(by succession: UnitSuccession) -> CountTable {
    precondition(
      succession.steps.count == units.count,
      "a succession of \(succession.steps.count) units for a table of \(units.count)")
    var figures: [CarriedKey: [CarriedEntry]] = [:]
    for (place, row) in rows.enumerated() {
      for (index, step) in succession.steps[Int(row.unit)].enumerated() {
        let key = CarriedKey(indicator: row.indicator, new: step.new, period: row.period)
        figures[key, default: []].append(CarriedEntry(row: place, step: index))
      }
    }
    var carriedRows: [CountRow] = []
    carriedRows.reserveCapacity(rows.count)
    var splits: [CountRow.Key: SplitFigure] = [:]
    let union = UnitUnion(rows: rows, succession: succession, old: self.splits)
    for (key, entries) in figures {
      for figure in union.figures(of: key, entries) {
        carriedRows.append(figure.row)
        if let split = figure.split { splits[figure.row.key] = split }
      }
    }
    return CountTable(
      calendar: calendar, units: succession.units, indicators: indicators, rows: carriedRows, splits: splits)
  }
}

/// What a carried figure is of.
struct CarriedKey: Hashable {
  let indicator: Int16
  let new: Int
  let period: Period
}

/// One row of the table that is carried, and which of its unit's steps leads to the figure.
struct CarriedEntry {
  let row: Int
  let step: Int
}

/// Unites the figures of earlier units to that of a later one.
struct UnitUnion {
  let rows: [CountRow]
  let succession: UnitSuccession
  /// What rows are made of that were carried before.
  let old: [CountRow.Key: SplitFigure]

  /// The reports of the figure `key`, to which `entries` lead: of the newest list that has one, or one missing figure.
  func figures(
    of key: CarriedKey, _ entries: [CarriedEntry]
  ) -> [(row: CountRow, split: SplitFigure?)] {
    var missing: (row: CountRow, split: SplitFigure?)?
    let ages = Set(entries.map { succession.ages[Int(rows[$0.row].unit)] }).sorted()
    for age in ages {
      let own = entries.filter { succession.ages[Int(rows[$0.row].unit)] == age }
      let reports = reports(of: key, own, parts: succession.parts[age][key.new])
      if reports.contains(where: { $0.row.count != nil }) { return reports }
      missing = missing ?? reports.last
    }
    return missing.map { [$0] } ?? []
  }

  /// The figure as it stood on every day on which one of its `parts` was reported and all of them were known.
  private func reports(
    of key: CarriedKey, _ entries: [CarriedEntry], parts: Int
  ) -> [(row: CountRow, split: SplitFigure?)] {
    let days = Set(entries.map { rows[$0.row].asOf?.dayNumber ?? .min }).sorted()
    var byUnit: [[CarriedEntry]] = []
    for entry in entries.sorted(by: { $0.row < $1.row }) {
      let isSame = byUnit.last.map { rows[$0[0].row].unit == rows[entry.row].unit } ?? false
      if isSame { byUnit[byUnit.count - 1].append(entry) } else { byUnit.append([entry]) }
    }
    let reports = days.compactMap { day -> (row: CountRow, split: SplitFigure?)? in
      let known = byUnit.compactMap { reports in
        reports.last { (rows[$0.row].asOf?.dayNumber ?? .min) <= day }
      }
      guard known.count == parts else { return nil }
      return figure(key, known, asOf: day == .min ? nil : CalendarDate(dayNumber: Int(day)))
    }
    guard reports.isEmpty else { return reports }
    // A part of the union has no row at all.
    let asOf = entries.compactMap { rows[$0.row].asOf }.max()
    return [(row(key, .missing(.blank), asOf: asOf, status: []), nil)]
  }

  /// The figure that `entries`, one for each part, add up to.
  private func figure(
    _ key: CarriedKey, _ entries: [CarriedEntry], asOf: CalendarDate?
  ) -> (row: CountRow, split: SplitFigure?) {
    let status = entries.reduce(into: DataStatus()) { $0.formUnion(rows[$1.row].status) }
    for entry in entries {
      if case .missing(let reason) = rows[entry.row].value {
        return (row(key, .missing(reason), asOf: asOf, status: status), nil)
      }
    }
    var sum = (count: 0, denominator: Int?.some(0))
    var split = SplitFigure(whole: 0, wholeDenominator: 0, shares: [], status: [])
    for entry in entries {
      let part = part(entry)
      sum = (sum.count + part.count, both(sum.denominator, part.denominator).map(+))
      split = split + part.split
    }
    let isDivided = !split.shares.isEmpty
    let row = row(
      key, Int32(exactly: sum.count).map(CountRow.Value.count) ?? .missing(.rejected), asOf: asOf,
      denominator: sum.denominator, status: isDivided ? split.status.union(.backcast) : split.status)
    return (row, isDivided ? split : nil)
  }

  /// What `entry`, a row with a count, brings: in whole numbers, and what those are made of.
  private func part(_ entry: CarriedEntry) -> (count: Int, denominator: Int?, split: SplitFigure) {
    let row = rows[entry.row]
    let count = row.count ?? 0
    let denominator = row.denominator.map(Int.init)
    let steps = succession.steps[Int(row.unit)]
    let step = steps[entry.step]
    guard !step.isWhole else {
      let whole = SplitFigure(whole: count, wholeDenominator: denominator, shares: [], status: row.status)
      return (count, denominator, row.status.contains(.backcast) ? old[row.key] ?? whole : whole)
    }
    precondition(
      old[row.key] == nil,
      "a part of a divided unit is divided again in step \(entry.step): carry once, by composed crosswalks")
    let weights = steps.map(\.weight)
    let limits = denominator.map { allotment(of: $0, weights: weights) }
    let own = allotment(
      of: count, weights: weights, limits: limits.flatMap { denominator! < count ? nil : $0 })
    let share = SplitFigure.Share(
      source: succession.sources[Int(row.unit)], count: count, denominator: denominator, weight: step.weight,
      held: 1,
      parts: steps.count)
    let isNothing = count == 0 && denominator ?? 0 == 0
    return (
      own[entry.step], limits?[entry.step],
      SplitFigure(
        whole: 0, wholeDenominator: denominator.map { _ in 0 }, shares: isNothing ? [] : [share],
        status: row.status)
    )
  }

  private func row(
    _ key: CarriedKey, _ value: CountRow.Value, asOf: CalendarDate?, denominator: Int? = nil,
    status: DataStatus
  ) -> CountRow {
    CountRow(
      unit: key.new, indicator: Int(key.indicator), period: key.period, value: value,
      denominator: denominator.flatMap { Int32(exactly: $0) }.map(Int.init), asOf: asOf, status: status)
  }
}
