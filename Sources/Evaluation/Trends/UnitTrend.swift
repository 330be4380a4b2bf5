public import Observations
public import Regression

/// The yearly trend of one unit and indicator through its whole years, or why there is none.
public struct UnitTrend: Sendable {
  /// The index of the unit in its panel.
  public let unit: Int
  /// What is counted.
  public let indicator: Indicator
  /// The whole years that were used, in order; a proportion's denominator is its exposure.
  public let series: [YearCount]
  /// The years since its first figure that were not used: not whole, not reported, or of a proportion without a base.
  public let leftOut: [Int]
  /// The last break that parts the years; only those after it are used. Nil where there are no figures before one.
  public let brokenBy: SeriesBreak?
  /// The marks of all figures used.
  public let status: DataStatus
  /// The fitted line, or why there is none.
  public let fit: Result<JoinpointFit, FitError>

  /// Fewer cases a year than these are few: one more or less is a fifth of them.
  public static let fewCases = 5.0

  /// The trend of `unit` in `panel` over its whole years before `year`.
  ///
  /// Where one of `breaks` lies between two of them, the years that begin on its day or later are used alone. The
  /// levels of a stock hang on each other from year to year, so that their limits are rather too narrow.
  public init(
    of panel: Panel, unit: Int, before year: Int, breaks: [SeriesBreak], specification: JoinpointTrend
  ) {
    let years = panel.years.filter { $0 < year }
    let tallies = years.map { ($0, panel.tally(unit: unit, year: $0)) }
    let known = tallies.drop { $0.1.value == nil }
    let lastBreak =
      breaks
      .filter { seriesBreak in
        seriesBreak.indicator == panel.indicator.id
          && known.first.map { first in
            panel.calendar.firstDay(ofYear: first.0) < seriesBreak.date
              && seriesBreak.date <= panel.calendar.lastDay(ofYear: year - 1)
          } ?? false
      }
      .max { $0.date < $1.date }
    let comparable = known.filter { known in
      lastBreak.map { panel.calendar.firstDay(ofYear: known.0) >= $0.date } ?? true
    }
    let used = comparable.compactMap { year, tally in tally.yearCount(year).map { ($0, tally.status) } }
    let usedYears = Set(used.map(\.0.year))
    self.unit = unit
    indicator = panel.indicator
    series = used.map(\.0)
    leftOut = comparable.map(\.0).filter { !usedYears.contains($0) }
    brokenBy = lastBreak
    status = used.reduce(into: []) { $0.formUnion($1.1) }
    let counts = series
    fit = Result { () throws(FitError) in try specification.fit(counts) }
  }

  /// The test of a straight line against chance alone; nil with too few years, and for a stock.
  public var chanceTest: ChanceTest? {
    guard indicator.kind != .stock, case .success(let fit) = fit else { return nil }
    return fit.chanceTest
  }

  /// The mean count of a year, nil without any.
  public var casesPerYear: Double? {
    series.isEmpty ? nil : series.reduce(0) { $0 + $1.count } / Double(series.count)
  }

  /// Whether there are so few cases that hardly any trend can be told.
  public var hasFewCases: Bool { casesPerYear.map { $0 < Self.fewCases } ?? false }
}

extension Tally {
  /// The whole year as a point of a trend; nil where it is not whole or has no base.
  fileprivate func yearCount(_ year: Int) -> YearCount? {
    guard isWholeYear, let value, denominator != 0 else { return nil }
    return YearCount(year: year, count: Double(value), exposure: Double(denominator ?? 1))
  }
}
