public import Probability

/// The specification of a trend whose yearly percentage changes at a few years: ln rate is a continuous line with bends.
///
/// The bends, "joinpoints", are sought at every combination of observed years (Lerman 1980), each fitted by weighted
/// least squares, with as many joinpoints as the number of years allows and an information criterion asks for (Kim,
/// Fay, Feuer & Midthune 2000; Joinpoint Regression Program, National Cancer Institute). Weights and zeros are those of
/// `LogLinearTrend`.
public struct JoinpointTrend: Sendable, Hashable {
  /// With what probability the limits hold the changes.
  public var level: ConfidenceLevel
  /// What chooses the number of joinpoints.
  public var criterion: JoinpointCriterion
  /// The most joinpoints to be tried; nil for as many as the number of years allows, which is never exceeded.
  public var most: Int?
  /// Whether a dispersion below 1, which counts reach by luck alone, is taken as 1 in the standard errors.
  public var floorsDispersion: Bool

  /// The fewest years in which a joinpoint is looked for.
  public static let fewestYears = 7
  /// How many observations lie beyond the first and the last joinpoint at least, the joinpoint itself not counted.
  public static let fewestAtEnds = 2
  /// How many observations lie between two joinpoints at least, these not counted.
  public static let fewestBetween = 2
  /// The more joinpoints are not tried where there are more choices of years than this.
  public static let mostChoices = 20_000_000
  /// With more years than these a straight line is all that is tried.
  public static let mostYears = 300
  /// Other years whose sum of squares is larger by no more than this share are told.
  public static let rivalShare = 0.02

  /// A trend with limits at `level`; `most` is 0 or more.
  public init(
    level: ConfidenceLevel = .ninetyFivePercent, criterion: JoinpointCriterion = .bic3, most: Int? = nil,
    floorsDispersion: Bool = false
  ) {
    precondition(most ?? 0 >= 0, "at most \(most ?? 0) joinpoints, of 0 or more")
    self.level = level
    self.criterion = criterion
    self.most = most
    self.floorsDispersion = floorsDispersion
  }

  /// As many joinpoints as `years` observations allow: 0 below `fewestYears`, 1 below 12, 2 below 17, 3 below 22, 4 below 27, else 5
  /// (the defaults of the Joinpoint Regression Program).
  public static func mostJoinpoints(years: Int) -> Int {
    min(5, max(0, (years - 2) / 5))
  }

  /// Fits the line to a series of at least three years, none of them twice, in any order.
  public func fit(_ series: [YearCount]) throws(FitError) -> JoinpointFit {
    try fit(LogSeries(series, fewestYears: LogLinearTrend.fewestYears))
  }

  /// Fits the line to rates with standard errors; at least three years, none of them twice, in any order.
  public func fit(_ series: [YearRate]) throws(FitError) -> JoinpointFit {
    try fit(LogSeries(series, fewestYears: LogLinearTrend.fewestYears))
  }

  private func fit(_ unordered: LogSeries) throws(FitError) -> JoinpointFit {
    let series = unordered.inOrderOfTime
    for (year, next) in zip(series.years, series.years.dropFirst()) where year == next {
      throw .repeatedYear(year: year)
    }
    let limit = Self.limit(years: series.count, most: most)
    let straight = try PiecewiseLine(series)
    var lines = [straight]
    var models = [JoinpointModel(straight, rivals: [], observations: series.count)]
    if limit.most > 0 {
      let search = JoinpointSearch(series, about: straight)
      for count in 1...limit.most {
        let found = search.best(count)
        guard let best = found.first else {
          throw .numerical("the counts differ too much in size for a line")
        }
        let line = try PiecewiseLine(series, bends: best.map { series.years[$0] })
        lines.append(line)
        models.append(
          JoinpointModel(
            line, rivals: found.dropFirst().map { $0.map { series.years[$0] } }, observations: series.count))
      }
    }
    let values = models.map { $0.value(of: criterion) }
    let chosen = values.firstIndex(of: values.min()!)!
    return JoinpointFit(
      line: lines[chosen], straight: straight, models: models, limit: limit, specification: self,
      series: series)
  }

  /// The most joinpoints for a series of `years`, and what sets that limit.
  private static func limit(years: Int, most: Int?) -> JoinpointLimit {
    let allowed = mostJoinpoints(years: years)
    if let most, most < allowed { return JoinpointLimit(most: most, reason: .asked) }
    guard years <= mostYears else { return JoinpointLimit(most: 0, reason: .work) }
    let feasible = (0...allowed).last { choices(of: $0, years: years) <= Double(mostChoices) } ?? 0
    return JoinpointLimit(most: feasible, reason: feasible < allowed ? .work : .years)
  }

  /// In how many ways `count` joinpoints can be placed: C(years − 2 · ends − between · (count − 1), count).
  static func choices(of count: Int, years: Int) -> Double {
    let places = years - 2 * fewestAtEnds - fewestBetween * (count - 1)
    guard places >= count else { return 0 }
    return (0..<count).reduce(1) { $0 * Double(places - $1) / Double($1 + 1) }
  }
}

extension LogSeries {
  /// The same with its years in order.
  fileprivate var inOrderOfTime: LogSeries {
    let order = years.indices.sorted { years[$0] < years[$1] }
    return LogSeries(
      years: order.map { years[$0] }, logRates: order.map { logRates[$0] },
      weights: order.map { weights[$0] }, zeroHandling: zeroHandling)
  }
}
