import Forecasting
import Ingestion
import Observations
import Reports
import Targets

/// A data set that was read, the plan it is held against, and the point in time it is looked at.
struct Analysis {
  let reading: Reading
  /// The figures as known on the day asked for.
  let table: CountTable
  let plan: Plan
  /// The targets whose indicators are in the data.
  let targets: [Target]
  let panels: [String: Panel]
  /// The breaks that the data set names.
  let breaks: [SeriesBreak]
  let origin: Origin
  let context: ReportContext
  /// The name of the whole that all units belong to.
  let whole: AreaUnit.Parent

  /// Reads the data, says what was wrong with them, and settles plan, year and cut-off.
  init(input: InputOptions, scope: ScopeOptions, language: Language) throws {
    let description = try input.description()
    let chosen = try PlanChoice(scope: scope, description: description, language: language)
    let reading = try input.read(description, choice: chosen, language: language)
    let table = reading.table.asKnown(on: scope.asKnownOn)
    let plan = try chosen.settled(with: table)
    let targets = try chosen.targets(of: plan, in: table)
    let names = targets.flatMap { $0.parts.map(\.indicator) }
    let time = try TimePoint(scope: scope, table: table, indicators: names, language: language)
    self.reading = reading
    breaks = reading.breaks
    // Of a year after the cut-off's too, nothing counted later is known.
    self.table = table.counted(through: time.through)
    self.plan = plan
    self.targets = targets
    panels = self.table.panels(of: names)
    origin = time.origin
    context = ReportContext(
      plan: plan, year: time.origin.year, through: time.through, vintage: scope.asKnownOn,
      dataName: reading.name, language: language)
    whole = reading.wholeName(language)
  }

  /// The same for tables at `levels`; fails where nothing but districts is asked for and no unit has one.
  init(input: InputOptions, scope: ScopeOptions, levels: LevelOptions, language: Language) throws {
    try self.init(input: input, scope: scope, language: language)
    try require(levels.level.isEmpty ? AreaLevel.allCases : levels.level)
  }

  private func require(_ levels: [AreaLevel]) throws {
    guard levels.allSatisfy({ $0 == .district }), table.units.allSatisfy({ $0.parent == nil }) else { return }
    throw Failure(
      message: context.language(
        vi: "không đơn vị nào có huyện: thêm cột 'district' hoặc danh mục --units",
        en: "no unit has a district: add a column 'district', or a register with --units"))
  }
}

extension CountTable {
  /// The series of the named indicators.
  func panels(of names: [String]) -> [String: Panel] {
    var panels: [String: Panel] = [:]
    for name in names where panels[name] == nil { panels[name] = panel(of: name) }
    return panels
  }
}

/// The cut-off and the target year.
struct TimePoint {
  let through: CalendarDate
  let origin: Origin

  init(scope: ScopeOptions, table: CountTable, indicators: [String], language: Language) throws {
    guard let last = table.lastDay(of: indicators), let firstYear = table.firstYear(of: indicators) else {
      let names = indicators.joined(separator: ", ")
      throw Failure(message: language(vi: "\(names): chưa có số liệu", en: "no figure of \(names) is known"))
    }
    let asked = scope.through ?? last
    let calendar = table.calendar
    let year = scope.year ?? calendar.month(containing: asked).year
    let lastYear = calendar.month(containing: last).year
    guard year <= lastYear + 1 else {
      throw Failure(
        usage: language(
          vi:
            "số liệu chỉ đến ngày \(last): năm \(year) còn quá xa; muộn nhất có thể hỏi năm \(lastYear + 1)",
          en: "the data end on \(last): the year \(year) is too far ahead; the last that can be asked for is "
            + "\(lastYear + 1)"))
    }
    guard year >= firstYear else {
      throw Failure(
        usage: language(
          vi: "số liệu bắt đầu từ năm \(firstYear): không có gì về năm \(year)",
          en: "the data begin in \(firstYear): nothing is known of the year \(year)"))
    }
    through = min(asked, last)
    origin = Origin(year: year, monthsElapsed: calendar.monthsElapsed(of: year, through: through))
  }
}

extension CountTable {
  /// The first statistical year with a figure of the named indicators; nil where there is none.
  fileprivate func firstYear(of names: [String]) -> Int? {
    let wanted = Set(names.compactMap(indicatorIndex))
    return rows.lazy.filter { $0.count != nil && wanted.contains(Int($0.indicator)) }.map(\.period.year).min()
  }
}
