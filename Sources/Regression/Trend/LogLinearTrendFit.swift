import Glibc
public import Probability

/// What was done about counts of zero, which have no logarithm.
public enum ZeroHandling: String, Sendable, Hashable {
  /// There were none.
  case none
  /// 1/2 was added to every count of the series.
  case halfAddedToAll = "half_added_to_all"
}

/// A fitted `LogLinearTrend`: rate(year) = e^(intercept + slope · (year − firstYear)).
public struct LogLinearTrendFit: Sendable, Hashable {
  /// The yearly change of the logarithm of the rate.
  public let slope: Double
  /// The standard error of the slope, √(dispersion · unscaled variance); 0 for an exact line.
  public let standardError: Double
  /// What the standard error would be if the counts were Poisson around the line, that is with a dispersion of 1.
  ///
  /// With three or four years the dispersion is hardly known; a much smaller `standardError` is then luck.
  public let poissonStandardError: Double
  /// The logarithm of the fitted rate in the first year.
  public let intercept: Double
  /// s² = Σ w e² / (n − 2): about 1 for Poisson counts, more where they scatter more.
  public let dispersion: Double
  /// The level of the limits.
  public let level: ConfidenceLevel
  /// The number n of years used.
  public let observations: Int
  /// The first and last year.
  public let firstYear: Int, lastYear: Int
  /// What was done about zeros.
  public let zeroHandling: ZeroHandling

  /// n − 2.
  public var degreesOfFreedom: Int { observations - 2 }

  /// The annual percent change, 100 (e^slope − 1).
  public var annualPercentChange: Double { percent(slope) }

  /// The lower limit of the annual percent change, −100 or more.
  public var lower: Double { percent(slope - halfWidth) }

  /// The upper limit of the annual percent change; infinite only where e^limit overflows.
  public var upper: Double { percent(slope + halfWidth) }

  /// The two-sided p-value of "no trend"; an exact line has 0, or 1 where it is level.
  public var pValue: Double {
    guard standardError > 0 else { return slope == 0 ? 1 : 0 }
    return studentT.twoSidedTail(slope / standardError)
  }

  private var studentT: StudentT { StudentT(degreesOfFreedom: Double(degreesOfFreedom)) }

  private var halfWidth: Double { studentT.quantile(1 - level.tail) * standardError }

  private func percent(_ slope: Double) -> Double { 100 * expm1(slope) }
}
