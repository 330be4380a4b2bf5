import Glibc

/// A comparison to come: what the exact one-sided test would find, and how many cases it takes.
public struct RateComparisonPlan: Sendable, Hashable {
  /// The ratio of the rates, after over before, that is held to be true; above 0, below `nullRatio`.
  public let trueRatio: Double
  /// The ratio that the test is to reject, above 0.
  public let nullRatio: Double
  /// The error of the first kind.
  public let significance: Double
  /// The exposure after over that before.
  public let exposureRatio: Double

  /// A test of "the ratio is `nullRatio` or more" at `significance` (0…1/2), where the true one is smaller.
  public init(
    trueRatio: Double, nullRatio: Double = 1, significance: Double = 0.05, exposureRatio: Double = 1
  ) {
    precondition(
      trueRatio >= 0 && trueRatio < nullRatio && nullRatio.isFinite,
      "a true ratio of 0 or more below the null ratio, not \(trueRatio) and \(nullRatio)")
    precondition(significance > 0 && significance < 0.5, "a significance in 0…1/2, not \(significance)")
    precondition(
      exposureRatio > 0 && exposureRatio.isFinite, "an exposure ratio above 0, not \(exposureRatio)")
    self.trueRatio = trueRatio
    self.nullRatio = nullRatio
    self.significance = significance
    self.exposureRatio = exposureRatio
  }

  /// The probability that the exact test rejects, where `casesBefore` are expected before; 0 or more, with those after
  /// at most 10¹².
  ///
  /// The total is Poisson, and given it the count after binomial: Σ P(total) · P(after ≤ critical value). Where the totals
  /// spread over more than some thousands, only every so many of them are computed; the error stays below 1e-3.
  public func power(casesBefore: Double) -> Double {
    let trueCounts = trueRatio * exposureRatio
    let mean = casesBefore * (1 + trueCounts)
    precondition(
      casesBefore >= 0 && mean <= 1e12, "0 or more cases, 10¹² in all, not \(casesBefore) and \(mean)")
    let nullCounts = nullRatio * exposureRatio
    let (trueShare, nullShare) = (trueCounts / (1 + trueCounts), nullCounts / (1 + nullCounts))
    var (power, weight) = (0.0, 0.0)
    var last: (total: Int, critical: Int)?
    for (total, mass) in Self.totals(mean: mean) {
      let null = Binomial(trials: total, probability: nullShare)
      let guess = last.map { $0.critical + Int(Double(total - $0.total) * nullShare) }
      let critical = criticalValue(of: null, near: guess)
      last = (total, critical)
      weight += mass
      if critical >= 0 { power += mass * Binomial(trials: total, probability: trueShare).cdf(critical) }
    }
    return power / weight
  }

  /// Totals in rising order with weights in proportion to their probabilities: all up to a mean of some 10⁵, some
  /// thousands of them with normal weights beyond. Their distance is odd, for the critical value jumps with the parity of
  /// the total where the shares are equal.
  private static func totals(mean: Double) -> [(total: Int, mass: Double)] {
    guard mean > 1e5 else {
      let masses = Poisson(mean: mean).massFunction(tail: 1e-9)
      return masses.masses.enumerated().map { (masses.lowest + $0, $1) }
    }
    let reach = Int(6.5 * mean.squareRoot())
    let stride = max(1, reach / 1000) | 1
    return Swift.stride(from: -reach, through: reach, by: stride).map { step in
      (Int(mean) + step, exp(-Double(step) * Double(step) / (2 * mean)))
    }
  }

  /// The greatest c with P(X ≤ c) ≤ significance, −1 where there is none.
  private func criticalValue(of null: Binomial, near guess: Int?) -> Int {
    // quantile(p) is the smallest k with cdf(k) ≥ p: the one below it, unless the cdf meets p exactly.
    var value = min(null.trials, guess ?? null.quantile(significance))
    while value >= 0, null.cdf(value) > significance { value -= 1 }
    while value < null.trials, null.cdf(value + 1) <= significance { value += 1 }
    return value
  }

  /// The smallest expected count before at which the power is `power` (0…1), to the whole case and 1 in 500;
  /// nil where 10⁹ cases, before or after, would not do.
  public func casesBefore(forPower power: Double) -> Int? {
    precondition(power > 0 && power < 1, "a power above 0 and below 1, not \(power)")
    let most = Int(1e9 / max(1, exposureRatio * trueRatio))
    var (low, high) = (0, 1)
    while high <= most, self.power(casesBefore: Double(high)) < power {
      low = high
      high *= 2
    }
    guard high <= most else { return nil }
    while high - low > max(1, high / 500) {
      let middle = low + (high - low) / 2
      if self.power(casesBefore: Double(middle)) < power { low = middle } else { high = middle }
    }
    return high
  }
}
