import Glibc

/// The binomial distribution: P(X = k) = (trials over k) probability^k (1 − probability)^(trials − k).
public struct Binomial: CountDistribution, Hashable {
  /// The number of trials, 0 or more.
  public let trials: Int
  /// The chance of each, 0…1.
  public let probability: Double

  /// A binomial distribution; `trials` of 0 or more, `probability` in 0…1.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "0 or more trials, not \(trials)")
    precondition((0...1).contains(probability), "a probability in 0…1, not \(probability)")
    self.trials = trials
    self.probability = probability
  }

  /// trials · probability.
  public var mean: Double { Double(trials) * probability }
  /// mean (1 − probability).
  public var variance: Double { mean * (1 - probability) }

  /// ln P(X = k), −∞ outside 0…trials.
  public func logMass(_ k: Int) -> Double {
    guard (0...trials).contains(k) else { return -.infinity }
    // 0 · ln 0 is 0 here.
    let hits = k == 0 ? 0 : Double(k) * log(probability)
    let misses = k == trials ? 0 : Double(trials - k) * log1p(-probability)
    return SpecialFunctions.logChoose(trials, k) + hits + misses
  }

  /// 1 − I_probability(k + 1, trials − k).
  public func cdf(_ k: Int) -> Double {
    guard k >= 0 else { return 0 }
    guard k < trials else { return 1 }
    return SpecialFunctions.incompleteBetaComplement(probability, Double(k) + 1, Double(trials - k))
  }

  /// I_probability(k + 1, trials − k).
  public func upperTail(above k: Int) -> Double {
    guard k >= 0 else { return 1 }
    guard k < trials else { return 0 }
    return SpecialFunctions.incompleteBeta(probability, Double(k) + 1, Double(trials - k))
  }

  /// The smallest k with cdf(k) ≥ `p`, by search.
  public func quantile(_ p: Double) -> Int { searchedQuantile(p) }

  /// By recurrence from the mode, at most trials + 1 values.
  public func massFunction(tail: Double) -> MassFunction {
    guard probability < 1 else { return .point(trials) }
    guard probability > 0 else { return .point(0) }
    let mode = min(trials, Int(Double(trials + 1) * probability))
    return MassRecurrence(
      start: mode, logMassAtStart: logMass(mode), lowest: 0, highest: trials, limitingRatio: 0,
      ratio: { [trials, odds = probability / (1 - probability)] k in Double(trials - k) / Double(k + 1) * odds
      }
    ).massFunction(tail: tail)
  }
}
