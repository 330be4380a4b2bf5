import Forecasting
import Foundation
import Observations
import Probability
import Targets
import TestSupport
import Testing

@testable import Evaluation

@Suite struct TargetForecastTests {
  /// Three years of monthly figures of 30 units, and nine months of 2013.
  static let panels: [String: Panel] = {
    var random = SeededGenerator(seed: 7)
    func draw(_ mean: Double) -> Int { Poisson(mean: mean).sample(using: &random) }
    func kept(_ count: Int, _ share: Double) -> Int {
      Binomial(trials: count, probability: share).sample(using: &random)
    }
    // figures[series][unit][year][month]: crimes, thefts, addicts, new addicts, re-offenders, persons released.
    var figures = Array(repeating: [[[Int?]]](repeating: [], count: 30), count: 6)
    for unit in 0..<30 {
      var level = unit
      for year in 2010...2013 {
        var months = Array(repeating: [Int?](), count: 6)
        for _ in 0..<(year == 2013 ? 9 : 12) {
          let (new, released) = (draw(0.02), draw(0.6))
          level = kept(level, 0.985) + new + draw(0.05)
          let values = [
            draw(0.1 + 0.03 * Double(unit)), draw(0.3), level, new, kept(released, 0.1), released,
          ]
          for (series, value) in values.enumerated() { months[series].append(value) }
        }
        for series in 0..<6 { figures[series][unit].append(months[series]) }
      }
    }
    return [
      "crimes": .of(figures[0], id: "crimes", monthsEach: 1),
      "thefts": .of(figures[1], id: "thefts", monthsEach: 1),
      "addicts": .of(figures[2], id: "addicts", kind: .stock, monthsEach: 1),
      "news": .of(figures[3], id: "news", monthsEach: 1),
      "again": .of(
        figures[4], id: "again", kind: .proportion(denominator: .flow), monthsEach: 1,
        denominators: figures[5]),
    ]
  }()

  static let units = smallUnits(30)

  static func forecast(_ target: String, months: Int = 9, panels: [String: Panel] = panels) throws
    -> TargetForecast
  {
    TargetForecast(
      target: try Target(bare: target), origin: Origin(year: 2013, monthsElapsed: months), units: units,
      panels: panels)
  }

  static let targets = [
    "crimes=-7%", "crimes<=5", "stock:addicts=-15%", "stock:addicts=-15% and news=0", "again<10%",
    "crimes=-7% and thefts=-5%", "crimes=-7% and stock:addicts=-15%", "again<10% and crimes=-7%",
    "stock:addicts=-15% and news=0 and again<10%",
  ]

  /// Both sums add the same numbers in another order.
  @Test(arguments: targets, [0, 3, 9]) func theExpectedNumberOfMissesIsTheSumOfProbabilities(
    _ target: String, _ months: Int
  ) throws {
    let forecast = try Self.forecast(target, months: months)
    let sum = forecast.units.reduce(0) { $0 + ($1.missProbability ?? 0) }
    let missCount = try #require(forecast.missCount)
    #expect(abs(missCount.mean - sum) < 1e-9)
    #expect(forecast.judged == 30 && forecast.failure == nil)
    // Units that move together spread the number at least as widely as independent ones.
    let independent = forecast.units.reduce(0) {
      $0 + ($1.missProbability ?? 0) * (1 - ($1.missProbability ?? 0))
    }
    #expect(missCount.variance > independent - 1e-9)
  }

  @Test(arguments: targets, [0, 3, 9]) func aProbabilityIsAFactExactlyWhereTheCountsDecide(
    _ target: String, _ months: Int
  ) throws {
    for unit in try Self.forecast(target, months: months).units {
      let p = try #require(unit.missProbability)
      switch unit.status.verdict {
      case .met: #expect(p == 0 && unit.isDecided && unit.yearEnd == nil && unit.model == nil)
      case .missed: #expect(p == 1 && unit.isDecided && unit.yearEnd == nil && unit.model == nil)
      default: #expect(p > 0 && p < 1 && !unit.isDecided && unit.yearEnd != nil && unit.model != nil)
      }
    }
  }

  @Test func aYearThatIsOverLeavesNoModel() throws {
    let forecast = TargetForecast(
      target: try Target(bare: "crimes=-7%"), origin: Origin(year: 2012, monthsElapsed: 12),
      units: Self.units,
      panels: Self.panels)
    let missed = forecast.units.count { $0.status.verdict == .missed }
    #expect(forecast.missCount == .point(missed) || forecast.missCount?.mass(at: missed) == 1)
    #expect(forecast.models.isEmpty && forecast.failure == nil && missed > 0)
    #expect(forecast.units.allSatisfy { $0.isDecided })
  }

