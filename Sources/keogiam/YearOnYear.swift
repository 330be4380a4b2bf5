import Evaluation
import Forecasting
import Ingestion
import Observations
import Reports
import Targets

/// One target, held against last year at every level.
struct YearOnYear {
  private let analysis: Analysis
  private let target: Target
  private let sums: LevelTables
  private let unitStatuses: [TargetStatus]

  init(_ analysis: Analysis, _ target: Target, sums: LevelTables) {
    self.analysis = analysis
    self.target = target
    self.sums = sums
    unitStatuses = Self.statuses(analysis, target, analysis.panels, units: analysis.table.units.count)
  }

  /// The rows of `level`, sums beside the sums of what their units are allowed.
  func table(at level: AreaLevel, withRates: Bool) -> Table {
    let (rows, units) = rows(at: level, withRates: withRates)
    return StatusTable(rows, units: units, level: level, context: analysis.context, withRates: withRates)
      .table
  }

  /// The whole in words, and how to read the figures.
  var notes: String {
    let notes = StatusNotes(target, context: analysis.context)
    let (rows, wholes) = rows(at: .province, withRates: false)
    let ofWhole = zip(rows, wholes).flatMap { row, whole in
      [
        notes.sentence(row.status, unit: whole),
        notes.allowances(row, units: analysis.table.units.count),
      ].compactMap(\.self)
    }
    return (ofWhole + [notes.reading(unitStatuses)].compactMap(\.self)).joined(separator: "\n")
  }

  /// The rows of `level` and what they are about.
  func rows(at level: AreaLevel, withRates: Bool) -> (rows: [StatusTable.Row], units: [AreaUnit]) {
    let summed = sums.latest[level]!
    let panels = level == .unit ? analysis.panels : summed.panels(of: target.parts.map(\.indicator))
    let statuses =
      level == .unit ? unitStatuses : Self.statuses(analysis, target, panels, units: summed.units.count)
    let panel = panels[target.primary.indicator]
    let first = sums.first[level].map { table in
      Self.statuses(
        analysis, target, table.panels(of: target.parts.map(\.indicator)), units: table.units.count)
    }
    let rows = statuses.enumerated().map { place, status in
      StatusTable.Row(
        status, unitAllowances: level == .unit ? nil : allowances(in: summed.units[status.unit], level),
        first: first.map { $0[place] }.flatMap { $0.baseline == status.baseline ? nil : $0 },
        past: withRates ? panel?.wholeYears(unit: status.unit, before: status.year) ?? [] : [])
    }
    return (rows, summed.units)
  }

  /// What all units of `group` are allowed; nil where that of one is not known.
  private func allowances(in group: AreaUnit, _ level: AreaLevel) -> Int? {
    let parent = AreaUnit.Parent(code: group.code, name: group.name)
    var sum = 0
    for status in unitStatuses where level == .province || analysis.table.units[status.unit].parent == parent
    {
      guard let allowed = status.primary.allowed else { return nil }
      sum += allowed
    }
    return sum
  }

  private static func statuses(
    _ analysis: Analysis, _ target: Target, _ panels: [String: Panel], units: Int
  ) -> [TargetStatus] {
    (0..<units).map { unit in
      target.status(
        ofUnit: unit, year: analysis.origin.year, monthsElapsed: analysis.origin.monthsElapsed,
        panels: { panels[$0] }, breaks: analysis.breaks)
    }
  }
}

extension Analysis {
  /// The figures of units, or their sums over districts or the whole.
  private func added(_ figures: CountTable, to level: AreaLevel) -> CountTable {
    level == .unit ? figures : figures.aggregated(to: level, whole: whole)
  }

  /// The figures at `levels` and of the whole.
  func sums(at levels: [AreaLevel]) -> LevelTables {
    let wanted = Set(levels + [.province])
    let first = firstReports
    return LevelTables(
      latest: Dictionary(uniqueKeysWithValues: wanted.map { ($0, added(table, to: $0)) }),
      first: Dictionary(
        uniqueKeysWithValues: first.map { first in wanted.map { ($0, added(first, to: $0)) } } ?? []))
  }

  /// The figures as each was first reported, of all that was known on the day asked for; nil where none was revised.
  private var firstReports: CountTable? {
    let known = context.vintage.map(reading.table.reported(by:)) ?? reading.table
    let revisions = known.revisions
    guard !revisions.isEmpty else { return nil }
    // Of several changes of a figure the first one holds what it was at first.
    return known.undoing(revisions.reversed()).counted(through: context.through)
  }
}

/// The figures of units, districts or the whole, added up once for all targets.
struct LevelTables {
  let latest: [AreaLevel: CountTable]
  /// As each was first reported; empty where no figure was revised.
  let first: [AreaLevel: CountTable]
}
