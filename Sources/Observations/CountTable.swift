/// All figures of one data set, checked and in order.
public struct CountTable: Sendable {
  /// What its statistical years are.
  public let calendar: StatisticalCalendar
  /// Its units in official order.
  public let units: [AreaUnit]
  /// Its indicators, in the order of their first appearance.
  public let indicators: [Indicator]
  /// The figures by indicator, unit, period and day of report.
  public let rows: [CountRow]
  /// Of the rows that hold a part of a divided unit, what they are made of; their whole number is the nearest such
  /// that the parts of a unit add up to it.
  public let splits: [CountRow.Key: SplitFigure]

  /// A table of `rows`, whose indices refer to `units` (any order) and `indicators`.
  ///
  /// Units are put in official order and rows renumbered to match.
  public init(
    calendar: StatisticalCalendar, units: [AreaUnit], indicators: [Indicator], rows: [CountRow],
    splits: [CountRow.Key: SplitFigure] = [:]
  ) {
    let order = units.indices.sorted { AreaUnit.officialOrder(units[$0], units[$1]) }
    var place = [Int](repeating: 0, count: units.count)
    for (new, old) in order.enumerated() { place[old] = new }
    self.calendar = calendar
    self.units = order.map { units[$0] }
    self.indicators = indicators
    self.rows = Self.inOrder(rows, newPlaceOfUnit: place, indicatorCount: indicators.count)
    self.splits = Dictionary(
      uniqueKeysWithValues: splits.map { key, split in
        let moved = CountRow.Key(
          unit: Int32(place[Int(key.unit)]), indicator: key.indicator, period: key.period, asOf: key.asOf)
        return (moved, split)
      })
  }

  /// The figures as they stood at the end of `date`: of every key the latest report, or the latest of all
  /// where `date` is nil. An undated report counts as known from the start.
  public func asKnown(on date: CalendarDate?) -> CountTable {
    let known = date.map { date in rows.filter { ($0.asOf ?? date) <= date } } ?? rows
    return CountTable(sorted: Array(Self.latestReports(of: known[...])), like: self)
  }

  /// The figures of periods that end by `date`.
  public func counted(through date: CalendarDate) -> CountTable {
    CountTable(sorted: rows.filter { calendar.lastDay(of: $0.period) <= date }, like: self)
  }

  /// The figures of the indicator at `index`.
  public func rows(ofIndicator index: Int) -> ArraySlice<CountRow> {
    rows[firstRow(ofIndicator: index)..<firstRow(ofIndicator: index + 1)]
  }

  /// The first row of the indicator at `index` or a later one.
  private func firstRow(ofIndicator index: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle].indicator) < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether figures of one unit, indicator and year share a month, be they reports of different days.
  package var holdsOverlaps: Bool { SpanCounts.holdOverlaps(rows[...]) }

  /// The index of the indicator `id`, or nil.
  public func indicatorIndex(_ id: String) -> Int? { indicators.firstIndex { $0.id == id } }

  /// The last day of the last period that has a figure, of the named indicators or of all; nil where there is none.
  public func lastDay(of ids: [String]? = nil) -> CalendarDate? {
    let wanted = Set((ids ?? indicators.map(\.id)).compactMap(indicatorIndex))
    return rows.lazy
      .filter { $0.count != nil && wanted.contains(Int($0.indicator)) }
      .map { calendar.lastDay(of: $0.period) }.max()
  }

  /// The series of one indicator, or nil where no row names it. Of several reports of a figure the latest is used.
  public func panel(of id: String) -> Panel? {
    guard let index = indicatorIndex(id) else { return nil }
    let own = Self.latestReports(of: rows(ofIndicator: index))
    return own.isEmpty
      ? nil
      : Panel(indicator: indicators[index], calendar: calendar, units: units, figures: own, splits: splits)
  }

  /// The same figures summed over districts, or over everything (`whole` names it).
  ///
  /// A sum is reported for a period only where every unit that has a row of the indicator, be it a missing
  /// figure, reports a count for that period: blank is not zero. Of several reports of a figure the latest is
  /// used, and sums are undated. Units without a parent have no district. A divided unit whose parts are all within
  /// one sum is whole there.
  public func aggregated(to level: AreaLevel, whole: AreaUnit.Parent) -> CountTable {
    guard level != .unit else { return self }
    let grouping = Grouping(units: units, level: level, whole: whole)
    let sums = grouping.sums(of: Array(Self.latestReports(of: rows[...])), splits: splits)
    return CountTable(
      calendar: calendar, units: grouping.groups, indicators: indicators, rows: sums.rows,
      splits: sums.splits)
  }

  /// Of `rows` in table order, the last of every key.
  private static func latestReports(of rows: ArraySlice<CountRow>) -> ArraySlice<CountRow> {
    guard zip(rows, rows.dropFirst()).contains(where: { $0.hasSameKey(as: $1) }) else { return rows }
    var kept: [CountRow] = []
    kept.reserveCapacity(rows.count)
    for row in rows {
      if let last = kept.last, last.hasSameKey(as: row) { kept.removeLast() }
      kept.append(row)
    }
    return kept[...]
  }

  /// `rows` with units renumbered, in table order; rows of one key and day of report keep their order.
  ///
  /// Rows are counted and dealt out by indicator and unit, which leaves short runs to sort: nearly always those of a
  /// unit stand in order of time already.
  private static func inOrder(
    _ rows: [CountRow], newPlaceOfUnit: [Int], indicatorCount: Int
  ) -> [CountRow] {
    func series(_ row: CountRow) -> Int {
      Int(row.indicator) * newPlaceOfUnit.count + newPlaceOfUnit[Int(row.unit)]
    }
    guard let first = rows.first else { return [] }
    let seriesCount = indicatorCount * newPlaceOfUnit.count
    if seriesCount > 4 * rows.count {
      // Few rows for so many series: dealing would take more memory than the rows.
      return rows.map { $0.moved(toUnit: newPlaceOfUnit[Int($0.unit)]) }.sorted(by: CountRow.tableOrder)
    }
    var ends = [Int](repeating: 0, count: seriesCount + 1)
    for row in rows { ends[series(row) + 1] += 1 }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    // Dealing moves each start to the end of its run.
    var ordered = [CountRow](repeating: first, count: rows.count)
    for row in rows {
      let own = series(row)
      ordered[ends[own]] = row.moved(toUnit: newPlaceOfUnit[Int(row.unit)])
      ends[own] += 1
    }
    var start = 0
    for end in ends.dropLast() {
      let isInOrder = (start..<end).dropFirst().allSatisfy { place in
        !CountRow.tableOrder(ordered[place], ordered[place - 1])
      }
      if !isInOrder { ordered[start..<end].sort(by: CountRow.tableOrder) }
      start = end
    }
    return ordered
  }

  init(sorted rows: [CountRow], like other: CountTable) {
    calendar = other.calendar
    units = other.units
    indicators = other.indicators
    splits = other.splits
    self.rows = rows
  }
}

extension CountRow {
  /// The same figure of another period.
  public func with(period: Period) -> CountRow {
    CountRow(
      unit: Int(unit), indicator: Int(indicator), period: period, value: value,
      denominator: denominator.map(Int.init), asOf: asOf, status: status)
  }

  /// The same with another value.
  public func with(value: Value) -> CountRow {
    CountRow(
      unit: Int(unit), indicator: Int(indicator), period: period, value: value,
      denominator: denominator.map(Int.init), asOf: asOf, status: status)
  }
}
