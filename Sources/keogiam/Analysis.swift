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
  let origin: Origin
  let context: ReportContext
  /// The name of the whole that all units belong to.
  let whole: AreaUnit.Parent

  /// Reads the data, says what was wrong with them, and settles plan, year and cut-off.
  init(input: InputOptions, scope: ScopeOptions, language: Language) throws {
    let description = try input.description()
    let chosen = try PlanChoice(scope: scope, description: description)
    let reading = try input.read(description, choice: chosen, language: language)
    let table = reading.table.asKnown(on: scope.asKnownOn)
    let plan = try chosen.settled(with: table)
    let targets = try chosen.targets(of: plan, in: table)
    let names = targets.flatMap { $0.parts.map(\.indicator) }
    let time = try TimePoint(scope: scope, table: table, indicators: names, language: language)
    self.reading = reading
    self.table = table
    self.plan = plan
    self.targets = targets
    panels = table.panels(of: names)
    origin = time.origin
    context = ReportContext(
      plan: plan, year: time.origin.year, through: time.through, vintage: scope.asKnownOn,
      dataName: reading.name, language: language)
    whole = reading.province ?? AreaUnit.Parent(name: language(vi: "Toàn bộ", en: "All units"))
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
    guard let last = table.lastDay(of: indicators) else {
      throw Failure(
        usage: "no figure of \(indicators.joined(separator: ", ")) is known")
    }
    let through = scope.through ?? last
    let calendar = table.calendar
    let present = calendar.month(containing: through).year
    let lastYear = calendar.month(containing: last).year
    if through > last {
      Talk.say(
        language(
          vi: "Số liệu chỉ có đến ngày \(last); sau đó chưa biết gì.",
          en: "The data end on \(last); nothing is known of the days after it."))
    }
    let year = scope.year ?? present
    guard year <= lastYear + 1 else {
      throw Failure(
        message:
          "the data end on \(last): the year \(year) is too far ahead; the last that can be asked for is "
          + "\(lastYear + 1)")
    }
    self.through = through
    origin = Origin(year: year, monthsElapsed: calendar.monthsElapsed(of: year, through: min(through, last)))
  }
}
