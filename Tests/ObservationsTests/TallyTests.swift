import Observations
import Testing

@Suite struct TallyTests {
  private typealias Figure = (period: Period, count: Int?, denominator: Int?)

  private func tally(
    _ kind: Indicator.Kind, _ figures: [Figure], within months: MonthSet = .all, year: Int = 2023
  ) throws -> Tally {
    let rows = figures.map { figure in
      CountRow(
        unit: 0, indicator: 0, period: figure.period,
        value: figure.count.map { .count(Int32($0)) } ?? .missing(.blank), denominator: figure.denominator)
    }
    let table = CountTable(
      calendar: .calendar, units: [AreaUnit(name: "Xã Một")],
      indicators: [Indicator(id: "robbery", kind: kind)],
      rows: rows)
    return try #require(table.panel(of: "robbery")).tally(unit: 0, year: year, within: months)
  }

  private func months(_ counts: Int?...) -> [Figure] {
    zip(1..., counts).map { (.month($0, of: 2023), $1, nil) }
  }

  // MARK: Flows

  @Test func flowIsTheSumOfItsPeriods() throws {
    let tally = try tally(.flow, months(1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 4))
    #expect(tally.value == 10)
    #expect(tally.denominator == nil)
    #expect(tally.months == .all)
    #expect(tally.isWholeYear)
  }

  @Test func periodsOfDifferentLengthAddUp() throws {
    let tally = try tally(
      .flow,
      [(.half(1, of: 2023), 5, nil), (.quarter(3, of: 2023), 2, nil)] + [(.month(10, of: 2023), 1, nil)])
    #expect(tally.value == 8)
    #expect(tally.months == .first(10))
    #expect(!tally.isWholeYear)
    #expect(tally.covers(.first(10)))
  }

  @Test func periodsThatReachOutsideAreNotUsed() throws {
    let figures: [Figure] = [(.quarter(1, of: 2023), 5, nil), (.quarter(2, of: 2023), 2, nil)]
    #expect(try tally(.flow, figures, within: .first(5)).value == 5)
    #expect(try tally(.flow, figures, within: MonthSet(4...6)).value == 2)
    #expect(try tally(.flow, figures, within: .first(2)).value == nil)
    #expect(try tally(.flow, figures, within: .first(2)).months.isEmpty)
    #expect(try tally(.flow, [(.year(2023), 5, nil)], within: .first(11)).value == nil)
  }

  @Test func blankIsNotZero() throws {
    let tally = try tally(.flow, months(1, nil, 2))
    #expect(tally.value == 3)
    #expect(tally.months.months == [1, 3])
    #expect(!tally.covers(.first(3)))
    #expect(try self.tally(.flow, months(nil, nil)).value == nil)
    #expect(try self.tally(.flow, months(0)).value == 0)
  }

  // MARK: Overlaps

  @Test func monthsAreUsedBeforeTheirYearUnlessOneIsMissing() throws {
    let year: [Figure] = [(.year(2023), 50, nil)]
    #expect(try tally(.flow, year + months(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2)).value == 13)
    let elevenMonths = year + months(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, nil)
    #expect(try tally(.flow, elevenMonths).value == 50)
    #expect(try tally(.flow, elevenMonths).isWholeYear)
    #expect(try tally(.flow, elevenMonths, within: .first(11)).value == 11)
  }

  @Test func cumulativeSpanIsNeverAddedToItsMonths() throws {
    let figures: [Figure] = [(.first(9, monthsOf: 2023), 20, nil), (.quarter(4, of: 2023), 5, nil)]
    #expect(try tally(.flow, figures + months(3)).value == 25)
    #expect(try tally(.flow, figures + months(3), within: .first(3)).value == 3)
  }

  @Test func spanOfAProportionWithoutDenominatorDoesNotCrowdOutItsMonths() throws {
    let figures: [Figure] = [(.half(1, of: 2023), 9, nil), (.month(1, of: 2023), 1, 4)]
    let tally = try tally(.proportion(denominator: .flow), figures)
    #expect(tally.value == 1 && tally.denominator == 4)
  }