  @Test func anyNewAddictSoFarMissesTheConjunction() throws {
    let forecast = try Self.forecast("stock:addicts=-15% and news=0")
    let news = try #require(Self.panels["news"])
    var some = 0
    for (index, unit) in forecast.units.enumerated() {
      let seen = try #require(news.tally(unit: index, year: 2013, within: .first(9)).value)
      if seen > 0 { some += 1 }
      #expect((unit.missProbability == 1) == (seen > 0))
    }
    #expect(some > 3 && some < 27)
  }

  /// Every pair of outcomes, added up.
  @Test func theJointProbabilityIsThatOfAllPairs() throws {
    let retained = try #require(MassFunction(lowest: 2, weights: [1, 4, 2, 3]))
    let arrivals = try #require(MassFunction(lowest: 0, weights: [5, 2, 1]))
    for stock in -1...9 {
      for inflow in -1...4 {
        var sum = 0.0
        for (kept, new) in (2...5).flatMap({ kept in (0...2).map { (kept, $0) } })
        where kept + new <= stock && new <= inflow {
          sum += retained.mass(at: kept) * arrivals.mass(at: new)
        }
        let joint = jointlyMet(
          retained: retained, arrivals: arrivals, stock: AcceptedValues([-9...stock]),
          inflow: AcceptedValues([-9...inflow]))
        #expect(abs(joint - sum) < 1e-14)
      }
    }
  }

  /// At least so many is missed exactly where at most one less is met.
  @Test(arguments: [("crimes>=6", "crimes<=5"), ("stock:addicts>=9", "stock:addicts<=8")], [0, 9])
  func whatAsksForMoreIsTheComplement(_ pair: (String, String), _ months: Int) throws {
    let (more, less) = (try Self.forecast(pair.0, months: months), try Self.forecast(pair.1, months: months))
    #expect(more.units.contains { $0.status.verdict == .open })
    for (up, down) in zip(more.units, less.units) {
      let sum = try #require(up.missProbability) + (try #require(down.missProbability))
      #expect(abs(sum - 1) < 1e-12)
      #expect((up.status.verdict == .met) == (down.status.verdict == .missed))
      #expect(up.cutNeededForHalf == nil && up.required == (down.allowed ?? 0) + 1 && up.allowed == nil)
    }
  }

  /// METHODS A1: y = 20, ρ = 0.85, an inflow of 3 a year counted as new: jointly .030.
  @Test func theExampleOfTheJointTargetIsReproduced() {
    let met = jointlyMet(
      retained: Binomial(trials: 20, probability: 0.85).massFunction(),
      arrivals: Poisson(mean: 3).massFunction(),
      stock: AcceptedValues([0...17]), inflow: AcceptedValues([0...0]))
    #expect(abs(met - 0.030) < 5e-4)
  }

  /// Indicators that are not one register are met independently of each other, whatever their kinds.
  @Test(arguments: [
    ["crimes=-7%", "thefts=-5%"], ["crimes=-7%", "stock:addicts=-15%"], ["again<10%", "crimes=-7%"],
    ["stock:addicts=-15%", "again<10%"], ["crimes=-7%", "stock:addicts=-15%", "again<10%"],
  ]) func furtherIndicatorsMultiply(_ parts: [String]) throws {
    let joint = try Self.forecast(parts.joined(separator: " and "))
    let single = try parts.map { try Self.forecast($0) }
    #expect(joint.models.count >= parts.count)
    for (index, unit) in joint.units.enumerated() where !unit.isDecided {
      let met = single.reduce(1.0) { $0 * (1 - ($1.units[index].missProbability ?? .nan)) }
      #expect(abs(1 - (unit.missProbability ?? .nan) - met) < 1e-9)
      #expect(unit.cutNeededForHalf == nil && unit.cutNeededForEighty == nil)
    }
  }

  /// Two conditions on one indicator: the harder one decides, and the model is asked once.
  @Test(arguments: [("crimes<=4", "crimes=-7%"), ("again<10%", "again<25%")])
  func theHarderOfTwoConditionsDecides(
    _ first: String, _ second: String
  ) throws {
    let both = try Self.forecast("\(first) and \(second)")
    let (one, other) = (try Self.forecast(first), try Self.forecast(second))
    #expect(both.models == one.models)
    for (index, unit) in both.units.enumerated() where !unit.isDecided {
      let harder = max(
        one.units[index].missProbability ?? .nan, other.units[index].missProbability ?? .nan)
      #expect(abs((unit.missProbability ?? .nan) - harder) < 1e-12)
    }
  }

