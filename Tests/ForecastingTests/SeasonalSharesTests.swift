import Foundation
import Observations
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct SeasonalSharesTests {
  static let known = [6.0, 7, 5, 9, 10, 8, 8, 11, 9, 9, 8, 10].map { $0 / 100 }

  /// Months of `years` years of a single unit: Poisson around `yearly` · share, those after `split` months raised by
  /// e^d of the year, d ~ Normal(0, `deviation`²).
  static func simulated(
    years: Int, yearly: Double, shares: [Double] = known, split: Int = 6, deviation: Double = 0, seed: UInt64
  ) -> Panel {
    var random = SeededGenerator(seed: seed)
    let counts = (0..<years).map { _ -> [Int?] in
      let shift = deviation * Normal.standard.quantile(random.nextUniform())
      return (0..<12).map { month in
        Poisson(mean: yearly * shares[month] * (month < split ? 1 : exp(shift))).sample(using: &random)
      }
    }
    return .of([counts], firstYear: 1000, monthsEach: 1)
  }

  @Test(arguments: [0.5, 5, 50, 5_000]) func areSharesOfOneYear(_ yearly: Double) throws {
    let shares = try SeasonalShares(panel: Self.simulated(years: 5, yearly: yearly, seed: 1), before: 1005)
    #expect(abs(shares.months.reduce(0, +) - 1) < 1e-12)
    #expect(shares.months.count == 12 && shares.months.allSatisfy { $0 > 0 })
    #expect(shares.splitVariance.count == 11 && shares.splitVariance.allSatisfy { $0 >= 0 && $0.isFinite })
    #expect(shares.share(of: .all) == 1)
    #expect(shares.share(of: []) == 0)
    #expect(abs(shares.share(of: .first(4)) - shares.months.prefix(4).reduce(0, +)) < 1e-12)
  }

  /// About n = 200,000 events: four standard errors √(s (1 − s) / n), and the pull of the prior, which is smaller.
  @Test func recoverKnownSharesFromManyEvents() throws {
    let shares = try SeasonalShares(panel: Self.simulated(years: 10, yearly: 20_000, seed: 2), before: 1010)
    for (estimate, truth) in zip(shares.months, Self.known) {
      #expect(abs(estimate - truth) < 5 * (truth * (1 - truth) / 200_000).squareRoot())
    }
  }

  /// Whatever months the few events fell into: each weighs at most as much as one pseudo-event a month allows.
  @Test(arguments: [[3, 7, 11], [5, 5], [2], [1, 1, 1]]) func stayNearlyEqualForFewEvents(_ months: [Int])
    throws
  {
    let counts = (1...12).map { month -> Int? in months.count { $0 == month } }
    let shares = try SeasonalShares(panel: .of([[counts]], monthsEach: 1), before: 2011).months
    let most = months.map { month in months.count { $0 == month } }.max() ?? 0
    #expect(shares.max()! <= Double(most + 1) / Double(12 + months.count) + 1e-4)
    #expect(shares.min()! >= 1 / Double(12 + months.count) - 1e-4)
  }

  @Test func areEqualWithoutMonths() throws {
    let yearly = try SeasonalShares(panel: .of([[[30], [20], [41]]]), before: 2013)
    let nothing = try SeasonalShares(panel: .of([[[0]], [[0]]]), before: 2011)
    for shares in [yearly, nothing] {
      #expect(shares.months.allSatisfy { abs($0 - 1.0 / 12) < 1e-15 })
      #expect(shares.splitVariance.allSatisfy { $0 == 0 })
    }
  }

  /// 10,000 events a quarter leave the prior no say: 1e-3 is far above its pull.
  @Test func spreadAQuarterEvenlyOverItsMonths() throws {
    let quarters: [Int?] = [10_000, 20_000, 30_000, 40_000]
    let shares = try SeasonalShares(panel: .of([[quarters]], monthsEach: 3), before: 2011).months
    for (month, share) in shares.enumerated() {
      #expect(abs(share - Double(month / 3 + 1) / 30) < 1e-3)
    }
  }

  @Test func leaveOutUnitsThatMissAMonth() throws {
    let whole: [Int?] = Array(repeating: 100, count: 12)
    let partial: [Int?] = [9_000] + Array(repeating: nil, count: 11)
    let shares = try SeasonalShares(panel: .of([[whole], [partial]], monthsEach: 1), before: 2011)
    #expect(shares.months.allSatisfy { abs($0 - 1.0 / 12) < 1e-3 })
  }

  @Test func seeNoYearFromTheTargetOn() throws {
    let past: [[Int?]] = [(1...12).map { $0 * 10 }, (1...12).map { $0 * 11 }]
    let one = try SeasonalShares(
      panel: .of([past + [Array(repeating: 5_000, count: 12)]], monthsEach: 1), before: 2012)
    let other = try SeasonalShares(panel: .of([past + [[0, 0, 90_000]]], monthsEach: 1), before: 2012)
    #expect(one == other)
  }

  /// Sampling alone: the estimate's own standard deviation is its sampling variance 1 / (n p (1 − p)) times √(2 / 39).
  @Test func splitOfMultinomialYearsDoesNotWander() throws {
    let shares = try SeasonalShares(panel: Self.simulated(years: 40, yearly: 10_000, seed: 3), before: 1040)
    for (index, variance) in shares.splitVariance.enumerated() {
      let p = Self.known.prefix(index + 1).reduce(0, +)
      #expect(variance < 4 * (2.0 / 39).squareRoot() / (10_000 * p * (1 - p)))
    }
  }

  /// 400 years tell a variance to a relative standard error of √(2 / 399) = 7 %; the tolerance is four of them.
  @Test(arguments: [0.05, 0.2]) func splitVarianceRecoversWhatWasPlanted(_ deviation: Double) throws {
    let panel = Self.simulated(years: 400, yearly: 20_000, deviation: deviation, seed: 4)
    let shares = try SeasonalShares(panel: panel, before: 1400)
    #expect(abs(shares.splitVariance[5] / (deviation * deviation) - 1) < 0.29)
  }
}
