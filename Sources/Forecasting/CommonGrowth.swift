import Glibc
import Probability

/// How much the target year may differ, in all units alike, from what the trend expects.
///
/// Past years moved together (a law, an epidemic, a change of recording), and what is common does not average out over
/// units. The deviation u of the log level is Normal before the year begins; the part of the year already seen,
/// pooled over all units, narrows it. Predictions are made for a few values of u and weighted.
public struct CommonGrowth: Sendable, Hashable {
  /// The deviation of the log level in the part of the year already seen.
  public let seen: Double
  /// Deviations of the log level in the rest of the year.
  public let deviations: [Double]
  /// Their probabilities, of sum 1.
  public let weights: [Double]

  /// Gauss-Hermite points over Normal(`mean`, `variance`) for the rest of the year; one point where the variance is 0.
  init(seen: Double, mean: Double, variance: Double) {
    self.seen = seen
    let rule = GaussHermite(points: variance > 0 ? 9 : 1)
    deviations = rule.nodes.map { mean + variance.squareRoot() * $0 }
    weights = rule.weights
  }

  /// The variance of u before the year begins, from what the pooled counts of each past year estimate of it and the
  /// sampling variance of each estimate; nil where fewer than three past years tell.
  ///
  /// Random-effects variance by restricted maximum likelihood, plus that of its mean, which is the uncertainty of the
  /// trend itself.
  static func variance(of past: [(deviation: Double, variance: Double)]) throws(FitError) -> Double? {
    guard past.count >= 3 else { return nil }
    let between = exp(
      try likeliestParameter(in: -12...1) { restrictedLogLikelihood(of: past, variance: exp($0)) })
    return between + 1 / past.reduce(0) { $0 + 1 / (between + $1.variance) }
  }

  /// Standard deviation 15 %: about the largest common change of a year in the national figures of 2019 to 2025.
  static let assumedVariance = 0.15 * 0.15

  private static func restrictedLogLikelihood(
    of past: [(deviation: Double, variance: Double)], variance: Double
  ) -> Double {
    let weights = past.map { 1 / (variance + $0.variance) }
    let total = weights.reduce(0, +)
    let mean = zip(past, weights).reduce(0) { $0 + $1.0.deviation * $1.1 } / total
    let squares = zip(past, weights).reduce(0) { sum, pair in
      sum + pair.1 * (pair.0.deviation - mean) * (pair.0.deviation - mean)
    }
    return 0.5 * (weights.reduce(0) { $0 + log($1) } - log(total) - squares)
  }
}

/// The pooled log-likelihood of a common deviation u, of many units with their own beliefs.
struct PooledDeviation {
  /// One unit: its belief, what it reported, and the exposure of what it reported.
  struct Report {
    let state: GammaState
    let count: Double
    let exposure: Double
  }

  /// The most likely u, and the inverse of the curvature there; nil where nothing tells of it.
  ///
  /// Each report is NB(a, b / (b + E e^u)); Newton's method on the sum, which is concave in u.
  static func estimate(_ reports: [Report]) -> (deviation: Double, variance: Double)? {
    var deviation = 0.0
    for _ in 0..<100 {
      var slope = 0.0
      var curvature = 0.0
      for report in reports {
        let exposure = report.exposure * exp(deviation)
        let total = report.state.rate + exposure
        let weight = (report.state.shape + report.count) * exposure / total
        slope += report.count - weight
        curvature += weight * report.state.rate / total
      }
      guard curvature > 1e-12 else { return nil }
      let step = max(-0.5, min(0.5, slope / curvature))
      deviation += step
      if abs(step) < 1e-10 { return (deviation, 1 / curvature) }
      // Without a single event u runs to minus infinity.
      if deviation < -8 { return nil }
    }
    return nil
  }
}
