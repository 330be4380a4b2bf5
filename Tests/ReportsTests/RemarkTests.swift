import Evaluation
import Flagging
import Forecasting
import Observations
import Targets
import TestSupport
import Testing

@testable import Reports

/// What the pages say of figures that were carried over by weight.
@Suite("Remarks on carried figures") struct RemarkTests {
  private func status(
    _ target: String, _ years: [CarriedYear], kind: Indicator.Kind = .flow, months: Int = 12
  ) throws -> (TargetStatus, Panel, Plan) {
    let panel = try #require(CarriedYear.panel(years, firstYear: 2024 - years.count, kind: kind))
    let plan = try Plan.bare(targets: [target])
    let status = plan.targets[0].status(ofUnit: 0, year: 2023, monthsElapsed: months, panels: { _ in panel })
    return (status, panel, plan)
  }

  private func context(_ plan: Plan, _ language: Language) -> ReportContext {
    ReportContext(
      plan: plan, year: 2023, through: CalendarDate(iso: "2023-12-31")!, vintage: nil, dataName: nil,
      language: language)
  }

  private func remarks(
    _ target: String, _ years: [CarriedYear], kind: Indicator.Kind = .flow, months: Int = 12
  ) throws -> [String?] {
    let (status, _, plan) = try status(target, years, kind: kind, months: months)
    return [Language.vi, .en].map { status.remark(context(plan, $0)) }
  }

  @Test func theRangeAndWhatItDecides() throws {
    #expect(
      try remarks("x=-20%", [CarriedYear(whole: 3, split: 6), CarriedYear(whole: 5, split: 0)]) == [
        "số năm trước ước tính, 3–9: kết luận tùy cách chia đơn vị bị tách",
        "baseline estimated, 3–9: the verdict depends on how split units are divided",
      ])
    #expect(
      try remarks("x=-20%", [CarriedYear(whole: 1_000, split: 6), CarriedYear(whole: 5, split: 1)]) == [
        "số năm trước ước tính, 1.000–1.006, số đến nay ước tính, 5–6: chia cách nào kết luận cũng vậy",
        "baseline estimated, 1,000–1,006, to date estimated, 5–6: the verdict is the same however they are divided",
      ])
    #expect(
      try remarks(
        "x<10%", [CarriedYear(whole: 0, split: 0, of: (1, 0)), CarriedYear(whole: 0, split: 0, of: (5, 8))],
        kind: .proportion(denominator: .flow)) == [
          "số đến nay ước tính, 0 trên 5–13: chia cách nào kết luận cũng vậy",
          "to date estimated, 0 of 5–13: the verdict is the same however they are divided",
        ])
    #expect(
      try remarks("x=-20%", [CarriedYear(whole: 3, split: 0), CarriedYear(whole: 5, split: 0)]) == [nil, nil])
    // While the year is open, what is allowed depends on it.
    #expect(
      try remarks("x=-20%", [CarriedYear(whole: 3, split: 6), CarriedYear(whole: 5, split: 0)], months: 6)
        == [
          "số năm trước ước tính, 3–9: được phép 2–7 tùy cách chia đơn vị bị tách",
          "baseline estimated, 3–9: 2–7 allowed, depending on how split units are divided",
        ])
    #expect(
      try remarks("x=-50%", [CarriedYear(whole: 2, split: 1), CarriedYear(whole: 5, split: 0)], months: 6)
        == [
          "số năm trước ước tính, 2–3: chia cách nào mức được phép cũng vậy",
          "baseline estimated, 2–3: the allowance is the same however they are divided",
        ])
    // Without a verdict there is nothing to depend on.
    #expect(try remarks("x=-20%", [CarriedYear(whole: 3, split: 2)]) == [nil, nil])
  }

  @Test func theTablesHoldIt() throws {
    let years = [CarriedYear(whole: 3, split: 6), CarriedYear(whole: 5, split: 0)]
    let (status, panel, plan) = try status("x=-20%", years)
    let context = context(plan, .vi)
    let table = StatusTable([.init(status)], units: panel.units, level: .unit, context: context).table
    #expect(
      table.columns.suffix(8).map(\.id) == [
        "baseline_low", "baseline_high", "unit_allowances", "sentence", "remark", "required",
        "first_baseline",
        "first_verdict",
      ])
    #expect(
      table.rows[0].suffix(8).map(\.inFile) == [
        "3", "9", "",
        "cả năm 5, năm trước 6, giảm 16,7 % (95 %: −80 … 228 %), có thể chỉ là ngẫu nhiên; không đạt (được phép 4)",
        "số năm trước ước tính, 3–9: kết luận tùy cách chia đơn vị bị tách", "", "", "",
      ])
    let forecast = TargetForecast(
      target: plan.targets[0], origin: Origin(year: 2023, monthsElapsed: 12), units: panel.units,
      panels: ["x": panel])
    let flag = try #require(FlagList(forecast).flags.first)
    let row = FlagTable([flag], context: context).table.rows[0].map(\.inFile)
    #expect(Array(row.suffix(3)) == ["3", "9", ""])
    #expect(
      row.contains(
        "cả năm 5, được phép 4; số năm trước ước tính, 3–9: kết luận tùy cách chia đơn vị bị tách"))
    #expect(row.contains("estimated"))
  }
}
