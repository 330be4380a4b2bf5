/// How many of several cases were of a kind, and what that says about the probability behind it.
public struct Proportion: Sendable, Hashable {
  /// The cases of the kind, 0…trials.
  public let hits: Int
  /// All cases, 1 or more.
  public let trials: Int

  /// `hits` of 0…`trials`, `trials` of 1 or more.
  public init(_ hits: Int, of trials: Int) {
    precondition(trials >= 1 && (0...trials).contains(hits), "0…\(trials) hits of 1 or more, not \(hits)")
    self.hits = hits
    self.trials = trials
  }

  /// hits / trials.
  public var share: Double { Double(hits) / Double(trials) }

  /// The cases not of the kind.
  public var complement: Proportion { Proportion(trials - hits, of: trials) }

  /// How limits of a probability are found.
  public enum LimitMethod: String, Sendable, Hashable, CaseIterable {
    /// Those that two one-sided exact tests reject (Clopper & Pearson 1934).
    case exact
    /// As exact, with half the probability of the number seen (Lancaster 1961).
    case midP = "mid_p"
    /// Those that the score test rejects (Wilson 1927).
    case wilson
    /// The same with a correction for continuity (Newcombe 1998, method 4).
    case wilsonCorrected = "wilson_corrected"
    /// Around (hits + z²/2) / (trials + z²) (Agresti & Coull 1998); may pass 0 and 1.
    case agrestiCoull = "agresti_coull"
    /// Posterior quantiles under Beta(1/2, 1/2); 0 without a hit and 1 with nothing but hits (Brown, Cai & DasGupta 2001).
    case jeffreys
  }

  /// Central limits of the probability.
  public func limits(_ method: LimitMethod, level: ConfidenceLevel) -> Limits {
    switch method {
    case .agrestiCoull:
      let z = -Normal.standard.quantile(level.tail)
      let total = Double(trials) + z * z
      let centre = (Double(hits) + z * z / 2) / total
      let half = z * (centre * (1 - centre) / total).squareRoot()
      return Limits(lower: centre - half, upper: centre + half)
    default:
      return Limits(
        lower: lowerLimit(method, level: level), upper: 1 - complement.lowerLimit(method, level: level))
    }
  }

  /// The lower of the central limits, with all its digits near 0; 1 − that of the complement is the upper one.
  func lowerLimit(_ method: LimitMethod, level: ConfidenceLevel) -> Double {
    guard hits > 0 else { return 0 }
    let (x, n) = (Double(hits), Double(trials))
    let z = -Normal.standard.quantile(level.tail)
    switch method {
    case .exact: return SpecialFunctions.incompleteBetaInverse(level.tail, x, n - x + 1)
    case .midP:
      let exact = lowerLimit(.exact, level: level)
      return RootSearch.rising(from: exact, to: x / n) { p in
        let null = Binomial(trials: trials, probability: p)
        return null.upperTail(above: hits) + 0.5 * null.mass(hits) - level.tail
      }
    case .wilson:
      // The smaller root of (p̂ − p)² n = z² p (1 − p), by the product of both.
      let share = x / n
      let sum = 2 * x + z * z + z * (z * z + 4 * x * (1 - share)).squareRoot()
      return 2 * x * share / sum
    case .wilsonCorrected:
      let share = x / n
      let inner = z * z - 2 - 1 / n + 4 * share * (n * (1 - share) + 1)
      return max(0, (2 * x + z * z - 1 - z * max(0, inner).squareRoot()) / (2 * (n + z * z)))
    case .jeffreys: return SpecialFunctions.incompleteBetaInverse(level.tail, x + 0.5, n - x + 0.5)
    case .agrestiCoull: return limits(.agrestiCoull, level: level).lower
    }
  }

  /// The exact p-value of "the probability is `probability`" (0…1) against `alternative`; two-sided, the sum over all
  /// numbers no more likely than the one seen, as R's `binom.test`.
  public func exactPValue(ofProbability probability: Double, _ alternative: Alternative) -> Double {
    let null = Binomial(trials: trials, probability: probability)
    switch alternative {
    case .less: return null.cdf(hits)
    case .greater: return null.upperTail(above: hits - 1)
    case .twoSided:
      let mode = min(trials, Int(Double(trials + 1) * probability))
      return null.minimumLikelihoodPValue(hits, mode: mode, highest: trials)
    }
  }
}