  /// Newcomers of a month whose level is not yet reported are on file all the same.
  @Test func newcomersAfterTheLatestLevelAreAdded() throws {
    let past: [[[Int?]]] = (0..<8).map { unit in
      (0..<4).map { year in Array(repeating: 10 + unit - year, count: 12) }
    }
    let quiet: [[[Int?]]] = (0..<8).map { _ in (0..<4).map { _ in Array(repeating: 0, count: 12) } }
    func yearEnd(newInMonth6 new: Int) throws -> MassFunction {
      let stock = past.map { $0 + [[10, 10, 10]] }
      let inflow = quiet.map { $0 + [[0, 0, 0, 0, 0, new]] }
      let forecast = TargetForecast(
        target: try Target(bare: "stock:addicts=-15% and news<=9"),
        origin: Origin(year: 2014, monthsElapsed: 6),
        units: smallUnits(8),
        panels: [
          "addicts": .of(stock, id: "addicts", kind: .stock, monthsEach: 1),
          "news": .of(inflow, id: "news", monthsEach: 1),
        ])
      return try #require(forecast.units[0].yearEnd)
    }
    #expect(try yearEnd(newInMonth6: 4).mean - yearEnd(newInMonth6: 0).mean > 4)
  }

  /// Events of a year may exceed the persons at its end: no model of that is here, and it is said.
  @Test func aProportionOverAStockIsNotForecast() throws {
    let panel = Panel.of(
      [[[3], [4], [5]], [[9], [8], [0]]], id: "share", kind: .proportion(denominator: .stock),
      denominators: [[[4], [4], [4]], [[1], [1], [0]]])
    let forecast = TargetForecast(
      target: try Target(bare: "stock:share<10%"), origin: Origin(year: 2013, monthsElapsed: 0),
      units: smallUnits(2), panels: ["share": panel])
    #expect(forecast.failure == .stockAsBase)
    #expect(forecast.units.allSatisfy { $0.missProbability == nil })
  }

  @Test func commonSwingsOfPastYearsWidenTheNumberOfMisses() throws {
    func missCount(swing: [Double]) throws -> MassFunction {
      var random = SeededGenerator(seed: 11)
      let counts = (0..<100).map { unit in
        swing.map { factor -> [Int?] in
          [Poisson(mean: (2 + 0.1 * Double(unit)) * factor).sample(using: &random)]
        }
      }
      let forecast = TargetForecast(
        target: try Target(bare: "crimes=-7%"), origin: Origin(year: 2018, monthsElapsed: 0),
        units: smallUnits(100), panels: ["crimes": .of(counts, id: "crimes")])
      return try #require(forecast.missCount)
    }
    let steady = try missCount(swing: [1, 1, 1, 1, 1, 1, 1, 1])
    let swinging = try missCount(swing: [1, 1.4, 0.8, 1.2, 0.7, 1.3, 0.9, 1])
    func width(_ count: MassFunction) -> Int { count.quantile(0.9) - count.quantile(0.1) }
    #expect(width(swinging) > 2 * width(steady))
  }

  @Test func withoutAFitTheFactsStand() throws {
    let figures: [[[Int?]]] = [[[4], [9]], [[nil], [1]]]
    let panel = Panel.of(
      figures.map { $0.map { year in year + Array(repeating: nil, count: 11) } }, id: "crimes", monthsEach: 1)
    let forecast = TargetForecast(
      target: try Target(bare: "crimes<=8"), origin: Origin(year: 2011, monthsElapsed: 1),
      units: smallUnits(2),
      panels: ["crimes": panel])
    #expect(forecast.failure == .noWholeYear(before: 2011))
    #expect(forecast.units.map(\.missProbability) == [1, nil])
    #expect(forecast.judged == 1 && forecast.missCount?.mass(at: 1) == 1 && forecast.models.isEmpty)
  }

  @Test func aPartWithoutFiguresHasNoForecast() throws {
    let forecast = try Self.forecast("stock:addicts=-15% and unheard=0")
    #expect(forecast.units.allSatisfy { $0.missProbability == nil && $0.status.verdict == .noData })
    #expect(forecast.missCount == nil && forecast.judged == 0 && forecast.failure == nil)
  }

  @Test func theCutNeededIsThatOfTheModel() throws {
    for unit in try Self.forecast("crimes=-7%", months: 6).units where !unit.isDecided {
      let p = try #require(unit.missProbability)
      let half = try #require(unit.cutNeededForHalf)
      let eighty = try #require(unit.cutNeededForEighty)
      #expect((half == 0) == (p <= 0.5) && (eighty == 0) == (p <= 0.2))
      #expect(half <= eighty && eighty <= 1)
    }
  }
}
