import Forecasting
import Glibc
import Probability
import TestSupport
import Testing

@testable import Evaluation

@Suite("Sums for a slow drift") struct DriftLimitTests {
  private static let uneven = [1.3, 0.7, 1.4, 0.9, 1, 1, 1.1, 0.8, 1.2, 0.6, 1, 1.0]

  private struct Drift {
    let belief: MonthBelief
    let mixture: LevelMixture
    let lengths: [ClosedRange<Int>]
    let outlooks: [PeriodOutlook]
    let score: DriftScore

    init(_ belief: MonthBelief, _ direction: DriftScore.Direction, drift: Double = 0.25, length: Int) {
      self.belief = belief
      let mixture = LevelMixture(belief)
      self.mixture = mixture
      let lengths = stride(from: 1, through: 12, by: length).map { $0...$0 + length - 1 }
      self.lengths = lengths
      outlooks = lengths.map { PeriodOutlook(belief, mixture, share: belief.share(of: $0)) }
      score = DriftScore(belief, direction, drift: drift, periods: lengths.count)
    }

    var chain: DriftChain {
      DriftChain(score, lengths: lengths, outlooks: outlooks, weights: mixture.weights)
    }
    func limit(rate: Double) -> DriftLimit {
      DriftLimit(score, lengths: lengths, outlooks: outlooks, weights: mixture.weights, rate: rate)
    }
  }

  private func belief(_ mean: Double, _ shape: Double, _ concentration: Double) -> MonthBelief {
    MonthBelief(mean: mean, levelShape: shape, shares: Self.uneven, concentration: concentration)
  }

  /// Every path of counts up to `most` a period, one after the other.
  private func enumerated(_ drift: Drift, limit: Int, most: Int) -> [Double] {
    let increments = drift.lengths.map { months in
      (0...most).map { drift.score.increment($0, months) }
    }
    var called = [Double](repeating: 0, count: drift.lengths.count)
    for (level, weight) in zip(drift.mixture.levels, drift.mixture.weights) {
      let masses = drift.lengths.map { months in
        let law = drift.belief.count(share: drift.belief.share(of: months), level: level)
        // More cases than the most do what the most do: call a rise, or end a fall.
        return (0...most).map { $0 < most ? exp(law.logMass($0)) : law.upperTail(above: most - 1) }
      }
      func walk(_ period: Int, sum: Int, probability: Double) {
        guard period < called.count else { return }
        for count in 0...most {
          let (next, chance) = (
            max(0, sum + increments[period][count]), probability * masses[period][count]
          )
          if next >= limit {
            for later in period..<called.count { called[later] += weight * chance }
          } else {
            walk(period + 1, sum: next, probability: chance)
          }
        }
      }
      walk(0, sum: 0, probability: 1)
    }
    return called
  }

  @Test("the chain is the sum over all paths, for every limit", arguments: [DriftScore.Direction.up, .down])
  func enumeration(_ direction: DriftScore.Direction) {
    for belief in [belief(2.5, 4, 30), belief(4, 1.5, 8)] {
      let drift = Drift(belief, direction, drift: 0.5, length: 4)
      for limit in [1, 2, 3, 5, 8, 11] {
        let (exact, brute) = (
          drift.chain.falseByPeriod(limit: limit), enumerated(drift, limit: limit, most: 20)
        )
        for (exact, brute) in zip(exact, brute) {
          #expect(isClose(exact, brute, absolute: 1e-10), "limit \(limit)")
        }
      }
    }
  }

  @Test("the limit is the least that keeps the rate") func least() {
    for direction in [DriftScore.Direction.up, .down] {
      for belief in [belief(0.3, 0.5, 40), belief(6, 3, 40), belief(90, 40, 200), belief(900, 60, 300)] {
        for rate in [0.01, 0.1] {
          let drift = Drift(belief, direction, length: 1)
          let limit = drift.limit(rate: rate)
          guard let sum = limit.sum else {
            let highest = drift.score.highest
            #expect(direction == .down && limit.falseByPeriod == [Double](repeating: 0, count: 12))
            #expect(highest.map { $0 < 1 || drift.chain.falseByPeriod(limit: $0).last! > rate } == true)
            continue
          }
          #expect(limit.falseByPeriod.last! <= rate && limit.falseByPeriod.count == 12)
          #expect(zip(limit.falseByPeriod, limit.falseByPeriod.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
          #expect(sum == 1 || drift.chain.falseByPeriod(limit: sum - 1).last! > rate)
        }
      }
    }
  }

  @Test("the sum is the log-likelihood ratio over its coefficient of the count", arguments: [0.25, 0.6])
  func ratio(_ size: Double) {
    let belief = belief(40, 20, 60)
    for (direction, ratio) in [(DriftScore.Direction.up, 1 + size), (.down, 1 - size)] {
      let score = DriftScore(belief, direction, drift: size, periods: 12)
      func logRatio(_ count: Int, _ share: Double) -> Double {
        belief.count(share: share, level: ratio * belief.mean).logMass(count)
          - belief.count(share: share, level: belief.mean).logMass(count)
      }
      let coefficient = abs(logRatio(1, 0.1) - logRatio(0, 0.1))
      var (sum, expected) = (0, 0.0)
      for month in 1...12 {
        let count = (month * 5) % 9
        sum += score.increment(count, month...month)
        expected += logRatio(count, belief.shares[month - 1]) / coefficient
        // Counts are whole quarters here; the reference is rounded once.
        #expect(isClose(Double(sum) * score.step, expected, absolute: score.step / 2 + 1e-9))
      }
    }
    // Without clumping it is that of Poisson counts.
    let poisson = MonthBelief(mean: 40, levelShape: 9, shares: Self.uneven, concentration: 1e12)
    let score = DriftScore(poisson, .up, drift: size, periods: 12)
    #expect(isClose(score.reference, 40 * size / log(1 + size), relative: 1e-6))
  }

  @Test("a unit with next to nothing can have no fall called, and is given none") func nothingToLose() {
    let drift = Drift(belief(0.5, 1, 40), .down, length: 1)
    #expect(drift.limit(rate: 0.01).sum == nil)
    #expect(Drift(belief(60, 50, 200), .down, length: 1).limit(rate: 0.01).sum != nil)
  }

  @Test("the sums of many cases are kept in steps of several") func steps() {
    let steps = [0.5, 40, 4_000, 200_000].map {
      DriftScore(belief($0, 20, 100), .up, drift: 0.25, periods: 12).step
    }
    #expect(steps[0] == 0.25 && zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    #expect(steps.allSatisfy { log2($0) == log2($0).rounded() })
  }
}
