import Glibc

extension CountDistribution {
  /// The ranked probability score Σ (P(X ≤ k) − [observed ≤ k])² over all k (Epstein 1969; Czado, Gneiting & Held 2009),
  /// in the unit of the counts; smaller is better.
  public func rankedProbabilityScore(_ observed: Int) -> Double {
    massFunction(tail: 1e-16).rankedProbabilityScore(observed)
  }

  /// The Dawid-Sebastiani score (observed − mean)² / variance + ln variance (Dawid & Sebastiani 1999); smaller is better.
  public func dawidSebastianiScore(_ observed: Int) -> Double {
    let distance = Double(observed) - mean
    return distance * distance / variance + log(variance)
  }
}

extension MassFunction {
  /// The ranked probability score Σ (P(X ≤ k) − [observed ≤ k])² over all k; smaller is better.
  public func rankedProbabilityScore(_ observed: Int) -> Double {
    // Below the lowest value the cdf is 0, above the highest 1: all that differs there is the observation.
    var score = Double(max(0, lowest - observed)) + Double(max(0, observed - highest))
    var sum = 0.0
    for (step, mass) in masses.enumerated() where step < masses.count - 1 {
      sum += mass
      if lowest + step < observed { score += sum * sum }
    }
    var tail = 0.0
    for (step, mass) in masses.enumerated().reversed() {
      // Here `tail` is P(X > k) for k = lowest + step, with all digits.
      if step < masses.count - 1, lowest + step >= observed { score += tail * tail }
      tail += mass
    }
    return score
  }
}

/// The non-randomised probability integral transform of counts: whether their distributions were calibrated (Czado,
/// Gneiting & Held 2009).
public struct ProbabilityIntegralTransform: Sendable, Hashable {
  /// Heights of bins of equal width over 0…1, which average 1; all are near 1 where the distributions were right.
  public let heights: [Double]

  /// A histogram of `bins` (1 or more) over P(X ≤ y − 1) and P(X ≤ y) of every observed y; never without a value.
  public init(_ values: [(below: Double, through: Double)], bins: Int) {
    precondition(bins >= 1 && !values.isEmpty, "\(values.count) values in \(bins) bins")
    // The mean share of the observations up to u: each spread evenly between its two values.
    func share(_ u: Double) -> Double {
      let sum = values.reduce(0.0) { sum, value in
        if u <= value.below { return sum }
        if u >= value.through { return sum + 1 }
        return sum + (u - value.below) / (value.through - value.below)
      }
      return sum / Double(values.count)
    }
    let shares = (0...bins).map { $0 == 0 ? 0 : $0 == bins ? 1 : share(Double($0) / Double(bins)) }
    heights = zip(shares, shares.dropFirst()).map { Double(bins) * ($1 - $0) }
  }
}
