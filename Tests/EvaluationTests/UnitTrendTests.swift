import Evaluation
import Observations
import Regression
import TestSupport
import Testing

@Suite("Yearly trends of units") struct UnitTrendTests {
  private func trend(
    _ panel: Panel, unit: Int = 0, before year: Int = 2020, breaks: [SeriesBreak] = [], floors: Bool = true
  ) -> UnitTrend {
    UnitTrend(
      of: panel, unit: unit, before: year, breaks: breaks,
      specification: JoinpointTrend(floorsDispersion: floors))
  }

  /// Halves of a year from 2010.
  private func halves(_ years: [[Int?]], kind: Indicator.Kind = .flow, bases: [[Int?]]? = nil) -> Panel {
    Panel.of([years], kind: kind, monthsEach: 6, denominators: bases.map { [$0] })
  }

  @Test("whole years before the target year are used, and the others are told") func wholeYears() {
    let panel = halves([[nil, nil], [6, 4], [5, nil], [7, 8], [], [9, 9], [4, 4], [3, 3]])
    let known = trend(panel, before: 2017)
    #expect(known.series.map(\.year) == [2011, 2013, 2015, 2016])
    #expect(known.series.map(\.count) == [10, 15, 18, 8] && known.series.allSatisfy { $0.exposure == 1 })
    #expect(known.leftOut == [2012, 2014] && known.brokenBy == nil)
    #expect(known.casesPerYear == 12.75 && !known.hasFewCases)
    #expect(try! known.fit.get() == JoinpointTrend(floorsDispersion: true).fit(known.series))
  }

  @Test("a unit without a figure, or without a case") func nothing() {
    let silent = trend(halves([[nil, nil], [nil, nil]]))
    #expect(silent.series.isEmpty && silent.leftOut.isEmpty && silent.casesPerYear == nil)
    #expect(silent.fit == .failure(.tooFewYears(found: 0, needed: 3)) && silent.chanceTest == nil)
    let zeros = trend(halves([[0, 0], [0, 0], [0, 0]]))
    #expect(zeros.fit == .failure(.allCountsZero) && zeros.hasFewCases)
  }

  @Test("the denominator of a proportion is its exposure, and a year without one is left out")
  func proportion() {
    let panel = halves(
      [[1, 2], [0, 0], [2, 2], [1, 1]], kind: .proportion(denominator: .flow),
      bases: [[20, 30], [0, 0], [20, 20], [30, 31]])
    let known = trend(panel)
    #expect(known.series.map(\.exposure) == [50, 40, 61] && known.leftOut == [2011])
  }

  @Test(
    "after a break only the years that begin on its day or later",
    arguments: [
      // Police years begin on 15 December of the year before.
      ("2013-12-15", 2014), ("2013-12-16", 2015), ("2014-12-14", 2015), ("2009-12-15", nil),
      ("2009-01-01", nil), ("2016-12-15", nil), ("2010-06-01", 2011),
    ] as [(String, Int?)])
  func breaks(_ date: String, _ first: Int?) {
    let panel = halves([[6, 4], [5, 5], [7, 8], [3, 4], [9, 9], [4, 4], [3, 3]])
    let breaks = [
      SeriesBreak(indicator: "other", date: CalendarDate(iso: "2015-06-01")!),
      SeriesBreak(indicator: "events", date: CalendarDate(iso: date)!, reason: "a law"),
    ]
    let known = trend(panel, before: 2017, breaks: breaks)
    #expect(known.series.first?.year == first ?? 2010 && known.series.last?.year == 2016)
    #expect(known.brokenBy?.date.description == first.map { _ in date } && known.leftOut.isEmpty)
  }

  @Test("of several breaks the last; too few years after it are a reason") func severalBreaks() {
    let panel = halves([[6, 4], [5, 5], [7, 8], [3, 4], [9, 9], [4, 4], [3, 3]])
    let breaks = ["2015-03-01", "2012-06-01"].map {
      SeriesBreak(indicator: "events", date: CalendarDate(iso: $0)!)
    }
    let known = trend(panel, before: 2017, breaks: breaks)
    #expect(known.brokenBy == breaks[0] && known.series.map(\.year) == [2016])
    #expect(known.fit == .failure(.tooFewYears(found: 1, needed: 3)))
    #expect(trend(panel, before: 2015, breaks: breaks).brokenBy == breaks[1])
  }

  @Test("levels of a stock are those at the ends of the years, and no independent counts") func stock() throws
  {
    let years: [[Int?]] = [[90, 100], [90, 101], [90, 102], [90, 104], [90, 105]]
    let levels = trend(halves(years, kind: .stock))
    let events = trend(halves(years))
    #expect(try levels.fit.get().errorBasis == .chance && events.fit.get().errorBasis == .chance)
    #expect(levels.chanceTest == nil && events.chanceTest != nil)
    #expect(levels.series.map(\.count) == [100, 101, 102, 104, 105])
  }
}
