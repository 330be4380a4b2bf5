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

  private let rows: [CountRow]
  /// `starts[unit · years + year]` is the first row of that unit and year.
  private let starts: [Int]

  /// A panel of `rows` in table order, one a key, all of one indicator and at least one.
  init(indicator: Indicator, calendar: StatisticalCalendar, units: [AreaUnit], rows: [CountRow]) {
    precondition(!rows.isEmpty, "a panel of '\(indicator.id)' without a row")
    self.indicator = indicator
    self.calendar = calendar
    self.units = units
    self.rows = rows
    let years = rows.map(\.period.year).min()!...rows.map(\.period.year).max()!
    var starts = [Int](repeating: 0, count: units.count * years.count + 1)
    for row in rows {
      starts[Int(row.unit) * years.count + row.period.year - years.lowerBound + 1] += 1
    }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    self.years = years
    self.starts = starts
  }

  /// What `unit` reported for the months `within` of `year`; periods that reach outside them are not used.
  ///
  /// Where two periods overlap, the one that starts first and is shorter counts. A figure of a proportion
  /// without its denominator does not count.
  public func tally(unit: Int, year: Int, within: MonthSet = .all) -> Tally {
    var tally = Tally(kind: indicator.kind)
    for row in reports(unit: unit, year: year) where row.period.months.isSubset(of: within) {
      tally.add(row)
    }
    return tally
  }

  /// The rows of `unit` in `year`, by period.
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
      units: units, rows: rows.map(\.denominatorRow))
  }

  /// Whether `unit` has any figure.
  public func hasFigures(unit: Int) -> Bool {
    rows[starts[unit * years.count]..<starts[(unit + 1) * years.count]].contains { $0.count != nil }
  }
}

/// What a unit reported for some months of one year, combined as its kind demands.
public struct Tally: Sendable, Hashable {
  /// Sum of a flow, latest level of a stock, numerator of a proportion; nil where nothing is reported.
  public private(set) var value: Int?
  /// The base of a proportion.
  public private(set) var denominator: Int?
  /// The months that `value` covers; of a stock those up to its latest report.
  public private(set) var months: MonthSet = []
  /// The marks of all figures used.
  public private(set) var status: DataStatus = []

  private let kind: Indicator.Kind

  init(kind: Indicator.Kind) {
    self.kind = kind
  }

  /// Whether the value is that of the whole year.
  public var isWholeYear: Bool { covers(.all) }

  /// Whether the value is that of the months `months`: all reported, or for a stock the last of them.
  public func covers(_ months: MonthSet) -> Bool {
    guard let last = months.last else { return false }
    return kind == .stock ? self.months.last == last : self.months == months
  }

  mutating func add(_ row: CountRow) {
    guard let count = row.count else { return }
    switch kind {
    case .flow:
      guard months.isDisjoint(with: row.period.months) else { return }
      value = (value ?? 0) + count
      months.formUnion(row.period.months)
    case .stock:
      guard row.period.lastMonth >= months.last ?? 0 else { return }
      value = count
      status = []
      months = .first(row.period.lastMonth)
    case .proportion(let base):
      guard let bottom = row.denominator, months.isDisjoint(with: row.period.months) else { return }
      value = (value ?? 0) + count
      denominator = base == .flow ? (denominator ?? 0) + Int(bottom) : Int(bottom)
      months.formUnion(row.period.months)
    }
    status.formUnion(row.status)
  }
}
