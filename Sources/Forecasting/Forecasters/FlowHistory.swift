public import Observations

/// All that forecasters may know of a flow before its target year: the whole years, the sizes of the units and the season.
public struct FlowHistory: Sendable {
  /// The year whose end is to be forecast; only earlier years are in here.
  public let targetYear: Int
  /// The first year of figures.
  public let firstYear: Int
  /// `counts[unit][year − firstYear]` up to the year before the target; nil where a year is not reported in full.
  ///
  /// A year that holds a part of a divided unit has its expected count, a fraction; the others are whole.
  public let counts: [[Double?]]
  /// The units, in the panel's order.
  public let units: [AreaUnit]
  /// How months share a year.
  public let shares: SeasonalShares

  let exposures: Exposures
  private let panel: Panel

  /// The years of `panel`, a flow, before `year`; fails where no unit has a whole one.
  public init(_ panel: Panel, before year: Int) throws(FitError) {
    guard let history = YearlyCounts(panel: panel, before: year) else { throw .noWholeYear(before: year) }
    targetYear = year
    firstYear = history.firstYear
    let gap = year - history.firstYear - history.yearCount
    counts = history.counts.map { $0 + [Double?](repeating: nil, count: gap) }
    units = panel.units
    shares = try SeasonalShares(panel: panel, before: year)
    exposures = Exposures(units: panel.units)
    self.panel = panel
  }

  /// How many years there are, from the first to the one before the target.
  public var yearCount: Int { targetYear - firstYear }

  /// The years, as offsets from the first, that at least one unit reports in full.
  public var reportedYears: [Int] {
    (0..<yearCount).filter { year in counts.contains { $0[year] != nil } }
  }

  /// The last value of each unit, nil where none is known.
  public func lastCount(unit: Int) -> Double? { counts[unit].last ?? nil }

  /// The counts of all months before the target year, one row a unit; NaN where a month is not reported by itself.
  func monthlyCounts() -> [[Double]] {
    units.indices.map { unit in
      var counts = [Double](repeating: .nan, count: 12 * yearCount)
      for year in 0..<yearCount {
        for row in panel.parts(unit: unit, year: firstYear + year) where row.period.monthCount == 1 {
          counts[12 * year + row.period.firstMonth - 1] = row.count.map(Double.init) ?? .nan
        }
      }
      return counts
    }
  }

  /// What each unit reported for the months `within` of `year`.
  func tallies(year: Int, within: MonthSet) -> [Tally] {
    units.indices.map { panel.tally(unit: $0, year: year, within: within) }
  }

  /// The figures of `unit` in a past `year` that together cover the most months without overlap, in order of time.
  func periods(unit: Int, year: Int) -> [CountRow] { panel.parts(unit: unit, year: year) }
}
