import Glibc

/// The normal distribution.
public struct Normal: Sendable, Hashable {
  /// Its centre.
  public let mean: Double
  /// Its spread, above 0.
  public let standardDeviation: Double

  /// A normal distribution; finite `mean`, `standardDeviation` above 0.
  public init(mean: Double, standardDeviation: Double) {
    precondition(
      standardDeviation > 0 && standardDeviation.isFinite && mean.isFinite,
      "a finite mean and a standard deviation above 0, not \(mean) and \(standardDeviation)")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Mean 0, standard deviation 1.
  public static let standard = Normal(mean: 0, standardDeviation: 1)

  /// P(X ≤ `x`), with all digits far below the mean.
  public func cdf(_ x: Double) -> Double {
    0.5 * erfc(-(x - mean) / standardDeviation * 0.5.squareRoot())
  }

  /// P(X > `x`), with all digits far above the mean.
  public func upperTail(above x: Double) -> Double {
    0.5 * erfc((x - mean) / standardDeviation * 0.5.squareRoot())
  }

  /// The x with cdf(x) = `p`, for `p` in 0…1; infinite at the ends.
  public func quantile(_ p: Double) -> Double {
    precondition((0...1).contains(p), "a probability in 0…1, not \(p)")
    // 1 − p is exact from one half up.
    let distance = SpecialFunctions.complementaryErrorInverse(2 * min(p, 1 - p)) * 2.0.squareRoot()
    return mean + standardDeviation * (p < 0.5 ? -distance : distance)
  }
}
