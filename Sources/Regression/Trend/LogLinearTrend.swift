import LinearAlgebra
public import Probability

/// The specification of a yearly trend of a constant percentage: ln(count / exposure) is a straight line in the year.
///
/// Weighted least squares with the counts as weights, since the variance of the logarithm of a Poisson count is about
/// 1 / count; the annual percent change is 100 (e^slope − 1), and its limits follow Student's t with n − 2 degrees of
/// freedom (SEER*Stat, National Cancer Institute; Kim, Fay, Feuer & Midthune 2000).
///
/// Where a count is zero and has no logarithm, 1/2 is added to *every* count of the series, weights included: added to
/// the zeros alone it would tilt the line.
public struct LogLinearTrend: Sendable, Hashable {
  /// With what probability the limits hold the change.
  public var level: ConfidenceLevel
  /// Whether a dispersion below 1, which counts reach by luck alone, is taken as 1 in the standard error.
  public var floorsDispersion: Bool

  /// The fewest different years that leave a degree of freedom.
  public static let fewestYears = 3

  /// A trend with limits at `level`.
  public init(level: ConfidenceLevel = .ninetyFivePercent, floorsDispersion: Bool = false) {
    self.level = level
    self.floorsDispersion = floorsDispersion
  }

  /// Fits the line to a series of at least three different years, in any order.
  public func fit(_ series: [YearCount]) throws(FitError) -> LogLinearTrendFit {
    try fit(LogSeries(series, fewestYears: Self.fewestYears))
  }

  /// Fits the line to rates with standard errors, weighted by (rate / standard error)²; three different years or more,
  /// in any order.
  public func fit(_ series: [YearRate]) throws(FitError) -> LogLinearTrendFit {
    try fit(LogSeries(series, fewestYears: Self.fewestYears))
  }

  private func fit(_ series: LogSeries) throws(FitError) -> LogLinearTrendFit {
    let line = try PiecewiseLine(series)
    let spread = Spread(line, floored: floorsDispersion)
    let variance = line.unscaledCovariance[0, 0]
    return LogLinearTrendFit(
      change: AnnualChange(
        slope: line.slopes[0], standardError: (spread.variance * variance).squareRoot(),
        degreesOfFreedom: line.degreesOfFreedom, level: level),
      poissonStandardError: variance.squareRoot(), intercept: line.intercept, dispersion: spread.dispersion,
      errorBasis: spread.basis, observations: series.count, firstYear: line.firstYear,
      lastYear: line.lastYear, zeroHandling: series.zeroHandling,
      chanceTest: ChanceTest(line, observations: series.count))
  }
}
