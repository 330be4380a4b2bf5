/// The series of one indicator: units × statistical years, each year a few reported periods.
public struct Panel: Sendable {
  /// What is counted.
  public let indicator: Indicator
  /// What its statistical years are.
  public let calendar: StatisticalCalendar
  /// The units, in the order of the table; those that never report included.
  public let units: [AreaUnit]
  /// The years from the first to the last row, be it a missing figure.
  public let years: ClosedRange<Int>

  /// How many figures stand in differences to others, and how many are made up by finer ones.
  public let spanCounts: SpanCounts

  /// Those of the table itself, where nothing is taken apart.
  private let rows: ArraySlice<CountRow>
  /// `starts[unit · years + year]` is the first row of that unit and year.
  private let starts: [Int]
  private let splits: [CountRow.Key: SplitFigure]

  /// A panel of `figures` in table order, one a key, all of one indicator and at least one; those of a unit and year that
  /// overlap are taken apart (`YearFigures`).
  init(
    indicator: Indicator, calendar: StatisticalCalendar, units: [AreaUnit], figures: ArraySlice<CountRow>,
    splits: [CountRow.Key: SplitFigure] = [:]
  ) {
    var spanCounts = SpanCounts()
    let rows = indicator.kind == .stock ? figures : spanCounts.takeApart(figures, kind: indicator.kind)
    self.init(
      indicator: indicator, calendar: calendar, units: units, rows: rows, spanCounts: spanCounts,
      splits: splits)
  }

  private init(
    indicator: Indicator, calendar: StatisticalCalendar, units: [AreaUnit], rows: ArraySlice<CountRow>,
    spanCounts: SpanCounts, splits: [CountRow.Key: SplitFigure]
  ) {
    precondition(!rows.isEmpty, "a panel of '\(indicator.id)' without a row")
    self.indicator = indicator
    self.calendar = calendar
    self.units = units
    self.rows = rows
    self.spanCounts = spanCounts
    self.splits = splits
    var (first, last) = (Int.max, Int.min)
    for row in rows { (first, last) = (min(first, row.period.year), max(last, row.period.year)) }
    let years = first...last
    var starts = [Int](repeating: 0, count: units.count * years.count + 1)
    for row in rows {
      starts[Int(row.unit) * years.count + row.period.year - years.lowerBound + 1] += 1
    }
    starts[0] = rows.startIndex
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    self.years = years
    self.starts = starts
  }

  /// What `unit` reported for the months `within` of `year`; periods that reach outside them are not used.
  ///
  /// Where periods of a flow or a proportion overlap, those count that `parts` chooses. A figure of a proportion without
  /// its denominator does not count. Where figures hold parts of divided units the value is that at the shares of
  /// residents, rounded once for all periods together.
  public func tally(unit: Int, year: Int, within: MonthSet = .all) -> Tally {
    var tally = Tally(kind: indicator.kind)
    var overlap = false
    for row in reports(unit: unit, year: year)
    where row.period.months.isSubset(of: within) && tally.isUsable(row) {
      overlap = overlap || !tally.months.isDisjoint(with: row.period.months)
      tally.add(row, split: split(of: row))
    }
    guard overlap && indicator.kind != .stock else { return tally }
    tally = Tally(kind: indicator.kind)
    for row in parts(unit: unit, year: year, within: within) { tally.add(row, split: split(of: row)) }
    return tally
  }

  /// Of the figures of `unit` for the months `within` of `year` those that together cover the most months without
  /// overlap; of such choices the one reported last, and of these the one with the most periods; in order of time.
  ///
  /// Not for stocks, whose levels are not summed.
  public func parts(unit: Int, year: Int, within: MonthSet = .all) -> [CountRow] {
    precondition(indicator.kind != .stock, "'\(indicator.id)' is a stock, which has no parts")
    let tally = Tally(kind: indicator.kind)
    let usable = reports(unit: unit, year: year).filter {
      $0.period.months.isSubset(of: within) && tally.isUsable($0)
    }
    let overlap = zip(usable, usable.dropFirst()).contains {
      !$0.period.months.isDisjoint(with: $1.period.months)
    }
    return overlap ? Self.fullestCover(of: usable) : usable
  }

  private static func fullestCover(of rows: [CountRow]) -> [CountRow] {
    // covers[m] is the best choice of periods that end by month m, found from those that end earlier.
    var covers: [(months: Int, newest: Int32, periods: Int, last: CountRow?)] = [(0, .min, 0, nil)]
    for month in 1...12 {
      var best = covers[month - 1]
      for row in rows where row.period.lastMonth == month {
        let before = covers[row.period.firstMonth - 1]
        let cover = (
          months: before.months + row.period.monthCount,
          newest: max(before.newest, row.asOf?.dayNumber ?? .min), periods: before.periods + 1
        )
        if cover > (best.months, best.newest, best.periods) {
          best = (cover.months, cover.newest, cover.periods, row)
        }
      }
      covers.append(best)
    }
    var chosen: [CountRow] = []
    var month = 12
    while let row = covers[month].last {
      chosen.append(row)
      month = row.period.firstMonth - 1
    }
    return chosen.reversed()
  }

  /// The figures of `unit` in `year`, by period; they overlap only where no difference is fixed.
  public func reports(unit: Int, year: Int) -> ArraySlice<CountRow> {
    guard years.contains(year) else { return [] }
    let cell = unit * years.count + year - years.lowerBound
    return rows[starts[cell]..<starts[cell + 1]]
  }

  /// The denominators of a proportion as a series of their own: a flow or a stock.
  public func denominators() -> Panel {
    guard case .proportion(let base) = indicator.kind else {
      preconditionFailure("'\(indicator.id)' is a \(indicator.kind), which has no denominators")
    }
    return Panel(
      indicator: Indicator(id: indicator.id, kind: base == .flow ? .flow : .stock), calendar: calendar,
      units: units, rows: rows.map(\.denominatorRow)[...], spanCounts: spanCounts,
      splits: splits.compactMapValues(\.denominators))
  }

  /// What `row` of this panel is made of, where it holds a part of a divided unit.
  private func split(of row: CountRow) -> SplitFigure? {
    row.status.contains(.backcast) ? splits[row.key] : nil
  }

  /// Whether `unit` has any figure.
  public func hasFigures(unit: Int) -> Bool {
    rows[starts[unit * years.count]..<starts[(unit + 1) * years.count]].contains { $0.count != nil }
  }
}
