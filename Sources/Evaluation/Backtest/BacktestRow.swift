import Probability

/// One forecast of one unit, held against what happened.
public struct BacktestRow: Sendable, Hashable {
  /// The forecaster.
  public let model: String
  /// Place of the target among those tested.
  public let target: Int
  /// Place of the unit.
  public let unit: Int
  /// The target year.
  public let year: Int
  /// Full months of it that were known.
  public let months: Int
  /// Last year's value.
  public let baseline: Int?
  /// The largest value that met the target.
  public let allowed: Int?
  /// The value at the year's end.
  public let observed: Int
  /// Whether the target was missed.
  public let missed: Bool
  /// Whether the counts had decided by then.
  public let isDecided: Bool
  /// P(missed) as forecast.
  public let missProbability: Double
  /// What was forecast of the value; nil where only P(missed) was.
  public let forecast: ForecastScores?
}

/// A distribution of a count in a few numbers, and its scores against what was observed.
public struct ForecastScores: Sendable, Hashable {
  /// Its mean.
  public let mean: Double
  /// Its deciles 1, 5 and 9.
  public let p10: Int, p50: Int, p90: Int
  /// −ln f(observed); smaller is better, infinite for what was held impossible.
  public let logScore: Double
  /// The ranked probability score, in events; smaller is better.
  public let rankedScore: Double
  /// F(observed − 1) and F(observed).
  public let below: Double, through: Double
  /// What the two scores would be if the forecast were right.
  public let expectedLogScore: ScoreExpectation, expectedRankedScore: ScoreExpectation

  init(_ distribution: MassFunction, observed: Int) {
    mean = distribution.mean
    p10 = distribution.quantile(0.1)
    p50 = distribution.quantile(0.5)
    p90 = distribution.quantile(0.9)
    logScore = distribution.logScore(observed)
    rankedScore = distribution.rankedProbabilityScore(observed)
    below = distribution.cdf(observed - 1)
    through = distribution.cdf(observed)
    expectedLogScore = .ofLogScore(distribution)
    expectedRankedScore = .ofRankedScore(distribution)
  }
}
