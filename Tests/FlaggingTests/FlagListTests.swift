import Forecasting
import Observations
import Probability
import Targets
import TestSupport
import Testing

@testable import Evaluation
@testable import Flagging

/// Forecasts of one target over small panels of months.
enum Flagged {
  static func list(
    _ target: String, months: Int = 6, _ panels: [String: Panel], year: Int = 2013
  ) throws -> FlagList {
    let units = panels.values.first?.units ?? []
    return FlagList(
      TargetForecast(
        target: try Target(bare: target), origin: Origin(year: year, monthsElapsed: months), units: units,
        panels: panels))
  }

  /// Three years of the monthly figures `past` and one of `now`, for each unit.
  static func flow(_ units: [(past: [Int], now: [Int?])], id: String = "crimes") -> [String: Panel] {
    [
      id: .of(
        units.map { unit in unit.past.map { monthly(of: $0) } + [unit.now] }, id: id, monthsEach: 1)
    ]
  }

  /// A year's count spread over its months as evenly as whole numbers allow.
  static func monthly(of count: Int) -> [Int?] { (1...12).map { $0 * count / 12 - ($0 - 1) * count / 12 } }
}

@Suite struct BandTests {
  /// Every boundary, the number below it and the ends.
  @Test(arguments: [
    (0.0, Band.veryLikelyToMeet), (0.2.nextDown, .veryLikelyToMeet), (0.2, .likelyToMeet),
    (0.4.nextDown, .likelyToMeet), (0.4, .even), (0.6.nextDown, .even), (0.6, .likelyToMiss),
    (0.8.nextDown, .likelyToMiss), (0.8, .veryLikelyToMiss), (1, .veryLikelyToMiss),
  ]) func aBandHoldsItsLowerEnd(_ p: Double, _ band: Band) {
    #expect(Band(missProbability: p) == band)
  }

  @Test func factsComeBeforeProbabilities() throws {
    let panels = Flagged.flow([
      ([12, 12, 12], [5, 5, 5]),  // lost in March
      ([12, 12, 12], Array(repeating: 0, count: 12)),  // met at the year's end
      ([12, 12, 12], Array(repeating: 1, count: 12)),  // missed at the year's end
    ])
    #expect(try Flagged.list("crimes=-7%", months: 3, panels).flags.map(\.band).first == .lost)
    #expect(
      try Flagged.list("crimes=-7%", months: 12, panels).flags.dropFirst().map(\.band) == [.met, .missed])
  }

  @Test func withoutAVerdictToComeThereIsNoProbability() throws {
    let panel = Panel.of(
      [[[0], [0]], [[1], [nil]]], id: "again", kind: .proportion(denominator: .flow), firstYear: 2012,
      denominators: [[[0], [0]], [[4], [nil]]])
    let list = try Flagged.list("again<10%", months: 12, ["again": panel])
    #expect(list.flags.map(\.band) == [.notApplicable, .noData])
    #expect(list.flags.map(\.rank) == [nil, nil])
    #expect(
      list.flags.map(\.reason) == [
        .emptyDenominator, .notReported(indicator: "again", [.missing(.year(2013), .blank)]),
      ])
    #expect(!list.hasFlag(atLeast: 0))
    #expect(list.open.isEmpty && list.failed.isEmpty && list.ranking == [0, 1])
  }
}

@Suite struct FlagListTests {
  /// Lost by 3 and by 9; two alike; one without last year; one quiet.
  static let panels = Flagged.flow([
    ([4, 4, 4], [7, 0, 0, 0, 0, 0]), ([20, 20, 20], [1, 1, 2, 1, 2, 1]), ([4, 4, 4], [12, 0, 0, 0, 0, 0]),
    ([20, 20, 20], [1, 1, 2, 1, 2, 1]), ([9, 9, 0], [0, 0, 0, 0, 0, 0]), ([9, 9, 9], [0, 0, 0, 0, 0, 0]),
  ])

