import Glibc
public import Probability

/// What a score will be if the forecast is right: its mean and variance over what may happen.
public struct ScoreExpectation: Sendable, Hashable {
  /// E s(F, Y) for Y ~ F.
  public let mean: Double
  /// Var s(F, Y).
  public let variance: Double

  /// Of the logarithmic score −ln f(y).
  public static func ofLogScore(_ forecast: MassFunction) -> ScoreExpectation {
    of(forecast) { forecast.masses[$0] > 0 ? -log(forecast.masses[$0]) : 0 }
  }

  /// Of the ranked probability score Σ (F(k) − [y ≤ k])².
  public static func ofRankedScore(_ forecast: MassFunction) -> ScoreExpectation {
    // Sums of F(k)² below y and of (1 − F(k))² from y on.
    let masses = forecast.masses
    var below = [Double](repeating: 0, count: masses.count)
    var above = below
    var sum = 0.0
    for step in masses.indices.dropLast() {
      sum += masses[step]
      below[step + 1] = below[step] + sum * sum
    }
    sum = 0
    for step in masses.indices.dropFirst().reversed() {
      sum += masses[step]
      above[step - 1] = above[step] + sum * sum
    }
    return of(forecast) { below[$0] + above[$0] }
  }

  /// Of the Dawid-Sebastiani score (y − μ)²/σ² + ln σ².
  public static func ofDawidSebastianiScore(_ forecast: MassFunction) -> ScoreExpectation {
    let (mean, variance) = (forecast.mean, forecast.variance)
    return of(forecast) {
      let distance = Double(forecast.lowest + $0) - mean
      return distance * distance / variance + log(variance)
    }
  }

  private static func of(_ forecast: MassFunction, score: (Int) -> Double) -> ScoreExpectation {
    var (mean, square) = (0.0, 0.0)
    for (step, mass) in forecast.masses.enumerated() where mass > 0 {
      let value = score(step)
      mean += mass * value
      square += mass * value * value
    }
    return ScoreExpectation(mean: mean, variance: max(0, square - mean * mean))
  }
}

/// Whether scores are those that right forecasts would get (Wei & Held 2014, TEST 23).
///
/// Both statistics are standard normal for right, independent forecasts; above 0 the forecasts were too sure of themselves.
/// Units that share a year's shock are not independent: then both are too large.
public struct CalibrationTest: Sendable, Hashable {
  /// Σ (s − E s) / √ Σ Var s: large, uncertain counts weigh most.
  public let statistic: Double
  /// Σ ((s − E s) / √ Var s) / √ n: every forecast weighs the same.
  public let standardised: Double

  /// The test of `scores`, each with what was expected of it; those that cannot vary tell nothing, and nil where none can.
  public init?(_ scores: [(score: Double, expected: ScoreExpectation)]) {
    let told = scores.filter { $0.expected.variance > 0 }
    guard !told.isEmpty else { return nil }
    let variance = told.reduce(0) { $0 + $1.expected.variance }
    statistic = told.reduce(0) { $0 + $1.score - $1.expected.mean } / variance.squareRoot()
    standardised =
      told.reduce(0) { $0 + ($1.score - $1.expected.mean) / $1.expected.variance.squareRoot() }
      / Double(told.count).squareRoot()
  }
}
