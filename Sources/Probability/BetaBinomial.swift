/// The beta-binomial distribution, a binomial whose probability is itself Beta(alpha, beta):
/// P(X = k) = (trials over k) B(alpha + k, beta + trials − k) / B(alpha, beta).
public struct BetaBinomial: CountDistribution, Hashable {
  /// The number of trials, 0 or more.
  public let trials: Int
  /// Above 0.
  public let alpha: Double
  /// Above 0.
  public let beta: Double

  /// A beta-binomial distribution; `trials` of 0 or more, `alpha` and `beta` above 0.
  public init(trials: Int, alpha: Double, beta: Double) {
    precondition(trials >= 0, "0 or more trials, not \(trials)")
    precondition(alpha > 0 && alpha.isFinite, "an alpha above 0, not \(alpha)")
    precondition(beta > 0 && beta.isFinite, "a beta above 0, not \(beta)")
    self.trials = trials
    self.alpha = alpha
    self.beta = beta
  }

  /// n a / (a + b).
  public var mean: Double { Double(trials) * alpha / (alpha + beta) }

  /// n p (1 − p) (a + b + n) / (a + b + 1).
  public var variance: Double {
    let sum = alpha + beta
    return mean * (beta / sum) * (sum + Double(trials)) / (sum + 1)
  }

  /// ln P(X = k), −∞ outside 0…trials, by rising factorials: exact where alpha and beta are large.
  public func logMass(_ k: Int) -> Double {
    guard (0...trials).contains(k) else { return -.infinity }
    return SpecialFunctions.logChoose(trials, k)
      + SpecialFunctions.logRising(alpha, by: Double(k))
      + SpecialFunctions.logRising(beta, by: Double(trials - k))
      - SpecialFunctions.logRising(alpha + beta, by: Double(trials))
  }

  /// The sum of the masses up to `k`; time grows with `trials`.
  public func cdf(_ k: Int) -> Double { massFunction(tail: 0).cdf(k) }

  /// The sum of the masses above `k`; time grows with `trials`.
  public func upperTail(above k: Int) -> Double { massFunction(tail: 0).upperTail(above: k) }

  /// The smallest k with cdf(k) ≥ `p`; time grows with `trials`.
  public func quantile(_ p: Double) -> Int { massFunction(tail: 0).quantile(p) }

  /// The probabilities of 0…trials, all computed, the outermost dropped; time grows with `trials`.
  public func massFunction(tail: Double) -> MassFunction {
    let start = mode
    return MassRecurrence(
      start: start, logMassAtStart: logMass(start), lowest: 0, highest: trials, limitingRatio: nil,
      ratio: { [trials, alpha, beta] k in
        let left = Double(trials - k)
        return left * (alpha + Double(k)) / (Double(k + 1) * (beta + left - 1))
      }
    ).massFunction(tail: tail).trimmed(tail: tail)
  }

  /// Where the masses are highest: inside, or at the higher end.
  private var mode: Int {
    guard alpha > 1, beta > 1 else { return logMass(trials) > logMass(0) ? trials : 0 }
    let peak = Double(trials + 1) * (alpha - 1) / (alpha + beta - 2)
    return min(trials, max(0, Int(peak)))
  }
}