  @Test func equalProbabilitiesShareTheBetterPlace() throws {
    let list = try Flagged.list("crimes=-7%", Self.panels)
    let p = list.flags.map { $0.forecast.missProbability ?? .nan }
    #expect(p[0] == 1 && p[2] == 1 && p[1] == p[3])
    #expect(list.flags[0].rank == 1 && list.flags[2].rank == 1)
    #expect(list.flags[1].rank == list.flags[3].rank)
    // As many places are skipped as were shared.
    let open = [1, 4, 5].sorted { p[$0] > p[$1] }
    var expected = [1: 0, 4: 0, 5: 0]
    var place = 3
    for unit in open {
      expected[unit] = place
      place += unit == 1 ? 2 : 1
    }
    for unit in open { #expect(list.flags[unit].rank == expected[unit]) }
  }

  @Test func equalOnesAreOrderedByExcessThenOfficially() throws {
    let list = try Flagged.list("crimes=-7%", Self.panels)
    // 12 of 3 before 7 of 3; of the two alike the first unit.
    #expect(Array(list.ranking.prefix(2)) == [2, 0])
    let alike = list.ranking.filter { [1, 3].contains($0) }
    #expect(alike == [1, 3])
    let p = list.ranked.map { $0.forecast.missProbability ?? -1 }
    #expect(p == p.sorted(by: >))
    #expect(list.ranking.sorted() == Array(0..<6))
    #expect(list.failed.map { $0.forecast.unit.code } == ["10003", "10001"])
    #expect(list.open.count == 4 && list.open.allSatisfy { !$0.forecast.isDecided })
  }

  @Test func unitsWithoutAProbabilityComeLast() throws {
    var panels = Self.panels
    let none: [[[Int?]]] = [[[nil], [nil]]]
    panels["crimes"] = .of(
      none + (0..<3).map { unit in (0..<2).map { _ in Flagged.monthly(of: 5 + unit) } + [[1]] }.map { $0 },
      id: "crimes", firstYear: 2011, monthsEach: 1)
    let list = try Flagged.list("crimes=-7%", months: 1, panels)
    #expect(list.ranking.last == 0 && list.flags[0].rank == nil && list.flags[0].band == .noData)
  }

  @Test func aFlagIsAFactOrAProbabilityAtLeastAsHigh() throws {
    let lost = try Flagged.list("crimes=-7%", Self.panels)
    #expect(lost.hasFlag(atLeast: 1))
    let quiet = try Flagged.list(
      "crimes=-7%", Flagged.flow([([20, 20, 20], [1, 1, 2]), ([9, 9, 9], [0, 0, 0])]))
    let most = try #require(quiet.flags.compactMap { $0.forecast.missProbability }.max())
    #expect(most < 1)
    #expect(quiet.hasFlag(atLeast: most) && quiet.hasFlag(atLeast: 0) && !quiet.hasFlag(atLeast: most.nextUp))
  }
}

@Suite struct ReasonTests {
  func reasons(_ target: String, months: Int = 6, _ panels: [String: Panel], year: Int = 2013) throws
    -> [Reason]
  {
    try Flagged.list(target, months: months, panels, year: year).flags.map(\.reason)
  }

  @Test func factsNameTheValueAndTheAllowance() throws {
    let panels = Flagged.flow([
      ([12, 12, 12], [7, 8]), ([12, 12, 12], Flagged.monthly(of: 14)),
      ([12, 12, 12], Flagged.monthly(of: 3)),
    ])
    #expect(try reasons("crimes=-7%", months: 2, panels)[0] == .lost(toDate: 15, allowed: 11))
    #expect(
      try Array(reasons("crimes=-7%", months: 12, panels).dropFirst())
        == [.ended(value: 14, allowed: 11), .ended(value: 3, allowed: 11)])
  }

