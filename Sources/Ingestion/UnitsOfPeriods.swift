import Observations

/// The lists that follow each other within one data set, and where the units of its rows are in them.
struct UnitsOfPeriods {
  /// The lists, the oldest first.
  let lists: [UnitList]
  private let calendar: StatisticalCalendar
  private let mentions: [UnitMention]
  private var registers: [UnitRegister]
  /// `findings[list][mention]`, nil until it is asked for.
  private var findings: [[UnitFinding?]]
  private var listOfPeriod: [Period: Int] = [:]

  init(lists: [UnitList], mentions: [UnitMention], calendar: StatisticalCalendar) {
    self.lists = lists
    self.mentions = mentions
    self.calendar = calendar
    registers = lists.map { UnitRegister($0) }
    findings = lists.map { _ in [UnitFinding?](repeating: nil, count: mentions.count) }
  }

  /// The list in force on the last day of `period`; the oldest for what lies before it.
  mutating func list(of period: Period) -> Int {
    if let known = listOfPeriod[period] { return known }
    let found = lists.lastIndex { $0.validFrom <= calendar.lastDay(of: period) } ?? 0
    listOfPeriod[period] = found
    return found
  }

  /// The place of a unit of the data in the list `list`, or what is wrong with it there.
  mutating func find(_ mention: Int, in list: Int, at period: Period) -> Result<Int, CellFault> {
    let finding = findings[list][mention] ?? registers[list].find(mentions[mention])
    findings[list][mention] = finding
    if let unit = finding.unit { return .success(unit) }
    let (id, day) = (lists[list].id, calendar.lastDay(of: period))
    switch finding.fault?.kind {
    case .unknownUnit(let name, let nearest)?:
      return .failure(CellFault(kind: .notInForce(name, list: id, on: day, nearest: nearest)))
    case let kind?:
      if case .unknownCode(let code) = kind {
        return .failure(CellFault(kind: .notInForce(code, list: id, on: day, nearest: nil)))
      }
      return .failure(CellFault(kind: kind))
    case nil: return .failure(CellFault(kind: .blank))
    }
  }

  /// How the units were found in each list that any row is of.
  var matches: [(list: UnitList, matches: UnitMatches)] {
    zip(lists, registers).compactMap { list, register in
      register.matches.flatMap { $0.matched + $0.unmatched > 0 ? (list, $0) : nil }
    }
  }
}

extension CountCollector {
  /// Puts the units in the place of those of the data that were in force when the period of each row ended; rows whose
  /// unit was not are rejected.
  mutating func settleUnitsOfPeriods(sources: [any CountSource]) {
    guard let data = directory as? UnitsOfData, !listsOfPeriods.isEmpty else { return }
    var history = UnitsOfPeriods(lists: listsOfPeriods, mentions: data.mentions, calendar: calendar)
    var units: [AreaUnit] = []
    var newOfPlace: [[Int]: Int] = [:]
    var settled: [CountRow] = []
    var settledPlaces: [RowPlace] = []
    for (row, place) in zip(rows, places) {
      let list = history.list(of: row.period)
      switch history.find(Int(row.unit), in: list, at: row.period) {
      case .success(let found):
        let new = newOfPlace[[list, found]] ?? units.count
        if new == units.count {
          newOfPlace[[list, found]] = new
          units.append(history.lists[list].units[found])
        }
        settled.append(row.of(unit: new))
        settledPlaces.append(place)
      case .failure(let fault):
        let source = sources[Int(place.source)]
        reject(
          [DataIssue(position: .init(place, in: source), kind: fault.kind)], text: source.text(at: place),
          at: place
        )
      }
    }
    settle(units: units, rows: settled, places: settledPlaces)
    periodMatches = history.matches
  }
}

extension CountRow {
  fileprivate func of(unit: Int) -> CountRow {
    CountRow(
      unit: unit, indicator: Int(indicator), period: period, value: value,
      denominator: denominator.map(Int.init), asOf: asOf, status: status)
  }
}
