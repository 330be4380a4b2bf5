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
  /// The yearly change with its limits; the degrees of freedom are n − 2.
  public let change: AnnualChange
  /// What the standard error would be if the counts were Poisson around the line, that is with a dispersion of 1.
  ///
  /// With three or four years the dispersion is hardly known; a much smaller `standardError` is then luck.
  public let poissonStandardError: Double
  /// The logarithm of the fitted rate in the first year.
  public let intercept: Double
  /// s² = Σ w e² / (n − 2): about 1 for Poisson counts, more where they scatter more; 0 for an exact line.
  public let dispersion: Double
  /// Whether the standard error rests on the scatter of the data or on chance alone.
  public let errorBasis: ErrorBasis
  /// The number n of years used.
  public let observations: Int
  /// The first and last year.
  public let firstYear: Int, lastYear: Int
  /// What was done about zeros.
  public let zeroHandling: ZeroHandling
  /// The chi-square test of "no trend" against chance alone; nil with fewer than `ChanceTest.fewestYears` years.
  public let chanceTest: ChanceTest?

  /// The yearly change of the logarithm of the rate.
  public var slope: Double { change.slope }

  /// The standard error of the slope, √(dispersion · unscaled variance); 0 for an exact line.
  public var standardError: Double { change.standardError }

  /// The level of the limits.
  public var level: ConfidenceLevel { change.level }

  /// n − 2.
  public var degreesOfFreedom: Int { change.degreesOfFreedom }

  /// The annual percent change, 100 (e^slope − 1).
  public var annualPercentChange: Double { change.percent }

  /// The lower limit of the annual percent change, −100 or more.
  public var lower: Double { change.lower }

  /// The upper limit of the annual percent change; infinite only where e^limit overflows.
  public var upper: Double { change.upper }

  /// The two-sided p-value of "no trend"; an exact line has 0, or 1 where it is level.
  public var pValue: Double { change.pValue }
}
