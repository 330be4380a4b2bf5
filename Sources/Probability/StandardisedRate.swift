/// A rate standardised directly: the rate that a standard population would have at the rates seen in its strata.
///
/// A rate standardised indirectly is `PoissonCount(observed, exposure: expected)`.
public struct StandardisedRate: Sendable, Hashable {
  /// Σ w x / n over the strata, w the shares of the standard population.
  public let rate: Double
  /// Σ w² x / n², the variance of the rate of Poisson counts.
  public let variance: Double
  /// The events of all strata.
  public let count: Int
  /// The largest of w / n, the weight of one event more where it weighs most.
  public let largestWeight: Double

  /// Counts, populations (above 0) and standard populations (0 or more, not all 0) of the same strata.
  public init(counts: [Int], populations: [Double], standard: [Double]) {
    precondition(
      counts.count == populations.count && counts.count == standard.count && !counts.isEmpty,
      "\(counts.count) counts, \(populations.count) populations and \(standard.count) standard populations")
    precondition(counts.allSatisfy { $0 >= 0 }, "counts of 0 or more")
    precondition(populations.allSatisfy { $0 > 0 && $0.isFinite }, "populations above 0")
    let total = standard.reduce(0, +)
    precondition(
      total > 0 && total.isFinite && standard.allSatisfy { $0 >= 0 }, "standard populations of 0 or more")
    let weights = zip(standard, populations).map { $0 / total / $1 }
    count = counts.reduce(0, +)
    largestWeight = weights.max() ?? 0
    rate = zip(weights, counts).reduce(0) { $0 + $1.0 * Double($1.1) }
    variance = zip(weights, counts).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1) }
  }

  /// Limits from gamma distributions with the mean and variance of the rate, the upper one as if there were one event
  /// more where it weighs most (Fay & Feuer 1997); the lower one is 0 without an event.
  public func gammaLimits(level: ConfidenceLevel) -> Limits {
    let upperRate = rate + largestWeight
    let upperVariance = variance + largestWeight * largestWeight
    func quantile(_ mean: Double, _ variance: Double, tail: Double, upper: Bool) -> Double {
      let shape = mean * mean / variance
      let x =
        upper
        ? SpecialFunctions.incompleteGammaInverseOfComplement(shape, tail)
        : SpecialFunctions.incompleteGammaInverse(shape, tail)
      return x * variance / mean
    }
    return Limits(
      lower: count == 0 ? 0 : quantile(rate, variance, tail: level.tail, upper: false),
      upper: quantile(upperRate, upperVariance, tail: level.tail, upper: true))
  }

  /// Limits of the total count carried over to the rate, rate + √(variance / count) (limit − count) (Dobson, Kuulasmaa,
  /// Eberle & Scherer 1991); nil without an event.
  public func dobsonLimits(_ method: PoissonCount.LimitMethod, level: ConfidenceLevel) -> Limits? {
    guard count > 0 else { return nil }
    let limits = PoissonCount(count).limits(method, level: level)
    let scale = (variance / Double(count)).squareRoot()
    return Limits(
      lower: rate + scale * (limits.lower - Double(count)),
      upper: rate + scale * (limits.upper - Double(count)))
  }
}
