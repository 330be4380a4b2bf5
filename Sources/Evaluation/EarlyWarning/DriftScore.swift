import Forecasting
import Glibc
import Probability

/// The cumulative sum for a slow drift of one unit's rate, in one direction (Page 1954; for counts Lucas 1985).
///
/// Every period adds the log-likelihood ratio of a rate that is `ratio` times the expected one, at the months' own scatter:
/// NB(M s ratio, c s) against NB(M s, c s) for the share s of the year. Divided by its coefficient of the count this is
/// y − k s for a rise and k s − y for a fall, with
///   k = c ln((c + ratio M)/(c + M)) / ln(ratio (c + M)/(c + ratio M)),
/// so that the sum, never below 0, is in cases. It is kept on a lattice, whose step is a quarter of a case or, where that
/// is more, a power of two of at most a quarter of a period's standard deviation: what the limit promises is then exact for the very sum that is shown.
struct DriftScore: Sendable, Hashable {
  /// Which way the rate drifts.
  enum Direction: Sendable, Hashable { case up, down }

  let direction: Direction
  /// The step of the lattice, in cases.
  let step: Double
  /// k, in cases a year.
  let reference: Double

  private let belief: MonthBelief

  init(_ belief: MonthBelief, _ direction: Direction, drift: Double, periods: Int) {
    let ratio = direction == .up ? 1 + drift : 1 - drift
    let (c, mean) = (belief.concentration, belief.mean)
    let growth = (ratio - 1) * mean / (c + mean)
    reference = c * log1p(growth) / (log(ratio) - log1p(growth))
    let share = 1 / Double(periods)
    let deviation = belief.count(share: share, level: mean).variance.squareRoot()
    step = exp2(max(-2, log2(deviation / 4).rounded(.down)))
    self.belief = belief
    self.direction = direction
  }

  /// What `count` cases in the months `months`, within 1…12, add, in steps.
  ///
  /// The reference is rounded as it mounts up, so that its roundings do not.
  func increment(_ count: Int, _ months: ClosedRange<Int>) -> Int {
    let mounted = [months.lowerBound - 1, months.upperBound].map {
      Int((reference * belief.share(first: $0) / step).rounded(.toNearestOrEven))
    }
    let cases = Int((Double(count) / step).rounded(.toNearestOrEven))
    let excess = cases - (mounted[1] - mounted[0])
    return direction == .up ? excess : -excess
  }

  /// The highest sum that a year can lead to, in steps; nil where there is none.
  var highest: Int? {
    direction == .up ? nil : Int((reference / step).rounded(.toNearestOrEven))
  }
}
