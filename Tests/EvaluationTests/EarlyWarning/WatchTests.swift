import Forecasting
import Observations
import Probability
import TestSupport
import Testing

@testable import Evaluation

@Suite("A year watched") struct WatchTests {
  /// Months of `years` years of `units` units, the last year up to `months`; larger units first.
  private static func counts(units: Int, years: Int, months: Int = 12, seed: UInt64 = 7) -> [[[Int?]]] {
    var random = SeededGenerator(seed: seed)
    return (0..<units).map { unit in
      let level = 60 / Double(unit + 1)
      return (0..<years).map { year in
        (0..<(year == years - 1 ? months : 12)).map { month in
          Poisson(mean: level * (month == 6 ? 2 : 1) / 12).sample(using: &random)
        }
      }
    }
  }

  private func panel(_ counts: [[[Int?]]], length: Int = 1) -> Panel {
    .of(counts, firstYear: 2015, monthsEach: length)
  }

  /// The year 2020 of every unit, after five whole years.
  private func watched(
    _ panel: Panel, year: Int = 2020, months: Int = 12, breaks: [SeriesBreak] = [], rule: WatchRule = .init()
  ) -> [WatchedSeries] {
    let watch = Watch(
      panel, origin: Origin(year: year, monthsElapsed: months), breaks: breaks, rule: rule)
    return panel.units.indices.map { watch.series(unit: $0) }
  }

