import LinearAlgebra
import Probability

/// A fitted `JoinpointTrend`: segments of a constant yearly percentage that meet in the joinpoints.
///
/// Limits take the joinpoints as known, as those of the Joinpoint Regression Program do, and are too narrow by what is
/// not known of their place.
public struct JoinpointFit: Sendable, Hashable {
  /// A stretch of years with one yearly change; its last year is the first of the next.
  public struct Segment: Sendable, Hashable {
    /// The first and last year.
    public let firstYear: Int, lastYear: Int
    /// The yearly change with limits by t with n − 2 (k + 1) degrees of freedom.
    public let change: AnnualChange
  }

  /// The segments in order of time, one more than joinpoints.
  public let segments: [Segment]
  /// The logarithm of the fitted rate in the first year.
  public let intercept: Double
  /// s² = Σ w e² / (n − 2 (k + 1)).
  public let dispersion: Double
  /// Whether the standard errors rest on the scatter of the data or on chance alone.
  public let errorBasis: ErrorBasis
  /// The best line for every number of joinpoints from 0 that was tried.
  public let models: [JoinpointModel]
  /// The most joinpoints that could be chosen, and why no more.
  public let limit: JoinpointLimit
  /// What chose the number of joinpoints.
  public let criterion: JoinpointCriterion
  /// The number n of years used.
  public let observations: Int
  /// What was done about zeros.
  public let zeroHandling: ZeroHandling
  /// The chi-square test of the straight line through all years; nil with fewer than `ChanceTest.fewestYears`.
  public let chanceTest: ChanceTest?

  /// The covariance of the slopes.
  private let covariance: Matrix

  init(
    line: PiecewiseLine, straight: PiecewiseLine, models: [JoinpointModel], limit: JoinpointLimit,
    specification: JoinpointTrend,
    series: LogSeries
  ) {
    chanceTest = ChanceTest(straight, observations: series.count)
    let spread = Spread(line, floored: specification.floorsDispersion)
    let years = [line.firstYear] + line.bends + [line.lastYear]
    covariance = Matrix(
      rows: line.slopes.count, columns: line.slopes.count,
      elements: line.unscaledCovariance.elements.map { $0 * spread.variance })
    segments = line.slopes.indices.map { [covariance] place in
      Segment(
        firstYear: years[place], lastYear: years[place + 1],
        change: AnnualChange(
          slope: line.slopes[place], standardError: covariance[place, place].squareRoot(),
          degreesOfFreedom: line.degreesOfFreedom, level: specification.level))
    }
    intercept = line.intercept
    dispersion = spread.dispersion
    errorBasis = spread.basis
    self.models = models
    self.limit = limit
    criterion = specification.criterion
    observations = series.count
    zeroHandling = series.zeroHandling
  }

  /// The years of the joinpoints, rising.
  public var joinpoints: [Int] { segments.dropFirst().map(\.firstYear) }

  /// Whether there are joinpoints, found in fewer years than `JoinpointTrend.fewestYearsForCertainty`.
  public var mayTurnByChance: Bool {
    !joinpoints.isEmpty && observations < JoinpointTrend.fewestYearsForCertainty
  }

  /// The chosen one of `models`.
  public var model: JoinpointModel { models[joinpoints.count] }

  /// The first and last year of the data.
  public var years: ClosedRange<Int> { segments[0].firstYear...segments[segments.count - 1].lastYear }

  /// The average annual percent change (AAPC) over all years.
  public var averageChange: AnnualChange { averageChange(years)! }

  /// The average annual percent change over the last `count` years, 2 or more; nil where the data begin later.
  public func averageChange(overLast count: Int) -> AnnualChange? {
    precondition(count >= 2, "the average change over the last \(count) years, of 2 or more")
    return averageChange((years.upperBound - count + 1)...years.upperBound)
  }

  /// The average annual percent change over `window`, two years or more; nil where these reach outside the data.
  ///
  /// Σ wₘ bₘ / Σ wₘ of the slopes bₘ, with the lengths wₘ of their segments within the window (Clegg, Hankey, Tiwari,
  /// Feuer & Edwards 2009); its variance is wᵀ V w / (Σ wₘ)² with the whole covariance V of the slopes, which are not
  /// independent (Muggeo 2010), and its limits are by t as those of the segments: within one segment it is that
  /// segment's change.
  public func averageChange(_ window: ClosedRange<Int>) -> AnnualChange? {
    precondition(window.count >= 2, "an average change over \(window.count) year")
    guard years.lowerBound <= window.lowerBound && window.upperBound <= years.upperBound else { return nil }
    let shares = segments.map { segment in
      let overlap = min(segment.lastYear, window.upperBound) - max(segment.firstYear, window.lowerBound)
      return Double(max(0, overlap)) / Double(window.count - 1)
    }
    let slope = zip(shares, segments).reduce(0) { $0 + $1.0 * $1.1.change.slope }
    var variance = 0.0
    for (i, left) in shares.enumerated() {
      for (j, right) in shares.enumerated() { variance += left * right * covariance[i, j] }
    }
    let change = segments[0].change
    return AnnualChange(
      slope: slope, standardError: max(0, variance).squareRoot(), degreesOfFreedom: change.degreesOfFreedom,
      level: change.level)
  }
}
