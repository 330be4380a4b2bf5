import Forecasting
import Foundation
import TestSupport
import Testing

@testable import Evaluation

/// The limits of one period against scipy; period_limits.py, beside the fixture, made it.
@Suite("Limits of a month") struct PeriodLimitsTests {
  private struct Golden: Decodable {
    struct Row: Decodable, CustomTestStringConvertible {
      let mean: Double, shape: Double, concentration: Double?, share: Double, rate: Double
      let low: Int, high: Int
      let false_low: Double, false_high: Double, at_least: Double, at_most: Double
      var testDescription: String { "mean \(mean), shape \(shape), rate \(rate)" }
    }
    let rows: [Row]
  }

  private static let rows: [Golden.Row] =
    (try? fixture("period_limits", as: Golden.self, in: .module).rows) ?? []

  /// The outlook on a period of `row`; without clumping its size is too large to matter.
  private func outlook(_ row: Golden.Row) -> PeriodOutlook {
    let belief = MonthBelief(
      mean: row.mean, levelShape: row.shape, shares: [Double](repeating: 1, count: 12),
      concentration: row.concentration ?? 1e12)
    return PeriodOutlook(belief, LevelMixture(belief), share: row.share)
  }

  @Test("there are twenty-two") func count() { #expect(Self.rows.count == 22) }

  @Test("limits, and how often chance passes them", arguments: rows.indices) func golden(_ place: Int) {
    let row = Self.rows[place]
    let outlook = outlook(row)
    let limits = outlook.limits(rate: row.rate)
    #expect(limits.low == row.low && limits.high == row.high)
    // The range of levels leaves out 4e-8; nodes err by less.
    #expect(isClose(limits.falseLow, row.false_low, relative: 1e-4, absolute: 1e-7))
    #expect(isClose(limits.falseHigh, row.false_high, relative: 1e-4, absolute: 1e-7))
    #expect(
      isClose(outlook.probability(atLeast: row.high + 5), row.at_least, relative: 1e-3, absolute: 1e-7))
    #expect(isClose(outlook.probability(atMost: row.low + 1), row.at_most, relative: 1e-4, absolute: 1e-7))
  }

  @Test("no rate is passed, and one case less would pass it", arguments: [0.001, 0.005, 0.05])
  func tight(_ rate: Double) {
    for row in Self.rows {
      let outlook = outlook(row)
      let limits = outlook.limits(rate: rate)
      #expect(limits.falseLow <= rate && limits.falseHigh <= rate && limits.low <= limits.high)
      #expect(limits.high == 0 || outlook.probability(atLeast: limits.high) > rate)
      #expect(outlook.probability(atMost: limits.low) > rate)
      #expect(
        isClose(
          outlook.probability(atLeast: limits.high + 1), limits.falseHigh, relative: 1e-6, absolute: 1e-11)
      )
    }
  }

  @Test("limits widen as the rate falls, and as less is known of the level") func monotone() {
    let shares = [Double](repeating: 1, count: 12)
    func limits(shape: Double, rate: Double) -> PeriodLimits {
      let belief = MonthBelief(mean: 120, levelShape: shape, shares: shares, concentration: 80)
      return PeriodOutlook(belief, LevelMixture(belief), share: 1 / 12).limits(rate: rate)
    }
    let byRate = [0.1, 0.02, 0.005, 0.0001].map { limits(shape: 20, rate: $0) }
    let byShape = [1000.0, 30, 4, 1].map { limits(shape: $0, rate: 0.005) }
    for list in [byRate, byShape] {
      for (narrow, wide) in zip(list, list.dropFirst()) {
        #expect(wide.low <= narrow.low && wide.high >= narrow.high)
        #expect(wide.low < narrow.low || wide.high > narrow.high)
      }
    }
  }

  @Test("how unlikely a count is has its digits far out") func farOut() {
    let outlook = outlook(Self.rows[4])
    let tails = [200, 400, 800].map(outlook.probability(atLeast:))
    #expect(tails.allSatisfy { $0 > 0 } && tails[0] > tails[1] && tails[1] > tails[2] && tails[2] < 1e-12)
    #expect(outlook.probability(atLeast: 0) > 1 - 1e-12 && outlook.probability(atMost: 100_000) > 1 - 1e-12)
  }
}
