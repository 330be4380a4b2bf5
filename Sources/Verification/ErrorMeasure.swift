import Glibc

/// How far a computed number is from its reference.
public enum ErrorMeasure: Sendable, Hashable {
  /// |computed − expected|.
  case absolute
  /// |computed − expected| / max(|expected|, `floor`): relative, absolute for references near 0.
  case relative(floor: Double = 0)

  /// The error of `computed`; 0 for equal infinities, infinite where one number is NaN or infinite alone.
  public func error(_ computed: Double, expected: Double) -> Double {
    if computed == expected { return 0 }
    let difference = abs(computed - expected)
    guard difference.isFinite else { return .infinity }
    switch self {
    case .absolute: return difference
    case .relative(let floor): return difference / max(abs(expected), floor)
    }
  }

  /// The name of the measure in files.
  public var name: String {
    switch self {
    case .absolute: "absolute"
    case .relative: "relative"
    }
  }

  /// The decimal digits that agree, −log₁₀ of a relative error, as NIST's Statistical Reference Datasets count them; 15
  /// at most, 0 at least.
  public static func agreeingDigits(ofRelativeError error: Double) -> Double {
    min(15, max(0, -log10(error)))
  }
}
