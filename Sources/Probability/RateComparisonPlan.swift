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

  /// The probability that the exact test rejects, where `casesBefore` (0 or more) are expected before.
  ///
  /// The total is Poisson, and given it the count after binomial: Σ P(total) · P(after ≤ critical value). Where the totals
  /// spread over more than some thousands, only every so many of them are computed; the error stays below 1e-3.
  public func power(casesBefore: Double) -> Double {
    precondition(casesBefore >= 0 && casesBefore.isFinite, "0 or more cases, not \(casesBefore)")
    let trueCounts = trueRatio * exposureRatio
    let nullCounts = nullRatio * exposureRatio
    let trueShare = trueCounts / (1 + trueCounts)
    let nullShare = nullCounts / (1 + nullCounts)
    let totals = Poisson(mean: casesBefore * (1 + trueCounts)).massFunction(tail: 1e-9)
    let stride = max(1, totals.masses.count / 2000)
    var (power, weight) = (0.0, 0.0)
    var critical: Int?
    for total in Swift.stride(from: totals.lowest, through: totals.highest, by: stride) {
      let null = Binomial(trials: total, probability: nullShare)
      let value = criticalValue(of: null, near: critical.map { $0 + Int(Double(stride) * nullShare) })
      critical = value
      let mass = totals.mass(at: total)
      weight += mass
      if value >= 0 { power += mass * Binomial(trials: total, probability: trueShare).cdf(value) }
    }
    return power / weight
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
  /// nil where even 10⁹ would not do.
  public func casesBefore(forPower power: Double) -> Int? {
    precondition(power > 0 && power < 1, "a power above 0 and below 1, not \(power)")
    var (low, high) = (0, 1)
    while self.power(casesBefore: Double(high)) < power {
      low = high
      high *= 2
      if high > 1_000_000_000 { return nil }
    }
    while high - low > max(1, high / 500) {
      let middle = low + (high - low) / 2
      if self.power(casesBefore: Double(middle)) < power { low = middle } else { high = middle }
    }
    return high
  }
}
