/// How far a number may be from its reference, by quantity, each with its reason. Relative unless said otherwise.
public enum Tolerance {
  /// Special functions: Boost is within a few ulps, R prints 15 digits.
  public static let specialFunction = 1e-14
  /// Logarithms of masses: absolute. R itself is off by 2.7e-12 at size 1e5 (checked with 40 digits).
  public static let logMass = 4e-12
  /// Cumulative probabilities, far tails included: the incomplete functions lose a digit or two there.
  public static let cumulative = 2e-12
  /// Quantiles of continuous distributions: R's own inverses stop at about 1e-11 in the tails.
  public static let quantile = 1e-10
  /// Sums of probabilities that must be 1: absolute, n roundings.
  public static let unitSum = 1e-13
  /// Numbers quoted with ten significant digits.
  public static let tenDigits = 1e-9
  /// Solutions of small well-conditioned systems.
  public static let solution = 1e-12
  /// Backward error of a factorisation, relative to its norm.
  public static let factorisation = 1e-13
  /// Slopes, errors and p-values of a yearly trend against closed forms: both lose digits in Σ w x² − (Σ w x)².
  public static let trend = 1e-9
  /// NIST's certified digits of Longley's data, whose condition number is about 5e9.
  public static let longley = 1e-7
}

/// Whether `value` is within `relative` · |`reference`| + `absolute` of `reference`; equal infinities are close.
public func isClose(
  _ value: Double, _ reference: Double, relative: Double = 0, absolute: Double = 0
) -> Bool {
  value == reference || abs(value - reference) <= relative * abs(reference) + absolute
}