  @Test func aFurtherPartThatFailedIsNamed() throws {
    let figures: [[[Int?]]] = [(0..<3).map { _ in Array(repeating: 20, count: 12) } + [[20, 19, 18]]]
    let news: [[[Int?]]] = [(0..<3).map { _ in Array(repeating: 0, count: 12) } + [[0, 2, 0]]]
    let panels: [String: Panel] = [
      "addicts": .of(figures, id: "addicts", kind: .stock, monthsEach: 1),
      "news": .of(news, id: "news", monthsEach: 1),
    ]
    #expect(
      try reasons("stock:addicts=-15% and news=0", months: 3, panels)
        == [.partFailed(indicator: "news", value: 2, allowed: 0)])
    let course = try reasons("stock:addicts=-15% and news=0", months: 1, panels)[0]
    guard case .course(let toDate, let expected, let allowed) = course else {
      Issue.record("\(course)")
      return
    }
    #expect(toDate == 20 && allowed == 17 && expected > 10 && expected < 25)
  }

  @Test func anOpenFlowIsExplainedByItsCourse() throws {
    // Many steady units, so that one year far from the others passes for chance.
    let steady = (0..<12).map {
      (past: [8 + $0, 8 + $0, 8 + $0], now: Array(Flagged.monthly(of: 8 + $0).prefix(6)))
    }
    let panels = Flagged.flow(
      [
        ([20, 20, 20], [1, 2, 1, 2, 1, 2]),  // on course
        ([2, 1, 0], [0, 0, 0, 0, 0, 0]),  // none last year
        ([14, 14, 5], [1, 0, 1, 0, 0, 1]),  // a lucky year
      ] + steady)
    let list = try Flagged.list("crimes=-7%", panels)
    let means = try list.flags.map { try #require($0.forecast.yearEnd).mean }
    #expect(
      list.flags.prefix(3).map(\.reason) == [
        .course(toDate: 9, expected: means[0], allowed: 18), .zeroBaseline(expectedMore: means[1]),
        .luckyYear(baseline: 5, expected: means[2], allowed: 4),
      ])
    #expect(means[2] > 6.25)
    // Without a baseline in the rule nothing was lucky.
    let cap = try Flagged.list("crimes<=9", panels)
    let capMean = try #require(cap.flags[2].forecast.yearEnd).mean
    #expect(cap.flags[2].reason == .course(toDate: 3, expected: capMean, allowed: 9))
  }

  @Test func aProportionNamesBothParts() throws {
    let tops: [[[Int?]]] = [(0..<3).map { _ in Flagged.monthly(of: 2) } + [[0, 0, 0, 0, 0, 1]]]
    let bases: [[[Int?]]] = [(0..<3).map { _ in Flagged.monthly(of: 24) } + [[2, 2, 2, 2, 2, 2]]]
    let panel = Panel.of(
      tops, id: "again", kind: .proportion(denominator: .flow), monthsEach: 1, denominators: bases)
    let flag = try Flagged.list("again<10%", ["again": panel]).flags[0]
    let mean = try #require(flag.forecast.yearEnd).mean
    // About 24 are released in a year, of whom 2 may offend again.
    #expect(flag.reason == .proportion(numerator: 1, denominator: 12, expected: mean, allowed: 2))
  }

  @Test func whatIsMissingIsNamed() throws {
    let figures: [[[Int?]]] = [
      [Flagged.monthly(of: 5), Flagged.monthly(of: 6), [1, 1]],
      [Flagged.monthly(of: 5), [1, 1, nil], [1, 1]],
      [[nil], [nil], [nil]],
    ]
    let panel = Panel.of(figures, id: "crimes", firstYear: 2011, monthsEach: 1)
    let list = try reasons("crimes=-7%", months: 2, ["crimes": panel])
    #expect(
      Array(list.dropFirst()) == [
        .baselineMissing([
          .missing(.month(3, of: 2012), .blank), .unreported(year: 2012, reported: 2, of: 12),
        ]),
        .baselineMissing([
          .missing(.month(1, of: 2012), .blank), .unreported(year: 2012, reported: 0, of: 12),
        ]),
      ])
    let silent = Reason.notReported(
      indicator: "crimes",
      [.missing(.month(1, of: 2013), .blank), .unreported(year: 2013, reported: 0, of: 2)])
    #expect(try reasons("crimes<=4", months: 2, ["crimes": panel])[2] == silent)
    // The part that is not reported is the one named.
    #expect(
      try reasons("crimes<=4 and thefts=0", months: 2, ["crimes": panel])[0]
        == .notReported(indicator: "thefts", [.unreported(year: 2013, reported: 0, of: 2)]))
    // Without a whole year before there is no model.
    #expect(
      try reasons("crimes<=4", months: 2, ["crimes": panel], year: 2011)[0]
        == .noModel(.noWholeYear(before: 2011)))
  }

  @Test func aBreakBetweenTheYearsIsSaid() throws {
    let panels = Flagged.flow([([12, 12, 12], [1, 1])])
    let broken = SeriesBreak(indicator: "crimes", date: panels["crimes"]!.calendar.firstDay(ofYear: 2013))
    let status = try Target(bare: "crimes=-7%").status(
      ofUnit: 0, year: 2013, monthsElapsed: 2, panels: { panels[$0] }, breaks: [broken])
    let unit = UnitForecast(
      unit: panels["crimes"]!.units[0], status: status, yearEnd: nil, missProbability: nil,
      cutNeededForHalf: nil,
      cutNeededForEighty: nil, realCutProbability: nil, shareElapsed: nil, bound: status.allowed,
      model: nil,
      failure: nil)
    #expect(Reason(unit) == .notComparable(broken) && Band(unit) == .noData)
  }
}
