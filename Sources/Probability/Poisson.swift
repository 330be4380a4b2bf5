import Glibc

/// The Poisson distribution: P(X = k) = mean^k e^(−mean) / k!.
public struct Poisson: CountDistribution, Hashable {
  /// E X, 0 or more; 0 is the point mass at 0.
  public let mean: Double

  /// A Poisson distribution; `mean` is finite and not negative.
  public init(mean: Double) {
    precondition(mean >= 0 && mean.isFinite, "a Poisson mean of 0 or more, not \(mean)")
    self.mean = mean
  }

  /// The mean.
  public var variance: Double { mean }

  /// ln P(X = k), −∞ below 0; absolute error about 1e-16 · k ln k.
  public func logMass(_ k: Int) -> Double {
    guard k >= 0 else { return -.infinity }
    guard k > 0 else { return -mean }
    return Double(k) * log(mean) - mean - SpecialFunctions.logFactorial(k)
  }

  /// Q(k + 1, mean).
  public func cdf(_ k: Int) -> Double {
    k < 0 ? 0 : SpecialFunctions.incompleteGammaComplement(Double(k) + 1, mean)
  }

  /// P(k + 1, mean).
  public func upperTail(above k: Int) -> Double {
    k < 0 ? 1 : SpecialFunctions.incompleteGamma(Double(k) + 1, mean)
  }

  /// The smallest k with cdf(k) ≥ `p`, by search.
  public func quantile(_ p: Double) -> Int { searchedQuantile(p) }

  /// By recurrence from the mode, some 15 standard deviations of values.
  public func massFunction(tail: Double) -> MassFunction {
    let mode = Int(mean)
    return MassRecurrence(
      start: mode, logMassAtStart: logMass(mode), lowest: 0, highest: mean == 0 ? 0 : nil, limitingRatio: 0,
      ratio: { [mean] k in mean / Double(k + 1) }
    ).massFunction(tail: tail)
  }
}
