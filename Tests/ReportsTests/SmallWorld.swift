import Evaluation
import Flagging
import Forecasting
import Observations
import Targets

@testable import Reports

/// Eight units in two districts with counts a quarter from `firstYear` to the third quarter of 2023.
struct SmallWorld {
  let table: CountTable
  let target: Target
  let plan: Plan

  /// The counts are fixed, and so small and uneven as those of communes.
  init(firstYear: Int = 2016, target text: String = "robbery=-7%") throws {
    let units = (0..<8).map { unit in
      AreaUnit(
        code: "0\(6649 + 3 * unit)", name: "Xã \(unit + 1)", type: "xã",
        parent: .init(code: unit < 4 ? "193" : "194", name: unit < 4 ? "Huyện A" : "Huyện B"),
        population: 5_000 + unit)
    }
    var rows: [CountRow] = []
    for unit in units.indices {
      for year in firstYear...2023 {
        for quarter in 1...(year == 2023 ? 3 : 4) {
          let count = (unit * 7 + year * 5 + quarter * 3 + unit * quarter * year) % (unit + 2)
          rows.append(
            CountRow(
              unit: unit, indicator: 0, period: .quarter(quarter, of: year), value: .count(Int32(count)),
              status: .synthetic))
        }
      }
    }
    plan = try Plan.bare(targets: [text])
    target = plan.targets[0]
    table = CountTable(
      calendar: .calendar, units: units, indicators: [Indicator(id: "robbery", kind: .flow)], rows: rows)
  }

  func context(_ language: Language) -> ReportContext {
    ReportContext(
      plan: plan, year: 2023, through: CalendarDate(iso: "2023-09-30")!,
      vintage: CalendarDate(iso: "2023-10-05"),
      dataName: "Tỉnh \u{1B}[1mX", language: language)
  }

  func forecast(year: Int = 2023, months: Int = 9) -> TargetForecast {
    TargetForecast(
      target: target, origin: Origin(year: year, monthsElapsed: months), units: table.units,
      panels: table.panel(of: "robbery").map { ["robbery": $0] } ?? [:])
  }

  func record() async -> TrackRecord? {
    await TrackRecords(
      targets: [target], origin: Origin(year: 2023, monthsElapsed: 9), units: table.units,
      panels: table.panel(of: "robbery").map { ["robbery": $0] } ?? [:]
    ).records[0]
  }
}
