import Evaluation
import Observations
import Targets
import Testing

@testable import Reports

@Suite("Status in a sentence")
struct SentenceTests {
  private struct Figure {
    let indicator: Int
    let period: Period
    let count: Int
    var base: Int?
  }

  private func sentences(
    _ target: String, kinds: [Indicator.Kind] = [.flow], months: Int, _ figures: [Figure]
  ) throws -> [String] {
    let plan = try Plan.bare(targets: [target])
    let target = plan.targets[0]
    let table = CountTable(
      calendar: .calendar, units: [AreaUnit(code: "1", name: "Xã A")],
      indicators: zip(target.parts, kinds).map { Indicator(id: $0.indicator, kind: $1) },
      rows: figures.map {
        CountRow(
          unit: 0, indicator: $0.indicator, period: $0.period, value: .count(Int32($0.count)),
          denominator: $0.base)
      })
    let status = target.status(
      ofUnit: 0, year: 2023, monthsElapsed: months, panels: { table.panel(of: $0) })
    return [Language.vi, .en].map { language in
      status.sentence(
        ReportContext(
          plan: plan, year: 2023, through: CalendarDate(iso: "2023-09-30")!, vintage: nil, dataName: nil,
          language: language))
    }
  }

  private func flow(_ before: Int, _ now: Int) -> [Figure] {
    [
      Figure(indicator: 0, period: .year(2022), count: before),
      Figure(indicator: 0, period: .year(2023), count: now),
    ]
  }

  private func quarters(_ before: [Int], _ now: [Int]) -> [Figure] {
    [(2022, before), (2023, now)].flatMap { year, counts in
      counts.enumerated().map { Figure(indicator: 0, period: .quarter($0 + 1, of: year), count: $1) }
    }
  }

  @Test func wholeYears() throws {
    #expect(
      try sentences("x=-7%", months: 12, flow(100, 60)) == [
        "cả năm 60, năm trước 100, giảm 40,0 % (95 %: −57 … −17 %), hơn mức ngẫu nhiên; đạt (được phép 93)",
        "60 in the year after 100, 40.0 % fewer (95 %: −57 … −17 %), more than chance; target met (93 allowed)",
      ])
    #expect(
      try sentences("x=-7%", months: 12, flow(0, 2)) == [
        "cả năm 2, năm trước 0, có thể chỉ là ngẫu nhiên; không đạt (được phép 0)",
        "2 in the year after 0, which may be chance; target missed (0 allowed)",
      ])
    #expect(
      try sentences("x=-7%", months: 12, [flow(3, 3)[0]]) == [
        "thiếu số liệu nên chưa kết luận được", "figures are missing, so that there is no verdict",
      ])
  }

  @Test("below the base of a plan there are no per cents")
  func smallBases() throws {
    let bare = try Plan.bare(targets: ["x=-7%"])
    let plan = Plan(
      id: "p", version: 1, calendar: .calendar, indicators: bare.indicators, targets: bare.targets,
      readings: [],
      source: "", leastBaseOfPerCents: 10)
    let context = ReportContext(
      plan: plan, year: 2023, through: CalendarDate(iso: "2023-12-31")!, vintage: nil, dataName: nil,
      language: .en)
    for (before, share) in [(9, ""), (10, "-50.0")] {
      let table = CountTable(
        calendar: .calendar, units: [AreaUnit(code: "1", name: "Xã A")],
        indicators: [Indicator(id: "x", kind: .flow)],
        rows: flow(before, 5).map {
          CountRow(unit: 0, indicator: 0, period: $0.period, value: .count(Int32($0.count)))
        })
      let status = plan.targets[0].status(
        ofUnit: 0, year: 2023, monthsElapsed: 12, panels: { table.panel(of: $0) })
      let row = StatusTable([.init(status)], units: table.units, level: .unit, context: context).table
      func cell(_ id: String) -> String { row.rows[0][row.columns.firstIndex { $0.id == id }!].inFile }
      #expect(cell("change_pct") == share && cell("change_pct_low").isEmpty == share.isEmpty)
      #expect(cell("sentence").contains("%") == !share.isEmpty)
      #expect(cell("change") == "\(5 - before)")
    }
  }

  @Test func partYears() throws {
    #expect(
      try sentences("x=-7%", months: 9, quarters([5, 5, 5, 5], [4, 4, 4])) == [
        "9 tháng 12, cùng kỳ 15, giảm 20,0 % (95 %: −66 … 83 %), có thể chỉ là ngẫu nhiên; "
          + "từ nay đến hết năm được phép thêm 6",
        "12 after 15 in the same 9 months, 20.0 % fewer (95 %: −66 … 83 %), which may be chance; "
          + "6 more allowed until the year ends",
      ])
    #expect(
      try sentences("x=-7%", months: 9, quarters([1, 1, 1, 1], [1, 1, 1]))[1]
        == "3 after 3 in the same 9 months: no change; none more allowed until the year ends")
    #expect(
      try sentences("x=-7%", months: 9, quarters([1, 1, 1, 1], [2, 2, 2]))[1].hasSuffix(
        "; already over what is allowed (3), so that the year is lost"))
  }

  @Test func stocksAndProportions() throws {
    let stock: [Figure] = [
      Figure(indicator: 0, period: .quarter(4, of: 2022), count: 100),
      Figure(indicator: 0, period: .quarter(3, of: 2023), count: 97),
    ]
    #expect(
      try sentences("stock:x=-15%", kinds: [.stock], months: 9, stock) == [
        "nay 97, cuối năm trước 100; còn phải giảm 12 đến hết năm",
        "97 now, 100 at the end of last year; 12 fewer needed by the end of the year",
      ])
    // The part that is lost is named, not the stock that may still fall.
    let inflow = stock + [Figure(indicator: 1, period: .quarter(1, of: 2023), count: 4)]
    #expect(
      try sentences("stock:x=-15% and y=0", kinds: [.stock, .flow], months: 9, inflow)[1]
        == "97 now, 100 at the end of last year; y: 4 so far, already over what is allowed (0), "
        + "so that the year is lost")
    let share = [Figure(indicator: 0, period: .year(2023), count: 1, base: 11)]
    #expect(
      try sentences("x<10%", kinds: [.proportion(denominator: .flow)], months: 12, share) == [
        "đến nay 1 trên 11 (9,1 %); đạt (được phép 1)", "1 of 11 so far (9.1 %); target met (1 allowed)",
      ])
    let none = [Figure(indicator: 0, period: .year(2023), count: 0, base: 0)]
    #expect(
      try sentences("x<10%", kinds: [.proportion(denominator: .flow)], months: 12, none)[1]
        == "not applicable: the denominator is zero")
  }
}
