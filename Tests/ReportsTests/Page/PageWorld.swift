import Evaluation
import Flagging
import Forecasting
import Observations
import Targets

@testable import Reports

/// The small world as contents of a page, with units that are called `names` where those are given.
struct PageWorld {
  var contents: PageContents
  let context: ReportContext

  init(names: [String] = [], issues: [BilingualText] = []) async throws {
    let world = try SmallWorld()
    let table = CountTable(
      calendar: .calendar,
      units: world.table.units.enumerated().map { place, unit in
        AreaUnit(
          code: unit.code, name: place < names.count ? names[place] : unit.name, type: unit.type,
          parent: place < names.count
            ? .init(code: unit.parent?.code, name: "Huyện \(names[place])") : unit.parent,
          population: unit.population)
      }, indicators: world.table.indicators, rows: world.table.rows)
    let panels = ["robbery": table.panel(of: "robbery")!]
    let origin = Origin(year: 2023, monthsElapsed: 9)
    let forecast = TargetForecast(target: world.target, origin: origin, units: table.units, panels: panels)
    let record = await TrackRecords(
      targets: [world.target], origin: origin, units: table.units, panels: panels
    ).records[0]
    let areas = [AreaLevel.province, .district].map { level -> PageArea in
      let sums = table.aggregated(to: level, whole: .init(name: "Tỉnh X"))
      let summed = ["robbery": sums.panel(of: "robbery")!]
      let rows = sums.units.indices.map { unit in
        StatusTable.Row(
          world.target.status(ofUnit: unit, year: 2023, monthsElapsed: 9, panels: { summed[$0] }))
      }
      return PageArea(level: level, units: sums.units, panels: summed, rows: [rows])
    }
    contents = PageContents(
      targets: [JudgedTarget(list: FlagList(forecast), record: record)], table: table, panels: panels,
      breaks: [], areas: areas,
      quality: PageQuality(
        assumptions: "name: x # <&>\ncalendar: calendar\n", issues: issues, issueCount: issues.count,
        issueKinds: BilingualText(same: "\(issues.count) × ?")),
      program: "KeoGiam 0")
    context = world.context(.en)
  }

  /// The page.
  func html(_ language: PageLanguage) -> String {
    ReportPage(contents, context: context, language: language).html
  }
}
