import Forecasting
import Glibc
import Observations
import Probability
import Targets
import TestSupport
import Testing

@testable import Evaluation

/// Months of 30 units over eight years, drawn around rates of their own.
private let figures: [[[Int?]]] = {
  var random = SeededGenerator(seed: 21)
  return (0..<30).map { _ in
    let rate = Gamma(shape: 2, rate: 0.2).sample(using: &random)
    return (0..<8).map { _ in (0..<12).map { _ in Poisson(mean: rate / 12).sample(using: &random) } }
  }
}()

private func plan(
  _ figures: [[[Int?]]], years: ClosedRange<Int> = 2013...2017, months: [Int] = [0, 6]
) throws -> Backtest.Plan {
  let panel = Panel.of(figures, monthsEach: 1)
  return try Backtest.Plan(
    targets: [Target(bare: "events=-7%"), Target(bare: "events<=8")], units: panel.units,
    panels: ["events": panel], years: years, months: months)
}

@Suite struct BacktestTests {
  @Test("one row a model, unit, target, year and origin; two tasks give what one gives")
  func rows() async throws {
    let plan = try plan(figures)
    let one = await Backtest(plan, jobs: 1)
    let two = await Backtest(plan, jobs: 2)
    #expect(one.rows == two.rows && one.weights == two.weights)
    // A regression needs cases in several months, a trend of every unit more than three years.
    for model in ["pool", "gamma-poisson", "last-year", "climatology", "straight-line"] {
      #expect(one.rows.count { $0.model == model } == 30 * 2 * 5 * 2, "\(model)")
    }
    #expect(one.rows.count { $0.model == "mixed-trend" } == 30 * 2 * 4 * 2)
    #expect(one.rows.allSatisfy { (0...1).contains($0.missProbability) && ($0.forecast?.logScore ?? 0) > 0 })
    for row in one.rows where row.isDecided { #expect(row.missProbability == (row.missed ? 1 : 0)) }
    #expect(one.weights.count == 2 * 5 * 2)
    #expect(one.weights.allSatisfy { isClose($0.weights.shares.reduce(0, +), 1, absolute: 1e-12) })
  }

  @Test("whatever happens after an origin, the forecasts made there, and the weights, are the same")
  func futureChangesNothing() async throws {
    var other = figures
    for unit in other.indices {
      for month in 6..<12 { other[unit][5][month] = (other[unit][5][month] ?? 0) + 1 + unit % 4 }
      for year in 6..<8 { for month in 0..<12 { other[unit][year][month] = unit % 3 * 5 } }
    }
    let known = await Backtest(try plan(figures, years: 2013...2015))
    let changed = await Backtest(try plan(other, years: 2013...2015))
    // The changes begin in the middle of the last year tested: its forecasts may not know them.
    #expect(known.weights == changed.weights)
    #expect(known.rows.count == changed.rows.count)
    for (first, second) in zip(known.rows, changed.rows) {
      #expect(first.model == second.model && first.unit == second.unit && first.year == second.year)
      if !first.isDecided, !second.isDecided { #expect(first.missProbability == second.missProbability) }
      #expect(first.forecast?.mean == second.forecast?.mean && first.forecast?.p90 == second.forecast?.p90)
      if first.year < 2015 { #expect(first == second) }
    }
    #expect(known.rows.contains { row in row.year == 2015 && !changed.rows.contains(row) })
  }

  @Test("the pool's density is the weighted sum of its members'")
  func pool() async throws {
    let backtest = await Backtest(try plan(figures, years: 2016...2016, months: [3]))
    let shares = try #require(backtest.weights.first)
    for unit in 0..<30 {
      let rows = backtest.rows.filter { $0.unit == unit && $0.target == 0 }
      let mass = zip(shares.members, shares.weights.shares).reduce(0) { sum, member in
        sum + member.1 * exp(-(rows.first { $0.model == member.0 }?.forecast?.logScore ?? .infinity))
      }
      let pool = try #require(rows.first { $0.model == "pool" })
      #expect(isClose(exp(-(pool.forecast?.logScore ?? .infinity)), mass, relative: 1e-9))
    }
  }

  @Test("yardsticks: climatology says the share that missed before, the straight line yes or no")
  func yardsticks() async throws {
    let tested = try plan(figures, years: 2015...2015, months: [6])
    let backtest = await Backtest(tested)
    let before = (2011...2014).flatMap { tested.cases(of: tested.targets[0], year: $0, months: 6) }
      .filter { !$0.isDecided }
    let rate = Double(before.count { $0.missed }) / Double(before.count)
    for row in backtest.rows where row.target == 0 && !row.isDecided {
      if row.model == "climatology" { #expect(isClose(row.missProbability, rate, relative: 1e-12)) }
      guard row.model == "straight-line" else { continue }
      let seen = figures[row.unit][5][..<6].compactMap(\.self).reduce(0, +)
      #expect(row.missProbability == (2 * seen > (row.allowed ?? 0) ? 1 : 0))
    }
  }

  @Test("too short a past, years out of the data and a break leave no rows")
  func nothingToTest() async throws {
    #expect(await Backtest(try plan(figures.map { Array($0.prefix(3)) }, years: 2010...2013)).rows.isEmpty)
    #expect(await Backtest(try plan(figures, years: 2030...2031)).rows.isEmpty)
    var broken = try plan(figures, years: 2014...2014)
    broken.targets = Array(broken.targets.prefix(1))
    broken.breaks = [
      SeriesBreak(indicator: "events", date: CalendarDate(year: 2014, month: 3, day: 1)!, reason: "a new law")
    ]
    #expect(await Backtest(broken).rows.isEmpty)
  }

  @Test("a summary: skill against the yardsticks over what both forecast")
  func summary() async throws {
    let backtest = await Backtest(try plan(figures, months: [6]))
    let summary = BacktestSummary(backtest.rows)
    #expect(summary.models.map(\.model).first == "pool")
    for scores in summary.models {
      let rows = backtest.rows.filter { $0.model == scores.model }
      let open = rows.filter { !$0.isDecided }
      #expect(scores.count == rows.count && scores.openCount == open.count)
      let brier = open.reduce(0) { $0 + $1.squaredError } / Double(open.count)
      #expect(isClose(scores.brier ?? .nan, brier, relative: 1e-12))
    }
    let line = try #require(summary.models.first { $0.model == "straight-line" })
    #expect(line.brierSkill.straightLine == 0 && line.logGain.straightLine == 0)
    let pool = try #require(summary.models.first)
    #expect((pool.brierSkill.straightLine ?? 0) > 0.2 && (pool.logGain.straightLine ?? 0) > 0)
    let honesty = CalibrationSummary(backtest.rows.filter { $0.model == "pool" })
    #expect(isClose(honesty.transform.reduce(0, +), 10, absolute: 1e-9))
    #expect(honesty.table.reduce(0) { $0 + $1.count } == pool.openCount)
    #expect((honesty.reliability?.miscalibration ?? 1) < 3 * (honesty.chanceMiscalibration ?? 0))
    #expect(abs((pool.coverage ?? 0) - 0.8) < 0.05)
  }
}
