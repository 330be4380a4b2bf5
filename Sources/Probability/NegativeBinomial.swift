import Glibc

/// The negative binomial distribution, a Poisson whose mean is itself Gamma(size, rate = size / mean):
/// P(X = k) = Γ(size + k) / (Γ(size) k!) · probability^size (1 − probability)^k.
public struct NegativeBinomial: CountDistribution, Hashable {
  /// The shape of the mixing gamma distribution, above 0; small means scattered.
  public let size: Double
  /// In 0…1, above 0; 1 is the point mass at 0.
  public let probability: Double
  /// 1 − probability, kept apart since it may be tiny.
  private let complement: Double

  /// The distribution of failures before the `size`-th success, `size` > 0 real, 0 < `probability` ≤ 1.
  public init(size: Double, probability: Double) {
    precondition(size > 0 && size.isFinite, "a size above 0, not \(size)")
    precondition(probability > 0 && probability <= 1, "a probability above 0, at most 1, not \(probability)")
    self.size = size
    self.probability = probability
    self.complement = 1 - probability
  }

  /// The distribution with the given mean (0 or more) and variance mean + mean² / `size`.
  public init(mean: Double, size: Double) {
    precondition(mean >= 0 && mean.isFinite, "a mean of 0 or more, not \(mean)")
    precondition(size > 0 && size.isFinite, "a size above 0, not \(size)")
    self.size = size
    self.probability = size / (size + mean)
    self.complement = mean / (size + mean)
  }

  /// size (1 − probability) / probability.
  public var mean: Double { size * complement / probability }
  /// mean / probability.
  public var variance: Double { mean / probability }

  /// ln P(X = k), −∞ below 0; absolute error about 1e-16 · k ln(size + k).
  public func logMass(_ k: Int) -> Double {
    guard k >= 0 else { return -.infinity }
    let atZero = size * (complement < 0.5 ? log1p(-complement) : log(probability))
    guard k > 0 else { return atZero }
    return atZero + Double(k) * log(complement) + SpecialFunctions.logRising(size, by: Double(k))
      - SpecialFunctions.logFactorial(k)
  }

  /// I_probability(size, k + 1).
  public func cdf(_ k: Int) -> Double {
    k < 0 ? 0 : incompleteBetas(k).lower
  }

  /// I_(1 − probability)(k + 1, size).
  public func upperTail(above k: Int) -> Double {
    k < 0 ? 1 : incompleteBetas(k).upper
  }

  /// The smallest k with cdf(k) ≥ `p`, by search.
  public func quantile(_ p: Double) -> Int { searchedQuantile(p) }

  /// The probabilities up to a neglected `tail`; about 30 · mean / size of them where `size` is small.
  ///
  /// No more than 2^18 values above the mode are held: what lies further out is laid upon the last of them, so that
  /// quantiles below it stay right.
  public func massFunction(tail: Double) -> MassFunction {
    let mode = size > 1 ? Int((size - 1) * complement / probability) : 0
    return MassRecurrence(
      start: mode, logMassAtStart: logMass(mode), lowest: 0, highest: complement == 0 ? 0 : nil,
      limitingRatio: complement,
      ratio: { [size, complement] k in (size + Double(k)) * complement / Double(k + 1) },
      longestReach: 1 << 18
    ).massFunction(tail: tail)
  }

  /// P(X ≤ k) and P(X > k), from whichever of the two arguments is below one half and therefore exact.
  private func incompleteBetas(_ k: Int) -> (lower: Double, upper: Double) {
    guard complement > 0 else { return (1, 0) }
    // The incomplete beta function loses log10(size) digits.
    guard size < 1e4 else { return tailSums(k) }
    let shape = Double(k) + 1
    return complement < 0.5
      ? (
        SpecialFunctions.incompleteBetaComplement(complement, shape, size),
        SpecialFunctions.incompleteBeta(complement, shape, size)
      )
      : (
        SpecialFunctions.incompleteBeta(probability, size, shape),
        SpecialFunctions.incompleteBetaComplement(probability, size, shape)
      )
  }

  /// P(X ≤ k) and P(X > k) by adding up the tail that does not hold the mean, a few standard deviations of terms.
  private func tailSums(_ k: Int) -> (lower: Double, upper: Double) {
    let falls = Double(k) < mean
    var at = falls ? k : k + 1
    var mass = exp(logMass(at))
    var sum = 0.0
    while mass > sum * 1e-17 {
      sum += mass
      if falls {
        guard at > 0 else { break }
        mass *= Double(at) / ((size + Double(at - 1)) * complement)
        at -= 1
      } else {
        mass *= (size + Double(at)) * complement / Double(at + 1)
        at += 1
      }
    }
    return falls ? (sum, 1 - sum) : (1 - sum, sum)
  }
}
