import Evaluation
import Forecasting
import Observations
import Probability
import Targets
import TestSupport
import Testing

@Suite struct TrackRecordTests {
  static let units = smallUnits(25)

  /// Seven years of quarters, of 25 units; `changed` replaces the figures of a year and quarter.
  static func panel(_ changed: (_ year: Int, _ quarter: Int) -> Int? = { _, _ in nil }) -> [String: Panel] {
    var random = SeededGenerator(seed: 21)
    let counts = (0..<25).map { unit in
      (2010...2016).map { year in
        (1...4).map { quarter -> Int? in
          let count = Poisson(mean: 0.4 + 0.1 * Double(unit)).sample(using: &random)
          return changed(year, quarter) ?? count
        }
      }
    }
    return ["crimes": .of(counts, id: "crimes", monthsEach: 3)]
  }

  static let target = try! Target(bare: "crimes=-7%")

  static func records(
    year: Int = 2016, months: Int = 6, panels: [String: Panel] = panel(), most: Int = 5, history: Int = 3
  ) async -> TrackRecords {
    await TrackRecords(
      targets: [target], origin: Origin(year: year, monthsElapsed: months), units: units, panels: panels,
      most: most, history: history)
  }

  static func record(
    year: Int = 2016, months: Int = 6, panels: [String: Panel] = panel(), most: Int = 5, history: Int = 3
  ) async -> TrackRecord? {
    await records(year: year, months: months, panels: panels, most: most, history: history).records[0]
  }

  @Test func theTargetYearAndLaterChangeNothing() async {
    func changed(from year: Int) -> [String: Panel] { Self.panel { at, _ in at >= year ? 40 : nil } }
    let record = await Self.record()
    #expect(record != nil)
    #expect(await Self.record(panels: changed(from: 2016)) == record)
    #expect(await Self.record(panels: changed(from: 2015)) != record)
    let earlier = await Self.record(year: 2015)
    #expect(await Self.record(year: 2015, panels: changed(from: 2015)) == earlier)
  }

  /// Figures of 2014 from its third quarter on: no forecast made in June 2014 or before knows of them.
  @Test func noForecastKnowsItsFuture() {
    func forecast(_ year: Int, _ panels: [String: Panel]) -> [Double?] {
      TargetForecast(
        target: Self.target, origin: Origin(year: year, monthsElapsed: 6), units: Self.units, panels: panels
      ).units.map(\.missProbability)
    }
    let (plain, changed) = (Self.panel(), Self.panel { ($0, $1) >= (2014, 3) ? 25 : nil })
    for year in 2011...2014 { #expect(forecast(year, plain) == forecast(year, changed)) }
    #expect(forecast(2015, plain) != forecast(2015, changed))
  }

  /// The scores by hand, from the verdicts of each year and the forecasts that were made in it, weights included.
  @Test(arguments: [0, 6, 9]) func scoresAreThoseOfTheForecasts(_ months: Int) async throws {
    let panels = Self.panel()
    let record = try #require(await Self.record(months: months))
    #expect(record.years == [2013, 2014, 2015])
    func isOpen(_ unit: Int, _ year: Int) -> Bool {
      Self.target.status(ofUnit: unit, year: year, monthsElapsed: months) { panels[$0] }.verdict == .open
    }
    func hasMissed(_ unit: Int, _ year: Int) -> Bool {
      Self.target.status(ofUnit: unit, year: year, monthsElapsed: 12) { panels[$0] }.verdict == .missed
    }
    var (brier, climate, missed, count) = (0.0, 0.0, 0, 0)
    for year in record.years {
      let past = (2011..<year).flatMap { year in
        (0..<25).filter { isOpen($0, year) }.map { hasMissed($0, year) }
      }
      let rate = Double(past.count { $0 }) / Double(past.count)
      let forecast = TargetForecast(
        target: Self.target, origin: Origin(year: year, monthsElapsed: months), units: Self.units,
        panels: panels,
        forecasters: await Self.records(year: year, months: months).forecasters(target: 0))
      for unit in (0..<25).filter({ isOpen($0, year) }) {
        let outcome = hasMissed(unit, year) ? 1.0 : 0
        let p = try #require(forecast.units[unit].missProbability)
        brier += (p - outcome) * (p - outcome)
        climate += (rate - outcome) * (rate - outcome)
        missed += hasMissed(unit, year) ? 1 : 0
        count += 1
      }
    }
    #expect(record.count == count && count > 20)
    #expect(isClose(record.baseRate, Double(missed) / Double(count), relative: 1e-12))
    #expect(isClose(record.brier, brier / Double(count), relative: 1e-12))
    #expect(isClose(record.climatologyBrier, climate / Double(count), relative: 1e-12))
    #expect(isClose(try #require(record.skill), 1 - brier / climate, relative: 1e-12))
  }

  @Test func yearsAreTheLatestWithEnoughHistory() async {
    #expect(await Self.record(most: 2)?.years == [2014, 2015])
    #expect(await Self.record(history: 5)?.years == [2015])
    for none in [
      await Self.record(history: 6), await Self.record(year: 2013), await Self.record(year: 2010),
      await Self.record(panels: [:]),
    ] {
      #expect(none == nil)
    }
  }

  /// Of yearly figures nothing is known in September; the forecast is that of the year's start, and so is its record.
  @Test func yearlyFiguresHaveARecordInEveryMonth() async throws {
    let panels = [
      "crimes": Panel.of((0..<25).map { unit in (2010...2016).map { [(unit + 3 * $0) % 7] } }, id: "crimes")
    ]
    let record = try #require(await Self.record(months: 0, panels: panels))
    #expect(record.count == 75)
    #expect(await Self.record(months: 9, panels: panels) == record)
  }
}
