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
  /// Whether chance is the least scatter that the data can have: a dispersion below 1, which counts reach by luck alone,
  /// is then taken as 1 in the standard errors, and no more joinpoints are accepted than it takes to leave what chance
  /// explains.
  public var floorsDispersion: Bool

  /// The fewest years in which a joinpoint is looked for.
  public static let fewestYears = 7
  /// With fewer years than these a joinpoint may well be chance: on a straight line, where residuals are normal and their
  /// scatter is not known, `bic3` finds one in 16 of 100 series of seven years, in 10 of 12 and in 5 of 17, `bic` in 28,
  /// 25 and 16.
  public static let fewestYearsForCertainty = 17
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
    let tried = Self.limit(years: series.count, most: most)
    let candidates = try Self.candidates(series, most: tried.most)
    let limit = enough(candidates.map(\.line)) ?? tried
    let values = candidates[...limit.most].map { $0.model.value(of: criterion) }
    let chosen = values.firstIndex(of: values.min()!)!
    return JoinpointFit(
      line: candidates[chosen].line, straight: candidates[0].line, models: candidates.map(\.model),
      limit: limit, specification: self, series: series)
  }

  /// The best line for 0, 1, … `most` joinpoints.
  private static func candidates(
    _ series: LogSeries, most: Int
  ) throws(FitError) -> [(line: PiecewiseLine, model: JoinpointModel)] {
    let straight = try PiecewiseLine(series)
    var candidates = [(straight, JoinpointModel(straight, rivals: [], observations: series.count))]
    guard most > 0 else { return candidates }
    let search = JoinpointSearch(series, about: straight)
    for count in 1...most {
      let found = search.best(count).map { $0.map { series.years[$0] } }
      guard let best = found.first else {
        throw .numerical("the counts differ too much in size for a line")
      }
      let line = try PiecewiseLine(series, bends: best)
      candidates.append(
        (line, JoinpointModel(line, rivals: Array(found.dropFirst()), observations: series.count)))
    }
    return candidates
  }

  /// Where chance is the least scatter, the fewest joinpoints that leave no more than chance explains: the sum of squares
  /// is then below the quantile of χ² with n − 2 (k + 1) degrees of freedom at the level. Nil where none of `lines` does,
  /// or the last one alone.
  private func enough(_ lines: [PiecewiseLine]) -> JoinpointLimit? {
    guard floorsDispersion else { return nil }
    let first = lines.dropLast().firstIndex { line in
      let chance = Gamma(shape: Double(line.degreesOfFreedom) / 2, rate: 0.5)
      return chance.upperTail(above: line.residualSumOfSquares) >= 1 - level.value
    }
    return first.map { JoinpointLimit(most: $0, reason: .chance) }
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
