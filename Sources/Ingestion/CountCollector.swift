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
  /// The figures that several rows add up to.
  private var sums = SummedFigures()
  private var previousFigures: [(row: CountRow, place: RowPlace)] = []
  private var totals: [TotalFigure] = []
  /// By row, of how many months of its period a figure is that does not cover all of it.
  private var coverages: [Int: Int] = [:]
  /// How many totals agree with their parts.
  private(set) var totalChecks = TotalChecks()
  /// What is declared not to be counted.
  private let structuralZeros: [StructuralZero]
  /// What is wrong with these declarations.
  private(set) var structuralZeroErrors: [IngestionError] = []
  /// Which built-in list the units of the data are on, once all rows are read.
  var listChoice = ListChoice.none
  /// Which sources hold the same figures, once all rows are read.
  private(set) var overlaps: [SourceOverlap] = []
  /// The units that stand for those of the data, where a built-in list is chosen.
  var settledUnits: [AreaUnit]?
  /// The lists that rows are looked up in by their periods; none where one directory serves all rows.
  var listsOfPeriods: [UnitList] = []
  /// How the units were found in each of these lists.
  var periodMatches: [(list: UnitList, matches: UnitMatches)] = []

  init(
    calendar: StatisticalCalendar, today: CalendarDate?, directory: any UnitDirectory,
    findings: Findings, structuralZeros: [StructuralZero] = [],
    kindOf: @escaping (String) -> Indicator.Kind
  ) {
    self.calendar = calendar
    self.today = today
    self.directory = directory
    self.findings = findings
    self.structuralZeros = structuralZeros
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

  /// Whether `period` ends behind the last day on which a figure can be known.
  func isToCome(_ period: Period) -> Bool { today.map { calendar.lastDay(of: period) > $0 } ?? false }

  /// What is wrong with `period` as that of a figure, or nil.
  func fault(of period: Period) -> CellFault? {
    guard let today, isToCome(period) else { return nil }
    return CellFault(kind: .futurePeriod(period, lastDay: calendar.lastDay(of: period), today: today))
  }

  /// Makes room for `figures` more figures.
  mutating func expect(figures: Int) {
    rows.reserveCapacity(rows.count + figures)
    places.reserveCapacity(places.count + figures)
  }

  /// Adds one figure.
  mutating func add(_ row: CountRow, at place: RowPlace) {
    rows.append(row)
    places.append(place)
  }

  /// Adds one figure; where `group` is named, to the figure of the same key that the group has already.
  ///
  /// `coverage` is how many months of its period the figure covers, the first ones; nil for all. Of a sum it is the least of
  /// its parts.
  mutating func add(_ row: CountRow, at place: RowPlace, group: Int?, coverage: Int? = nil) {
    let known = group.flatMap { sums.row(of: row, group: $0, next: rows.count) }
    if let coverage, coverage < row.period.monthCount {
      let index = known ?? rows.count
      coverages[index] = min(coverages[index] ?? coverage, coverage)
    }
    if let known {
      rows[known] = rows[known].adding(row)
    } else {
      add(row, at: place)
    }
  }

  /// Says that in `group` no row means no case.
  mutating func countIncidents(inGroup group: Int) { sums.countIncidents(inGroup: group) }

  /// Whether the indicator is a proportion.
  func isProportion(_ indicator: Int) -> Bool {
    if case .proportion = indicators[indicator].kind { return true }
    return false
  }

  /// Adds last year's figure that a row gives beside this year's; it yields to last year's own.
  mutating func addPrevious(_ row: CountRow, at place: RowPlace) { previousFigures.append((row, place)) }

  /// Keeps a figure of a total row.
  mutating func addTotal(_ total: TotalFigure) { totals.append(total) }

  /// Ends what the headings of `source` before the record `record` stand over.
  mutating func closeHeadings(ofSource source: Int32, at record: Int32) {
    for place in totals.indices.reversed() {
      guard totals[place].place.source == source, totals[place].until == .max else { break }
      totals[place].until = record
    }
  }

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
    if listsOfPeriods.isEmpty {
      addPreviousFigures(sources)
      settleUnits(sources: sources)
      for (row, place) in sums.zeros(among: rows, places, directory) { add(row, at: place) }
    } else {
      let zeros = sums.zeros(among: rows, places, directory, ofAnyUnit: true)
      previousFigures = settleUnitsOfPeriods(zeros: zeros, previous: previousFigures, sources: sources)
      addPreviousFigures(sources)
    }
    checkTotals()
    // Totals are of whole periods and hold zeros of any kind: what follows comes after they are checked.
    narrowPeriods()
    applyStructuralZeros(sources)
    let table = CountTable(calendar: calendar, units: units, indicators: indicators, rows: rows)
    // Nearly always there is nothing to hold against each other, which figures in order show at once.
    return table.holdsOverlaps ? withoutConflicts(table, sources) : table
  }

  /// `table` without the figures that others refute.
  private mutating func withoutConflicts(_ table: CountTable, _ sources: [any CountSource]) -> CountTable {
    let conflicts = RowConflicts(rows: rows, places: places, kinds: indicators.map(\.kind))
    for conflict in conflicts.conflicts {
      let place = places[conflict.row]
      let source = sources[Int(place.source)]
      let issue = DataIssue(
        position: .init(place, in: source), kind: conflict.kind(rows, places, sources))
      if conflict.isUsed {
        note(issue, at: place)
      } else {
        reject([issue], text: source.text(at: place), at: place)
      }
    }
    overlaps = conflicts.overlaps.map { $0.named(sources) }
    let dropped = conflicts.dropped
    if dropped.isEmpty { return table }
    let kept = rows.indices.filter { !dropped.contains($0) }.map { rows[$0] }
    return CountTable(calendar: calendar, units: units, indicators: indicators, rows: kept)
  }

  /// Puts `units` and the rows on them in the place of those of the data, whose residents are not told apart by list;
  /// `origins` are the rows that they were, where they were any.
  mutating func settle(units: [AreaUnit], rows: [CountRow], places: RowPlaces, origins: [Int?]) {
    settledUnits = units
    self.rows = rows
    self.places = places
    populations = []
    var newRow: [Int: Int] = [:]
    for (new, old) in origins.enumerated() { if let old { newRow[old] = new } }
    follow(newRow)
    mergeSums()
  }

  /// Adds up figures of one sum whose units turned out to be one.
  mutating func mergeSums() {
    let merged = sums.merge(&rows)
    if merged.isEmpty { return }
    var (kept, keptPlaces, newRow) = ([CountRow](), RowPlaces(), [Int: Int]())
    for (row, place) in zip(rows.indices, places) where !merged.contains(row) {
      newRow[row] = kept.count
      kept.append(rows[row])
      keptPlaces.append(place)
    }
    (rows, places) = (kept, keptPlaces)
    follow(newRow)
  }

  private mutating func follow(_ newRow: [Int: Int]) {
    sums.renumber(newRow)
    var moved: [Int: Int] = [:]
    for (row, months) in coverages { if let new = newRow[row] { moved[new] = months } }
    coverages = moved
  }

  /// The period that a figure of row `row` is of: the first months of its own, where it covers no more.
  func coveredPeriod(ofRow row: Int) -> Period {
    let period = rows[row].period
    guard let months = coverages[row] else { return period }
    return Period(year: period.year, firstMonth: period.firstMonth, monthCount: months)!
  }

  /// Lets figures of a part of their period stand for its first months.
  private mutating func narrowPeriods() {
    for row in coverages.keys { rows[row] = rows[row].with(period: coveredPeriod(ofRow: row)) }
  }

  /// Takes zeros and missing figures that are declared structural for what they are; a count there is an issue.
  private mutating func applyStructuralZeros(_ sources: [any CountSource]) {
    if structuralZeros.isEmpty { return }
    let units = units
    let declarations = structuralZeros.map { DeclaredZero($0, units: units, indicators: indicators) }
    structuralZeroErrors = zip(structuralZeros, declarations).flatMap { $1.errors }
    for place in rows.indices {
      let row = rows[place]
      guard let declared = declarations.first(where: { $0.holds(row, in: calendar) }) else { continue }
      switch row.value {
      case .missing(.rejected), .missing(.notCounted): break
      case .missing, .count(0): rows[place] = row.with(value: .missing(.notCounted))
      case .count:
        rows[place] = row.with(value: .missing(.rejected))
        let source = sources[Int(places[place].source)]
        let kind = DataIssue.Kind.notZero(
          declared.zero, unit: declared.units == nil ? nil : units[Int(row.unit)].name)
        let issue = DataIssue(position: .init(places[place], in: source), kind: kind)
        reject([issue], text: source.text(at: places[place]), at: places[place])
      }
    }
  }

  private mutating func addPreviousFigures(_ sources: [any CountSource]) {
    if previousFigures.isEmpty { return }
    let wanted = Set(previousFigures.map { FigureIdentity($0.row) })
    var known: [FigureIdentity: Int] = [:]
    for (place, row) in rows.enumerated() where wanted.contains(FigureIdentity(row)) {
      known[FigureIdentity(row)] = place
    }
    for (row, place) in previousFigures {
      guard let own = known[FigureIdentity(row)] else {
        add(row, at: place)
        continue
      }
      if rows[own].count == nil, rows[own].value != .missing(.rejected) {
        rows[own] = row
        continue
      }
      if rows[own].value == row.value { continue }
      let other = places[own]
      let reference = DataIssue.Reference(
        file: other.source == place.source ? nil : sources[Int(other.source)].name, line: Int(other.line))
      let source = sources[Int(place.source)]
      let position = DataIssue.Position(place, in: source)
      note(DataIssue(position: position, kind: .previousMismatch(reference)), at: place)
    }
  }

  private mutating func checkTotals() {
    if totals.isEmpty { return }
    let reconciliation = TotalReconciliation(totals, rows: rows, places: places, units: units)
    for (issue, place) in reconciliation.issues { note(issue, at: place) }
    totalChecks = reconciliation.checks
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
      file: source.name, line: Int(place.line), record: Int(place.record), column: nil, header: nil,
      isInSheet: source.isSheet)
  }
}
