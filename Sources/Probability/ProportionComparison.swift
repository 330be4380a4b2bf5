import Glibc

/// Two proportions of independent cases.
public struct ProportionComparison: Sendable, Hashable {
  /// The two groups.
  public let first: Proportion, second: Proportion

  /// A comparison of two groups.
  public init(_ first: Proportion, _ second: Proportion) {
    self.first = first
    self.second = second
  }

  /// The first share less the second.
  public var difference: Double { first.share - second.share }

  /// Pearson's test of equal shares, one degree of freedom, where asked with Yates's correction for continuity, which is
  /// never larger than the difference itself; without a hit or with nothing but hits in both groups the p-value is 1.
  public func chiSquareTest(corrected: Bool) -> (statistic: Double, pValue: Double) {
    let (n, m) = (Double(first.trials), Double(second.trials))
    let pooled = Double(first.hits + second.hits) / (n + m)
    let variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    guard variance > 0 else { return (0, 1) }
    let excess = max(0, abs(difference) - correction(corrected))
    let z = excess / variance.squareRoot()
    return (z * z, Alternative.twoSided.normalTail(z))
  }

  /// Wald's limits of the difference, where asked widened by Yates's correction; within −1…1.
  public func waldLimits(corrected: Bool, level: ConfidenceLevel) -> Limits {
    func part(_ proportion: Proportion) -> Double {
      proportion.share * (1 - proportion.share) / Double(proportion.trials)
    }
    let z = -Normal.standard.quantile(level.tail)
    let reach = z * (part(first) + part(second)).squareRoot() + correction(corrected)
    return Limits(lower: max(-1, difference - reach), upper: min(1, difference + reach))
  }

  /// Limits of the difference from Wilson's limits of each share (Newcombe 1998, method 10).
  public func newcombeLimits(level: ConfidenceLevel) -> Limits {
    let (a, b) = (first.limits(.wilson, level: level), second.limits(.wilson, level: level))
    func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    return Limits(
      lower: difference - length(first.share - a.lower, b.upper - second.share),
      upper: difference + length(a.upper - first.share, second.share - b.lower))
  }

  /// Fisher's exact test of equal shares, two-sided: the sum over all tables of the same margins that are no more likely
  /// than the one seen.
  public var fisherPValue: Double {
    let hits = first.hits + second.hits
    let lowest = max(0, hits - second.trials)
    let highest = min(first.trials, hits)
    func logMass(_ k: Int) -> Double {
      SpecialFunctions.logChoose(first.trials, k) + SpecialFunctions.logChoose(second.trials, hits - k)
    }
    let bound = logMass(first.hits) + 1e-7
    let top = (lowest...highest).lazy.map(logMass).max() ?? 0
    var (sum, total) = (0.0, 0.0)
    for k in lowest...highest {
      let value = logMass(k)
      let mass = exp(value - top)
      total += mass
      if value <= bound { sum += mass }
    }
    return min(1, sum / total)
  }

  /// ½ (1 / n + 1 / m), at most the difference.
  private func correction(_ isWanted: Bool) -> Double {
    guard isWanted else { return 0 }
    return min(abs(difference), 0.5 / Double(first.trials) + 0.5 / Double(second.trials))
  }
}
