import Forecasting
import Glibc
import Probability

/// The count of one period as the past foretells it: a mixture of negative binomial counts over the levels of the year.
struct PeriodOutlook: Sendable {
  /// The count given each level, in the order of the mixture.
  let counts: [MassFunction]
  /// Over all levels.
  let distribution: MassFunction

  private let given: [NegativeBinomial]
  private let weights: [Double]

  /// The outlook on a period that has the share `share` of the year.
  init(_ belief: MonthBelief, _ mixture: LevelMixture, share: Double) {
    given = mixture.levels.map { belief.count(share: share, level: $0) }
    weights = mixture.weights
    counts = given.map { $0.massFunction(tail: Self.neglected) }
    distribution = .mixture(counts, weights: weights)
  }

  /// P(Y ≥ `count`), with its digits however far out.
  func probability(atLeast count: Int) -> Double {
    min(1, zip(given, weights).reduce(0) { $0 + $1.1 * $1.0.upperTail(above: count - 1) })
  }

  /// P(Y ≤ `count`).
  func probability(atMost count: Int) -> Double {
    min(1, zip(given, weights).reduce(0) { $0 + $1.1 * $1.0.cdf(count) })
  }

  /// The limits that a count passes with a probability of at most `rate` each way.
  func limits(rate: Double) -> PeriodLimits {
    var high = distribution.quantile(1 - rate)
    // A quantile of rounded sums may be off by one.
    while distribution.upperTail(above: high) > rate { high += 1 }
    var low = distribution.quantile(rate)
    while low > 0, distribution.cdf(low - 1) > rate { low -= 1 }
    return PeriodLimits(
      low: low, high: high, falseLow: low > 0 ? distribution.cdf(low - 1) : 0,
      falseHigh: distribution.upperTail(above: high))
  }

  private static let neglected = 1e-12
}

/// Between which counts a period is as usual, and how often chance alone leads beyond them.
public struct PeriodLimits: Sendable, Hashable {
  /// The least usual count; nothing is below it where it is 0.
  public let low: Int
  /// The largest usual count.
  public let high: Int
  /// P(Y < low): counts being whole it is rarely the rate asked for, and never above it.
  public let falseLow: Double
  /// P(Y > high).
  public let falseHigh: Double
}
