import Glibc
import Observations
import Probability
import TestSupport
import Testing

@testable import Forecasting

/// Months drawn from a year's total: `figures[unit][year]` of twelve.
private func monthly(units: Int, years: Int, seed: UInt64 = 7) -> [[[Int?]]] {
  var random = SeededGenerator(seed: seed)
  return (0..<units).map { unit in
    let rate = Gamma(shape: 1.5, rate: 0.2).sample(using: &random)
    return (0..<years).map { _ in
      (0..<12).map { month in
        Poisson(mean: rate / 12 * (1 + 0.4 * sin(Double(month)))).sample(using: &random)
      }
    }
  }
}

private let names = (ForecasterSet.standard.members + ForecasterSet.standard.yardsticks).map(\.name)

private func forecaster(_ name: String) throws -> any Forecaster {
  try #require((ForecasterSet.standard.members + ForecasterSet.standard.yardsticks).first { $0.name == name })
}

@Suite struct ForecasterTests {
  @Test("nothing below what has happened, nothing lost of probability", arguments: names)
  func distributions(name: String) throws {
    let panel = Panel.of(monthly(units: 30, years: 7), monthsEach: 1)
    let history = try FlowHistory(panel, before: 2016)
    let fit = try forecaster(name).fit(history)
    for months in [0, 3, 7, 12] {
      let partYear = try PartYear(history, months: months)
      let forecast = fit.forecast(partYear)
      #expect(isClose(forecast.weights.reduce(0, +), 1, absolute: 1e-9))
      for unit in panel.units.indices {
        guard let distribution = forecast.distribution(unit: unit) else { continue }
        #expect(distribution.lowest >= partYear.seen[unit])
        #expect(isClose(distribution.masses.reduce(0, +), 1, absolute: 1e-9))
        if months == 12 { #expect(distribution.mass(at: partYear.seen[unit]) > 1 - 1e-9) }
      }
    }
  }

  @Test("figures after the origin are not seen", arguments: names)
  func doesNotKnowTheFuture(name: String) throws {
    let past = monthly(units: 25, years: 6)
    var future = past
    for unit in future.indices {
      for month in 6..<12 { future[unit][4][month] = 999 }
      for month in 0..<12 { future[unit][5][month] = 999 }
    }
    let forecasts = try [past, future].map { figures in
      let history = try FlowHistory(.of(figures, monthsEach: 1), before: 2014)
      let partYear = try PartYear(history, months: 6)
      return try forecaster(name).fit(history).forecast(partYear)
    }
    #expect(forecasts[0] == forecasts[1])
  }

  @Test("poor histories are forecast, or have no forecast, and never trap", arguments: names)
  func poorHistories(name: String) throws {
    let blank = [Int?](repeating: nil, count: 12)
    let zero = [Int?](repeating: 0, count: 12)
    let one = [Int?](repeating: 1, count: 12)
    let worlds: [[[[Int?]]]] = [
      [[one, one]], [[zero, zero, zero, zero]],
      [[one, blank, blank, one, one], [zero, one, one, one, one]],
      [[blank, blank, one, one], [one, one, one, one]], [[one, one, one, blank], [one, one, one, one]],
    ]
    for world in worlds {
      let panel = Panel.of(world, monthsEach: 1)
      for year in 2011...(2010 + world[0].count) {
        let history = try FlowHistory(panel, before: year)
        guard let fit = try? forecaster(name).fit(history) else { continue }
        for months in [0, 5] {
          let forecast = fit.forecast(try PartYear(history, months: months))
          for unit in panel.units.indices {
            guard let distribution = forecast.distribution(unit: unit) else { continue }
            #expect(distribution.mean.isFinite && distribution.mean < 1_000)
          }
        }
      }
    }
  }

  @Test func noWholeYearIsSaid() {
    let panel = Panel.of([[[1, 2, 3]]], monthsEach: 1)
    #expect(throws: FitError.noWholeYear(before: 2010)) { try FlowHistory(panel, before: 2010) }
  }

  @Test("models are known by stable names, members of the pool first")
  func namesAreKnown() {
    #expect(
      names == [
        "gamma-poisson", "mixed-trend", "last-year", "climatology", "straight-line", "series-regression",
      ])
    #expect(
      ForecasterSet.standard.only(["last-year", "climatology"])?.names == ["last-year", "climatology"])
    #expect(ForecasterSet.standard.only(["nobody"]) == nil)
  }

  @Test("months that clump are found to, and months that do not are not")
  func clumping() throws {
    var random = SeededGenerator(seed: 3)
    func parts(_ concentration: Double?) -> [[[Int?]]] {
      (0..<60).map { _ in
        (0..<8).map { _ in
          let total = 40
          let share =
            concentration.map { Beta(alpha: $0 / 4, beta: $0 * 3 / 4).quantile(random.nextUniform()) } ?? 0.25
          let first = Binomial(trials: total, probability: share).sample(using: &random)
          return [first, total - first, 0, 0]
        }
      }
    }
    func found(_ figures: [[[Int?]]]) throws -> Double {
      let history = try FlowHistory(.of(figures, monthsEach: 3), before: 2017)
      return try PartYear(history, months: 3).concentration(unit: 0, total: 40)
    }
    let (clumped, loose) = (try found(parts(12)), try found(parts(nil)))
    #expect(clumped > 8 && clumped < 18)
    #expect(loose > 80)
  }

  @Test("a common shock of the part seen moves all units, as far as it is trusted")
  func commonShock() throws {
    var figures = monthly(units: 60, years: 7)
    for unit in figures.indices {
      for month in 0..<6 { figures[unit][6][month] = (figures[unit][6][month] ?? 0) * 2 }
    }
    let calm = try FlowHistory(.of(monthly(units: 60, years: 7), monthsEach: 1), before: 2016)
    let shocked = try FlowHistory(.of(figures, monthsEach: 1), before: 2016)
    func rest(_ history: FlowHistory) throws -> Double {
      let partYear = try PartYear(history, months: 6)
      let forecast = try GammaPoissonForecaster().fit(history).forecast(partYear)
      return history.units.indices.reduce(0) {
        $0 + (forecast.distribution(unit: $1)?.mean ?? 0) - Double(partYear.seen[$1])
      }
    }
    let ratio = try rest(shocked) / rest(calm)
    #expect(ratio > 1.25 && ratio < 2)
  }
}
