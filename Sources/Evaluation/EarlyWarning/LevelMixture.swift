import Forecasting
import Glibc
import Probability

/// A few levels of one unit's year, with their probabilities, that stand for the gamma distribution of the level.
///
/// The trapezium rule over the normal score z of the level, which for smooth integrands errs by about
/// exp(−2 (π σ / step)²), σ being the width over which what is integrated changes (Trefethen & Weideman 2014). σ is the
/// scatter of the whole year given its level, 1/concentration + 1/mean, in standard deviations of the level; the step is
/// no more than one σ, nor than 0.7, for the normal density itself.
struct LevelMixture: Sendable {
  /// The levels, rising.
  let levels: [Double]
  /// Their probabilities, of sum 1.
  let weights: [Double]

  init(_ belief: MonthBelief) {
    let width = ((1 / belief.concentration + 1 / belief.mean) * belief.levelShape).squareRoot()
    let points = min(301, 2 * Int((Self.reach / min(0.7, width)).rounded(.up)) + 1)
    let step = 2 * Self.reach / Double(points - 1)
    let scores = (0..<points).map { Double($0) * step - Self.reach }
    let masses = scores.map { exp(-$0 * $0 / 2) }
    let total = masses.reduce(0, +)
    let level = belief.level
    levels = scores.map { level.quantile(Normal.standard.cdf($0)) }
    weights = masses.map { $0 / total }
  }

  /// The normal scores end here: beyond lie 2e-8 on either side.
  private static let reach = 5.5
}
