import Forecasting
import Observations
import Probability

/// The limits of one unit's year, ready to be held against its figures.
///
/// They are laid out for a year that is reported in full, so that a later figure, or a later gap, changes none of them.
struct YearChart {
  private let belief: MonthBelief
  private let mixture: LevelMixture
  private let rule: WatchRule
  private let outlooks: [ClosedRange<Int>: PeriodOutlook]
  private let ends: [Int]
  private let up: (score: DriftScore, limit: DriftLimit)
  private let down: (score: DriftScore, limit: DriftLimit)

  /// The chart of a year reported every `length` months, a divisor of 12.
  init(_ belief: MonthBelief, length: Int, rule: WatchRule) {
    precondition(12 % length == 0 && length < 12, "periods of \(length) months")
    let mixture = LevelMixture(belief)
    let lengths = stride(from: 1, through: 12, by: length).map { $0...$0 + length - 1 }
    let outlooks = lengths.map { PeriodOutlook(belief, mixture, share: belief.share(of: $0)) }
    func drift(_ direction: DriftScore.Direction) -> (DriftScore, DriftLimit) {
      let score = DriftScore(belief, direction, drift: rule.drift, periods: lengths.count)
      let limit = DriftLimit(
        score, lengths: lengths, outlooks: outlooks, weights: mixture.weights, rate: rule.yearRate)
      return (score, limit)
    }
    self.belief = belief
    self.mixture = mixture
    self.rule = rule
    self.outlooks = Dictionary(uniqueKeysWithValues: zip(lengths, outlooks))
    ends = lengths.map(\.upperBound)
    up = drift(.up)
    down = drift(.down)
  }

  /// `figures`, in order of time and without overlap, against their limits.
  func read(_ figures: [PeriodFigure]) -> [WatchedPeriod] {
    var sums = (up: 0, down: 0)
    return figures.map { figure in
      let months = figure.period.firstMonth...figure.period.lastMonth
      let outlook = outlooks[months] ?? PeriodOutlook(belief, mixture, share: belief.share(of: months))
      if let value = figure.value {
        sums.up = max(0, sums.up + up.score.increment(value, months))
        sums.down = max(0, sums.down + down.score.increment(value, months))
      }
      return WatchedPeriod(
        period: figure.period, value: figure.value, missingReason: figure.missingReason,
        status: figure.status,
        expectation: .init(
          mean: belief.mean * belief.share(of: months), limits: outlook.limits(rate: rule.periodRate),
          high: figure.value.map(outlook.probability(atLeast:)),
          low: figure.value.map(outlook.probability(atMost:))),
        rise: reading(up, sum: sums.up, through: months.upperBound),
        fall: reading(down, sum: sums.down, through: months.upperBound))
    }
  }

  private func reading(
    _ drift: (score: DriftScore, limit: DriftLimit), sum: Int, through month: Int
  ) -> WatchedPeriod.Drift {
    let place = ends.firstIndex { $0 >= month } ?? ends.count - 1
    return WatchedPeriod.Drift(
      sum: Double(sum) * drift.score.step, limit: drift.limit.sum.map { Double($0) * drift.score.step },
      falseByNow: drift.limit.falseByPeriod[place], falseInYear: drift.limit.falseByPeriod.last!)
  }
}

extension MonthBelief {
  /// The share of the months `months`, within 1…12.
  func share(of months: ClosedRange<Int>) -> Double {
    shares[(months.lowerBound - 1)..<months.upperBound].reduce(0, +)
  }
}