  /// Every subset of ten spans, each with a count that is a bit of its own, against a search of all choices.
  @Test func overlapsAreResolvedToTheFullestAndFinestCover() throws {
    let spans = [(1, 1), (1, 3), (1, 9), (1, 12), (2, 1), (2, 3), (4, 3), (7, 6), (10, 3), (12, 1)]
      .map { Period(year: 2023, firstMonth: $0.0, monthCount: $0.1)! }
    /// Months and periods of a choice, nil where two of it overlap.
    func cover(_ choice: Int) -> [Int]? {
      let chosen = spans.indices.filter { choice >> $0 & 1 == 1 }.map { spans[$0] }
      let months = chosen.reduce(into: MonthSet()) { $0.formUnion($1.months) }
      return months.count == chosen.map(\.monthCount).reduce(0, +) ? [months.count, chosen.count] : nil
    }
    let covers = (0..<1 << spans.count).map(cover)
    for reported in 1..<1 << spans.count {
      let figures: [Figure] = spans.indices.filter { reported >> $0 & 1 == 1 }.map {
        (spans[$0], 1 << $0, 1 << $0)
      }
      // Over a stock no differences are taken.
      let chosen = try #require(try tally(.proportion(denominator: .stock), figures).value)
      let best = (1...reported).filter { $0 & ~reported == 0 }.compactMap { covers[$0] }
        .max { $0.lexicographicallyPrecedes($1) }
      if chosen & ~reported != 0 || covers[chosen] != best {
        Issue.record("of \(figures.map(\.period)) the choice \(String(chosen, radix: 2)) is not the best")
      }
    }
  }

  @Test func otherYearsAreEmpty() throws {
    for year in [2022, 2024, 0, 9999] {
      let tally = try tally(.flow, months(1), year: year)
      #expect(tally.value == nil && tally.months.isEmpty && !tally.isWholeYear && !tally.covers([]))
    }
  }

  // MARK: Stocks

  @Test func stockIsItsLatestLevel() throws {
    let tally = try tally(.stock, months(5, nil, 7))
    #expect(tally.value == 7)
    #expect(tally.months == .first(3))
    #expect(tally.covers(.first(3)))
    #expect(!tally.isWholeYear)
    #expect(try self.tally(.stock, months(5, nil, 7), within: .first(2)).value == 5)
    #expect(try self.tally(.stock, months(5, nil, 7), within: .first(2)).covers(.first(2)) == false)
  }

  @Test func stockOfAYearIsThatOfItsEnd() throws {
    let whole: [Figure] = [(.year(2023), 9, nil)]
    #expect(try tally(.stock, whole + months(1, 2)).value == 9)
    #expect(try tally(.stock, whole + months(1, 2)).isWholeYear)
    #expect(try tally(.stock, whole + months(1, 2), within: .first(11)).value == 2)
    let december: [Figure] = [(.month(12, of: 2023), 8, nil)]
    #expect(try tally(.stock, whole + december).value == 8, "the shorter of two that end together")
  }

  // MARK: Proportions

  @Test func partsOfAProportionAddUp() throws {
    let figures: [Figure] = [(.half(1, of: 2023), 1, 8), (.half(2, of: 2023), 2, 12)]
    let flow = try tally(.proportion(denominator: .flow), figures)
    #expect(flow.value == 3 && flow.denominator == 20 && flow.isWholeYear)
    let stock = try tally(.proportion(denominator: .stock), figures)
    #expect(stock.value == 3 && stock.denominator == 12 && stock.isWholeYear)
  }

  @Test func numeratorWithoutDenominatorDoesNotCount() throws {
    let figures: [Figure] = [(.half(1, of: 2023), 1, 8), (.half(2, of: 2023), 2, nil)]
    let tally = try tally(.proportion(denominator: .flow), figures)
    #expect(tally.value == 1 && tally.denominator == 8 && tally.months == .first(6))
  }

  @Test func marksOfTheFiguresUsedAreKept() throws {
    func row(_ month: Int, _ status: DataStatus) -> CountRow {
      CountRow(unit: 0, indicator: 0, period: .month(month, of: 2023), value: .count(1), status: status)
    }
    let rows = [row(1, .backcast), row(2, .preliminary), row(3, .synthetic)]
    for (kind, expected) in [
      (Indicator.Kind.flow, DataStatus([.backcast, .preliminary])), (.stock, .preliminary),
    ] {
      let table = CountTable(
        calendar: .calendar, units: [AreaUnit(name: "Xã Một")], indicators: [Indicator(id: "a", kind: kind)],
        rows: rows)
      let tally = try #require(table.panel(of: "a")).tally(unit: 0, year: 2023, within: .first(2))
      #expect(tally.status == expected)
    }
    #expect(
      DataStatus([.preliminary, .synthetic, .backcast]).words == ["synthetic", "backcast", "preliminary"])
  }
}
