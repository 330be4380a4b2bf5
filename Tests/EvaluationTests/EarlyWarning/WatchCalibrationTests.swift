import Forecasting
import Observations
import Probability
import TestSupport
import Testing

@testable import Evaluation

/// Whether chance calls as often as it is said to, on years drawn from the model itself.
@Suite("False alarms on synthetic years") struct WatchCalibrationTests {
  private static let summer = (1...12).map { 1 + 0.4 * Double(abs($0 - 7)) / 6 }

  /// A year of `belief`: a level, then its months.
  private func year(_ belief: MonthBelief, using random: inout SeededGenerator) -> [PeriodFigure] {
    let level = belief.level.sample(using: &random)
    return (1...12).map { month in
      let share = belief.shares[month - 1]
      let rate = Gamma(
        shape: belief.concentration * share, rate: belief.concentration / level
      ).sample(using: &random)
      let count = Poisson(mean: rate).sample(using: &random)
      return PeriodFigure(
        CountRow(unit: 0, indicator: 0, period: .month(month, of: 2020), value: .count(Int32(count))))
    }
  }

  @Test("as often as stated", arguments: [(4.0, 2.0, 40.0), (30, 10, 80), (200, 25, 150)])
  func rates(mean: Double, shape: Double, concentration: Double) {
    let belief = MonthBelief(
      mean: mean, levelShape: shape, shares: Self.summer, concentration: concentration)
    let chart = YearChart(belief, length: 1, rule: WatchRule(periodRate: 0.02, yearRate: 0.05))
    var random = SeededGenerator(seed: UInt64(mean))
    let years = 600
    var (high, low, rising, falling) = (0.0, 0.0, 0.0, 0.0)
    var (highs, lows, rises, falls) = (0.0, 0.0, 0.0, 0.0)
    for _ in 0..<years {
      let periods = chart.read(year(belief, using: &random))
      for period in periods {
        high += period.signals.contains(.high) ? 1 : 0
        low += period.signals.contains(.low) ? 1 : 0
        highs += period.expectation?.limits.falseHigh ?? 0
        lows += period.expectation?.limits.falseLow ?? 0
      }
      rising += periods.contains { $0.signals.contains(.rising) } ? 1 : 0
      falling += periods.contains { $0.signals.contains(.falling) } ? 1 : 0
      rises += periods.last?.rise?.falseInYear ?? 0
      falls += periods.last?.fall?.falseInYear ?? 0
    }
    // Months of a year share its level: no more than twelve alarms come together, hence the factor.
    for (found, stated, factor) in [
      (high, highs, 3.0), (low, lows, 3), (rising, rises, 1), (falling, falls, 1),
    ] {
      #expect(abs(found - stated) <= 4 * (factor * max(stated, 1)).squareRoot(), "\(found) of \(stated)")
    }
    #expect(highs > 0 && rises > 0.01 * Double(years))
  }

  @Test("with everything estimated from eight years of 80 units, in the order of what is stated")
  func estimated() {
    var random = SeededGenerator(seed: 11)
    let counts = (0..<80).map { _ -> [[Int?]] in
      let own = Gamma(shape: 1.5, rate: 1.5 / 24).sample(using: &random)
      return (0..<9).map { _ in
        let level = own * Gamma(shape: 30, rate: 30).sample(using: &random)
        return Self.summer.map { part in
          let share = part / Self.summer.reduce(0, +)
          let rate = level > 0 ? Gamma(shape: 90 * share, rate: 90 / level).sample(using: &random) : 0
          return Poisson(mean: rate).sample(using: &random)
        }
      }
    }
    let watch = Watch(
      .of(counts, firstYear: 2012, monthsEach: 1), origin: Origin(year: 2020, monthsElapsed: 12), breaks: [],
      rule: WatchRule(periodRate: 0.02, yearRate: 0.05))
    let series = (0..<80).map { watch.series(unit: $0) }
    let stated = series.reduce(0) { $0 + $1.expectedFalsePeriods }
    let found = Double(
      series.reduce(0) { $0 + $1.periods.count { $0.signals.contains(.high) || $0.signals.contains(.low) } })
    #expect(stated > 10)
    #expect(abs(found - stated) <= 4 * (2 * stated).squareRoot(), "\(found) of \(stated)")
    let drifts = series.reduce(0) { $0 + $1.signals.count { $0 == .rising || $0 == .falling } }
    let chance = series.reduce(0) { $0 + $1.expectedFalseDrifts }
    #expect(abs(Double(drifts) - chance) <= 4 * chance.squareRoot(), "\(drifts) of \(chance)")
  }
}
