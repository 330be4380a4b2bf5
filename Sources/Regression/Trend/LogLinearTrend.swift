import Glibc
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

  /// The fewest different years that leave a degree of freedom.
  public static let fewestYears = 3

  /// A trend with limits at `level`.
  public init(level: ConfidenceLevel = .ninetyFivePercent) {
    self.level = level
  }

  /// Fits the line to a series of at least three different years, in any order.
  public func fit(_ series: [YearCount]) throws(FitError) -> LogLinearTrendFit {
    try check(series)
    let zeroHandling: ZeroHandling = series.contains { $0.count == 0 } ? .halfAddedToAll : .none
    let added = zeroHandling == .halfAddedToAll ? 0.5 : 0
    let years = series.map(\.year)
    let (first, last) = (years.min()!, years.max()!)
    let weights = series.map { $0.count + added }
    let logRates = series.map { log(($0.count + added) / $0.exposure) }
    let line = try Line(
      abscissae: years.map { Double($0 - first) }, ordinates: logRates, weights: weights)
    return LogLinearTrendFit(
      slope: line.slope, standardError: (line.dispersion * line.slopeVariance).squareRoot(),
      poissonStandardError: line.slopeVariance.squareRoot(), intercept: line.intercept,
      dispersion: line.dispersion, level: level, observations: series.count, firstYear: first, lastYear: last,
      zeroHandling: zeroHandling)
  }

  private func check(_ series: [YearCount]) throws(FitError) {
    for point in series {
      guard point.count >= 0 && point.count.isFinite else { throw .countOutOfRange(year: point.year) }
      guard point.exposure > 0 && point.exposure.isFinite else { throw .exposureOutOfRange(year: point.year) }
    }
    let different = Set(series.map(\.year)).count
    if different == 1, series.count >= Self.fewestYears { throw .oneYearOnly(year: series[0].year) }
    guard different >= Self.fewestYears else {
      throw .tooFewYears(found: different, needed: Self.fewestYears)
    }
    guard series.contains(where: { $0.count > 0 }) else { throw .allCountsZero }
  }
}

/// A weighted straight line.
private struct Line {
  let slope: Double
  let intercept: Double
  /// Σ w e² / (n − 2).
  let dispersion: Double
  /// Σ w / (Σ w · Σ w x² − (Σ w x)²).
  let slopeVariance: Double

  init(abscissae: [Double], ordinates: [Double], weights: [Double]) throws(FitError) {
    // Relative to the first value, so that a constant series is all zeros.
    let base = ordinates[0]
    let heights = ordinates.map { $0 - base }
    var qr = QR(rows: abscissae.count, columns: 2)
    let fit: LeastSquares
    let covariance: Matrix
    do {
      try qr.factor(
        Matrix(columns: [Array(repeating: 1, count: abscissae.count), abscissae]), weights: weights)
      fit = try qr.leastSquares(heights)
      covariance = try qr.unscaledCovariance()
    } catch {
      throw .numerical(error.description)
    }
    guard let level = fit.coefficients[0], let slope = fit.coefficients[1] else {
      throw .numerical("the counts differ too much in size for a line")
    }
    // What rounding of the logarithms can make of an exact line is none.
    let noise = 4e-15 * (1 + ordinates.map(abs).max()!)
    let span = abscissae.max()! - abscissae.min()!
    let exact = fit.residualSumOfSquares <= noise * noise * weights.reduce(0, +)
    self.slope = abs(slope) * span <= noise ? 0 : slope
    intercept = level + base
    dispersion = exact ? 0 : fit.residualSumOfSquares / Double(abscissae.count - 2)
    slopeVariance = covariance[1, 1]
  }
}