  @Test("twelve months, each with its limits and both sums") func shape() throws {
    let series = watched(panel(Self.counts(units: 4, years: 6)))
    #expect(series.count == 4)
    for (unit, series) in series.enumerated() {
      #expect(series.unit == unit && series.obstacle == nil && series.isWatched)
      #expect(series.periods.map(\.period) == (1...12).map { .month($0, of: 2020) })
      for period in series.periods {
        let (value, expected) = (try #require(period.value), try #require(period.expectation))
        let (high, low) = (try #require(expected.high), try #require(expected.low))
        #expect(high > 0 && low > 0 && high <= 1 && low <= 1 && high + low > 1)
        #expect(expected.limits.falseHigh <= 0.005 && expected.limits.falseLow <= 0.005)
        #expect(period.signals.contains(.high) == (value > expected.limits.high))
        #expect(period.signals.contains(.high) ? high <= 0.005 : high > 0.005)
        #expect(period.signals.contains(.low) ? low <= 0.005 : low > 0.005)
        #expect(try #require(period.rise).falseInYear <= 0.01 && #require(period.fall).falseInYear <= 0.01)
      }
      // The season is seen: month 7 is twice the others.
      let means = series.periods.compactMap { $0.expectation?.mean }
      #expect(means[6] > 1.3 * means[5] && means[6] > 1.3 * means[7])
      #expect(isClose(try #require(series.sums).expected, means.reduce(0, +), relative: 1e-12))
    }
  }

  @Test("later months change nothing that was said of earlier ones, nor does the cut-off") func causal() {
    let counts = Self.counts(units: 5, years: 6)
    var changed = counts
    for unit in changed.indices {
      for month in 6..<12 { changed[unit][5][month] = unit == 2 ? nil : 40 + month }
    }
    let (before, after) = (watched(panel(counts)), watched(panel(changed)))
    let early = watched(panel(counts), months: 6)
    for unit in counts.indices {
      #expect(before[unit].periods.prefix(6) == after[unit].periods.prefix(6))
      #expect(before[unit].periods.prefix(6).elementsEqual(early[unit].periods))
      #expect(after[unit].periods.dropFirst(6).allSatisfy { unit == 2 || $0.signals.contains(.high) })
    }
  }

  @Test("only earlier years are used for what is foretold") func pastAlone() {
    let counts = Self.counts(units: 3, years: 6)
    var changed = counts
    for month in 0..<12 { changed[1][5][month] = 99 }
    for (before, after) in zip(watched(panel(counts)), watched(panel(changed))) {
      #expect(before.periods.map { $0.expectation?.mean } == after.periods.map { $0.expectation?.mean })
      #expect(before.periods.map { $0.expectation?.limits } == after.periods.map { $0.expectation?.limits })
      #expect(before.periods.map { $0.rise?.limit } == after.periods.map { $0.rise?.limit })
    }
  }

  @Test("units in another order have the same years") func permuted() {
    let counts = Self.counts(units: 6, years: 6)
    let (forward, backward) = (watched(panel(counts)), watched(panel(counts.reversed())))
    for (one, other) in zip(forward, backward.reversed()) {
      #expect(one.periods.map(\.signals) == other.periods.map(\.signals))
      for (one, other) in zip(one.periods, other.periods) {
        #expect(isClose(one.expectation?.mean ?? 0, other.expectation?.mean ?? 1, relative: 1e-5))
      }
    }
  }

  @Test("a month without a figure is said to have none, and the sums go on over it") func gap() {
    var counts = Self.counts(units: 3, years: 6)
    counts[0][5][4] = nil
    let series = watched(panel(counts))[0]
    let silent = series.periods[4]
    #expect(silent.value == nil && silent.missingReason == .blank && silent.signals.isEmpty)
    #expect(silent.expectation?.high == nil && silent.expectation?.limits != nil)
    #expect(silent.rise?.sum == series.periods[3].rise?.sum)
    #expect(silent.fall?.sum == series.periods[3].fall?.sum)
    #expect(series.periods.count == 12 && series.periods[5].value != nil)
  }

  @Test("quarters are watched as quarters") func quarters() throws {
    let months = Self.counts(units: 3, years: 6)
    let quarters = months.map { unit in
      unit.map { year in
        (0..<4).map { (quarter: Int) -> Int? in
          year[(3 * quarter)..<(3 * quarter + 3)].compactMap(\.self).reduce(0, +)
        }
      }
    }
    let series = watched(panel(quarters, length: 3), months: 9)
    for (unit, series) in series.enumerated() {
      #expect(series.periods.map(\.period) == (1...3).map { .quarter($0, of: 2020) })
      let byMonth = watched(panel(months), months: 9)[unit]
      #expect(series.sums?.value == byMonth.sums?.value)
      let (q, m) = (try #require(series.sums).expected, try #require(byMonth.sums).expected)
      #expect(isClose(q, m, relative: 0.1), "\(q) \(m)")
    }
  }

  @Test("a rise of two thirds is called within the year, a steady year is not") func drift() {
    var counts = Self.counts(units: 8, years: 6)
    let steady = watched(panel(counts)).map { $0.signals.contains(.rising) }
    for unit in counts.indices {
      let month = 60 / Double(unit + 1) / 12 * 5 / 3
      counts[unit][5] = (0..<12).map { Int((month * ($0 == 6 ? 2.0 : 1.0)).rounded()) }
    }
    let raised = watched(panel(counts)).map { $0.signals.contains(.rising) }
    #expect(!steady.contains(true) && raised[0])
  }

  @Test("what past there is not") func obstacles() {
    let counts = Self.counts(units: 3, years: 6)
    let panel = panel(counts)
    // The first year has none before it.
    for series in watched(panel, year: 2015) {
      #expect(series.obstacle == .noPast && series.periods.count == 12 && !series.isWatched)
      #expect(series.periods.allSatisfy { $0.value != nil && $0.expectation == nil && $0.signals.isEmpty })
      #expect(series.expectedFalsePeriods == 0 && series.expectedFalseDrifts == 0 && series.sums == nil)
    }
    let divide = SeriesBreak(indicator: "events", date: panel.calendar.firstDay(ofYear: 2020))
    #expect(watched(panel, breaks: [divide]).allSatisfy { $0.obstacle == .notComparable(divide) })
    let other = SeriesBreak(indicator: "others", date: panel.calendar.firstDay(ofYear: 2020))
    #expect(watched(panel, breaks: [other]).allSatisfy { $0.obstacle == nil })
    // A unit that first reports in the year itself.
    var late = counts
    for year in 0..<5 { late[1][year] = [Int?](repeating: nil, count: 12) }
    let series = watched(self.panel(late))
    #expect(series.map(\.obstacle) == [nil, .noPast, nil])
    // Yearly figures cannot be watched.
    let sums = counts.map { unit in unit.map { year -> [Int?] in [year.compactMap(\.self).reduce(0, +)] } }
    let yearly = self.panel(sums, length: 12)
    let watch = Watch(yearly, origin: Origin(year: 2020, monthsElapsed: 12), breaks: [], rule: WatchRule())
    #expect(!watch.hasPeriods && !watch.series(unit: 0).isWatched)
    #expect(watch.series(unit: 0).periods.allSatisfy { $0.value == nil })
  }

  @Test("one past year leaves wide limits, and a past of nothing no certainty") func littlePast() throws {
    let counts = Self.counts(units: 4, years: 6)
    let (one, five) = (watched(panel(counts.map { Array($0[4...]) }), year: 2016), watched(panel(counts)))
    // Relative to what is expected.
    func width(_ series: WatchedSeries) -> Double {
      series.periods.reduce(0) { sum, period in
        guard let expectation = period.expectation else { return sum }
        return sum + Double(expectation.limits.high - expectation.limits.low) / expectation.mean
      }
    }
    #expect(width(one[0]) > width(five[0]) && one.allSatisfy { $0.obstacle == nil })
    let empty = [[[Int?]]](
      repeating: [[Int?]](repeating: [Int?](repeating: 0, count: 12), count: 6), count: 4)
    for series in watched(panel(empty)) {
      #expect(series.signals.isEmpty && series.obstacle == nil)
      for period in series.periods {
        let expectation = try #require(period.expectation)
        #expect(expectation.mean > 0 && expectation.mean < 0.05 && expectation.limits.low == 0)
        #expect(expectation.limits.falseHigh > 0 && expectation.low ?? 0 > 0.9)
      }
      #expect(series.periods.last?.fall?.limit == nil)
    }
  }

  @Test("a stricter rule calls no more, and what chance gives falls with it") func stricter() {
    let panel = panel(Self.counts(units: 5, years: 6, seed: 3))
    var last = (called: Int.max, chance: Double.infinity)
    for rate in [0.2, 0.05, 0.005, 0.0001] {
      let series = watched(panel, rule: WatchRule(periodRate: rate, yearRate: rate))
      let called = series.reduce(0) { $0 + $1.periods.count { !$0.signals.isEmpty } }
      let chance = series.reduce(0) { $0 + $1.expectedFalsePeriods + $1.expectedFalseDrifts }
      #expect(called <= last.called && chance < last.chance)
      #expect(series.reduce(0) { $0 + $1.expectedFalsePeriods } <= 2 * rate * 60)
      last = (called, chance)
    }
  }
}
