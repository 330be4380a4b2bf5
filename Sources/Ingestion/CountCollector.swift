import Observations

/// Gathers the figures of all sources and what is wrong with them.
struct CountCollector {
  let calendar: StatisticalCalendar
  /// The day behind which no period may end, where there is one.
  let today: CalendarDate?
  private let kindOf: (String) -> Indicator.Kind
  private(set) var directory: any UnitDirectory
  private var indicatorOfID: [String: Int] = [:]
  private(set) var indicators: [Indicator] = []
  private(set) var rows: [CountRow] = []
  private(set) var places = RowPlaces()
  private(set) var findings: Findings
  /// By unit, the population of its latest period so far.
  private var populations: [(period: Period, residents: Int)?] = []
  /// Which built-in list the units of the data are on, once all rows are read.
  var listChoice = ListChoice.none
  /// The units that stand for those of the data, where a built-in list is chosen.
  var settledUnits: [AreaUnit]?

  init(
    calendar: StatisticalCalendar, today: CalendarDate?, directory: any UnitDirectory,
    findings: Findings, kindOf: @escaping (String) -> Indicator.Kind
  ) {
    self.calendar = calendar
    self.today = today
    self.directory = directory
    self.findings = findings
    self.kindOf = kindOf
  }

  /// The number of the unit that `mention` names, or why there is none.
  mutating func unit(_ mention: UnitMention) -> UnitFinding { directory.find(mention) }

  /// The number of the indicator `id`, which is not empty; a failure where the table holds no further one.
  mutating func indicator(_ id: String) -> Result<Int, CellFault> {
    if let known = indicatorOfID[id] { return .success(known) }
    guard indicators.count <= Int16.max else {
      return .failure(CellFault(role: .indicator, kind: .tooManyIndicators(limit: indicators.count)))
    }
    indicatorOfID[id] = indicators.count
    indicators.append(Indicator(id: id, kind: kindOf(id)))
    return .success(indicators.count - 1)
  }

  /// What is wrong with `period` as that of a figure, or nil.
  func fault(of period: Period) -> CellFault? {
    guard let today, calendar.lastDay(of: period) > today else { return nil }
    return CellFault(kind: .futurePeriod(period, lastDay: calendar.lastDay(of: period), today: today))
  }

  /// Adds one figure.
  mutating func add(_ row: CountRow, at place: RowPlace) {
    rows.append(row)
    places.append(place)
  }

  /// The place of the row added last among all rows.
  var lastRow: Int { rows.count - 1 }

  /// Puts another figure in the place of row `row`.
  mutating func replace(_ row: Int, by figure: CountRow) { rows[row] = figure }

  /// Notes the population of a unit; that of the latest period is used.
  mutating func setPopulation(_ residents: Int, of unit: Int, in period: Period) {
    while populations.count <= unit { populations.append(nil) }
    if let known = populations[unit], known.period > period { return }
    populations[unit] = (period, residents)
  }

  /// Notes what is wrong with a row that is used all the same.
  mutating func note(_ issue: DataIssue, at place: RowPlace) { findings.note(issue, at: place) }

  /// Notes a row that is not used.
  mutating func reject(_ issues: [DataIssue], text: String, at place: RowPlace) {
    findings.reject(issues, text: text, at: place)
  }

  /// The table of all figures that stand, after the rows were held against each other.
  mutating func finish(sources: [any CountSource]) -> CountTable {
    settleUnits(sources: sources)
    let conflicts = RowConflicts(rows: rows, kinds: indicators.map(\.kind)).conflicts
    for conflict in conflicts {
      let place = places[conflict.row]
      let source = sources[Int(place.source)]
      let issue = DataIssue(position: .init(place, in: source), kind: conflict.kind(places, sources))
      reject([issue], text: source.text(at: place), at: place)
    }
    let dropped = Set(conflicts.map(\.row))
    let kept = dropped.isEmpty ? rows : rows.indices.filter { !dropped.contains($0) }.map { rows[$0] }
    return CountTable(calendar: calendar, units: units, indicators: indicators, rows: kept)
  }

  /// Gives the units other numbers, where several of the data turned out to be one.
  mutating func renumberUnits(_ new: [Int]) {
    for row in rows.indices { rows[row] = rows[row].moved(toUnit: new[Int(rows[row].unit)]) }
    let known = populations
    populations = []
    for (unit, population) in known.enumerated() {
      if let population { setPopulation(population.residents, of: new[unit], in: population.period) }
    }
  }

  /// The units with their populations: those of a register file, else those of the data, else those of a built-in list.
  private var units: [AreaUnit] {
    (settledUnits ?? directory.units).enumerated().map { place, unit in
      guard directory.yieldsPopulations || unit.population == nil, place < populations.count,
        let known = populations[place]
      else { return unit }
      return AreaUnit(
        code: unit.code, validFrom: unit.validFrom, name: unit.name, type: unit.type, parent: unit.parent,
        population: known.residents)
    }
  }
}

extension DataIssue.Position {
  /// The position of the row at `place`.
  init(_ place: RowPlace, in source: some CountSource) {
    self.init(
      file: source.name, line: Int(place.line), record: Int(place.record), column: nil, header: nil)
  }
}
