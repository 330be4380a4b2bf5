import Glibc
import Observations
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite("Months foretold") struct MonthBeliefsTests {
  private static let season = [0.5, 0.6, 0.8, 1, 1, 1.2, 1.6, 1.5, 1.2, 1, 0.9, 0.7].map { $0 / 12 }

  /// Eight years of 80 units of 60 events a year, whose months clump with `concentration`; of every four the first
  /// `opposite` have their summer in winter.
  private func counts(concentration: Double, opposite: Int = 0, seed: UInt64 = 5) -> [[[Int?]]] {
    var random = SeededGenerator(seed: seed)
    return (0..<80).map { unit in
      (0..<8).map { _ in
        (0..<12).map { month in
          let share = Self.season[unit % 4 < opposite ? (month + 6) % 12 : month]
          let noise = Gamma(shape: concentration * share, rate: concentration).sample(using: &random)
          return Poisson(mean: 60 * noise).sample(using: &random)
        }
      }
    }
  }

  private func history(_ counts: [[[Int?]]]) throws -> FlowHistory {
    try FlowHistory(.of(counts, firstYear: 2012, monthsEach: 1), before: 2020)
  }

  @Test("the concentration that months were drawn with", arguments: [20.0, 80, 500])
  func concentration(_ truth: Double) throws {
    let past = PastMonths(try history(counts(concentration: truth)))
    let found = try past.clumping().concentration(total: 60)
    #expect(found > 0.75 * truth && found < 1.33 * truth, "\(found)")
  }

  @Test("the season") func season() throws {
    let pattern = try MonthPattern(history(counts(concentration: 200)))
    for unit in [0, 1, 79] {
      let shares = pattern.shares(unit: unit)
      #expect(isClose(shares.reduce(0, +), 1, relative: 1e-12))
      for month in 0..<12 { #expect(abs(shares[month] - Self.season[month]) < 0.025) }
    }
  }

  @Test("where units have seasons of their own, each is given its own") func ownSeason() throws {
    let pattern = try MonthPattern(history(counts(concentration: 200, opposite: 1)))
    let winter = (0..<12).map { Self.season[($0 + 6) % 12] }
    func distance(_ one: [Double], _ other: [Double]) -> Double {
      zip(one, other).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
    // A unit's own eight years scatter by about 0.15; in the mean of twenty units what is left is the way to the others.
    let own = stride(from: 0, to: 80, by: 4).map { pattern.shares(unit: $0) }
    for shares in own { #expect(distance(shares, winter) < distance(shares, Self.season)) }
    let mean = (0..<12).map { month in own.reduce(0) { $0 + $1[month] } / 20 }
    let left = distance(mean, winter) / distance(winter, Self.season)
    #expect(left > 0.05 && left < 0.4, "\(left)")
    #expect(distance(pattern.shares(unit: 1), Self.season) < 0.15)
  }

  @Test("twelve months scatter as the forecast of the year does") func total() throws {
    let history = try history(counts(concentration: 80))
    let beliefs = try MonthBeliefs(history)
    let fit = try DampedFilterFit(history)
    let scale = fit.common.scale
    for (unit, belief) in beliefs.units.enumerated() {
      let (belief, total) = (try #require(belief), try #require(fit.totals[unit]))
      #expect(isClose(belief.mean, total.mean * exp(fit.common.centre), relative: 1e-12))
      let scatter = (1 + 1 / belief.levelShape) * (1 + 1 / belief.concentration)
      let forecast = (1 + 1 / total.size) * (1 + scale * scale * 5 / 3)
      #expect(scatter >= forecast * (1 - 1e-12))
      if belief.levelShape < 9_999 { #expect(isClose(scatter, forecast, relative: 1e-12)) }
    }
  }

  @Test("the target year is not looked at, and a unit without a past has no belief") func past() throws {
    var counts = counts(concentration: 80)
    for unit in counts.indices { counts[unit].append((0..<12).map { 7 * unit + $0 }) }
    let before = try MonthBeliefs(history(counts)).units
    for unit in counts.indices { counts[unit][8] = [Int?](repeating: 1, count: 12) }
    for year in 0..<8 { counts[3][year] = [Int?](repeating: nil, count: 12) }
    #expect(try MonthBeliefs(history(counts)).units[3] == nil)
    counts[3] = self.counts(concentration: 80)[3] + [[Int?](repeating: 1, count: 12)]
    #expect(try MonthBeliefs(history(counts)).units == before)
  }

  @Test("quarters alone tell of quarters") func quarters() throws {
    let quarters = counts(concentration: 80).map { unit in
      unit.map { year in
        (0..<4).map { (quarter: Int) -> Int? in
          year[(3 * quarter)..<(3 * quarter + 3)].compactMap(\.self).reduce(0, +)
        }
      }
    }
    let history = try FlowHistory(.of(quarters, firstYear: 2012, monthsEach: 3), before: 2020)
    let belief = try #require(try MonthBeliefs(history).units[1])
    for quarter in 0..<4 {
      let months = (3 * quarter)..<(3 * quarter + 3)
      let (found, truth) = (
        belief.shares[months].reduce(0, +), Self.season[months].reduce(0, +)
      )
      #expect(abs(found - truth) < 0.03)
    }
    #expect(isClose(belief.share(first: 12), 1, relative: 1e-12) && belief.share(first: 0) == 0)
  }
}
