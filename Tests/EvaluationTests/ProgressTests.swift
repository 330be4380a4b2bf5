import Evaluation
import Observations
import Probability
import Targets
import TestSupport
import Testing

@Suite("Evidence and progress")
struct ProgressTests {
  /// The status of one unit whose years hold `counts`, each reported in `months`-month periods up to the end of the last.
  private func status(
    _ target: String, kind: Indicator.Kind = .flow, _ counts: [(year: Int, count: Int, base: Int?)],
    months: Int = 12
  ) throws -> TargetStatus {
    let plan = try Plan.bare(targets: [target])
    let rows = counts.map {
      CountRow(
        unit: 0, indicator: 0, period: .year($0.year), value: .count(Int32($0.count)), denominator: $0.base)
    }
    let table = CountTable(
      calendar: .calendar, units: [AreaUnit(code: "1", name: "Xã A")],
      indicators: [Indicator(id: "x", kind: kind)], rows: rows)
    let panel = table.panel(of: "x")
    return plan.targets[0].status(ofUnit: 0, year: 2023, monthsElapsed: months, panels: { _ in panel })
  }

  /// METHODS C3 and C4: 0 after 5, p .0373433 against the cut of 7 %, the change between −100 and +9.13 %.
  @Test func evidenceOfACut() throws {
    let evidence = try #require(try status("x=-7%", [(2022, 5, nil), (2023, 0, nil)]).primary.changeEvidence)
    let exact = evidence.comparison.test(.exact, .less, nullRatio: 0.93).pValue
    #expect(isClose(exact, 0.0373433, absolute: 1e-7))
    let limits = try #require(evidence.limits)
    #expect(limits.lower == -100 && isClose(limits.upper, 9.13, absolute: 0.005))
    #expect(evidence.notCutPValue! < exact)
    #expect(evidence.cutProbability == evidence.comparison.probabilityOfCut(atLeast: 0.07))
    #expect(evidence.percentChange == -100)
  }

  @Test func withoutCasesNothingIsLimited() throws {
    let evidence = try #require(try status("x=-7%", [(2022, 0, nil), (2023, 0, nil)]).primary.changeEvidence)
    #expect(evidence.limits == nil && evidence.percentChange == nil && evidence.noChangePValue == 1)
    let rise = try #require(try status("x=-7%", [(2022, 0, nil), (2023, 9, nil)]).primary.changeEvidence)
    #expect(rise.limits == nil || rise.limits?.finiteUpper == nil)
    #expect(rise.isBeyondChance)
    // A cap asks for no cut, and neither does a cut by 100 %, whose rate has no probability.
    #expect(
      try status("x=0", [(2022, 5, nil), (2023, 0, nil)]).primary.changeEvidence?.cutProbability == nil)
    #expect(try status("x=-100%", [(2022, 5, nil), (2023, 0, nil)]).primary.realCutProbability == nil)
  }

  @Test(
    "the four words",
    arguments: [
      ("x=-7%", 100, 93, Progress.met), ("x=-7%", 100, 94, .littleChange), ("x=-60%", 100, 60, .improving),
      ("x=-7%", 100, 150, .gettingWorse), ("x=-7%", 4, 8, .littleChange), ("x=-7%", 0, 0, .met),
      ("x=-7%", 0, 9, .gettingWorse),
    ])
  func wordsOfFlows(_ target: String, _ before: Int, _ now: Int, _ expected: Progress) throws {
    #expect(try status(target, [(2022, before, nil), (2023, now, nil)]).progress == expected)
  }

  /// A tenth of the way from 100 to 85 is 1.5; a tenth of the baseline 10.
  @Test(
    "a stock has no chance error",
    arguments: [
      (85, Progress.met), (98, .improving), (99, .littleChange), (109, .littleChange), (110, .gettingWorse),
    ])
  func wordsOfStocks(_ now: Int, _ expected: Progress) throws {
    #expect(
      try status("stock:x=-15%", kind: .stock, [(2022, 100, nil), (2023, now, nil)]).progress == expected)
  }

  @Test(
    "proportions by Fisher's test",
    arguments: [(9, Progress.met), (40, .littleChange), (20, .improving), (70, .gettingWorse)])
  func wordsOfProportions(_ now: Int, _ expected: Progress) throws {
    let kind = Indicator.Kind.proportion(denominator: .flow)
    #expect(try status("x<10%", kind: kind, [(2022, 40, 100), (2023, now, 100)]).progress == expected)
  }

  @Test func nothingIsSaidWithoutBothYears() throws {
    let status = try status("x=-7%", [(2023, 5, nil)])
    #expect(status.progress == nil && status.primary.changeEvidence == nil)
  }

  /// METHODS G21, the fixture of Open SDG: 1.55 in 2015, 1.82 in 2019, 0 in 2030.
  @Test func ratioToAZeroTarget() throws {
    let observed = try #require(ReductionRates.compoundGrowth(from: 1.55, to: 1.82, years: 4))
    let required = try #require(ReductionRates.compoundGrowth(from: 1.55, to: 0, years: 15))
    #expect(isClose(observed, 0.0409621, absolute: 5e-8) && isClose(required, -0.3872106, absolute: 5e-8))
    let ratio = ReductionRates.ratio(base: (2015, 1.55), current: (2019, 1.82), target: (2030, 0))
    #expect(isClose(try #require(ratio), -0.1057877, absolute: 5e-8))
  }

  @Test func yearlyRates() throws {
    // A tenth less every year.
    let series = (0..<5).map { (year: 2018 + $0, value: 1000 * [1, 0.9, 0.81, 0.729, 0.6561][$0]) }
    #expect(isClose(try #require(ReductionRates.averageReduction(of: series)), 10, absolute: 1e-9))
    #expect(isClose(ReductionRates.requiredReduction(from: 100, to: 81, years: 2)!, 10, absolute: 1e-12))
    #expect(isClose(ReductionRates.ratio(base: series[0], current: series[2], target: (2022, 656.1))!, 1))
    #expect(ReductionRates.averageReduction(of: [series[0]]) == nil)
    #expect(ReductionRates.averageReduction(of: [series[0], (2019, 0)]) == nil)
    #expect(ReductionRates.requiredReduction(from: 0, to: 0, years: 1) == nil)
    // Where the base meets the target already there is no way to go.
    #expect(ReductionRates.ratio(base: (2020, 5), current: (2021, 6), target: (2022, 7)) == nil)
  }

  @Test func wholeYearsBeforeAYear() {
    var rows = [2018, 2019, 2021, 2022, 2023].map {
      CountRow(unit: 0, indicator: 0, period: .year($0), value: .count(Int32($0 - 2000)))
    }
    rows.append(CountRow(unit: 0, indicator: 0, period: .quarter(1, of: 2020), value: .count(3)))
    let table = CountTable(
      calendar: .calendar, units: [AreaUnit(code: "1", name: "A")],
      indicators: [Indicator(id: "x", kind: .flow)],
      rows: rows)
    let series = table.panel(of: "x")!.wholeYears(unit: 0, before: 2023)
    #expect(series.map(\.year) == [2021, 2022] && series.map(\.value) == [21, 22])
  }
}
