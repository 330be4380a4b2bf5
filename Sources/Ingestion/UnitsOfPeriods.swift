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
  ///
  /// `zeros` are figures that stand for no case: every unit in force in their periods has one where it has no other.
  /// `previous` are figures of the year before that stand beside those of a year, and are on the units of that year: they
  /// are returned with their units.
  mutating func settleUnitsOfPeriods(
    zeros: [(row: CountRow, place: RowPlace)], previous: [(row: CountRow, place: RowPlace)],
    sources: [any CountSource]
  ) -> [(row: CountRow, place: RowPlace)] {
    guard let data = directory as? UnitsOfData else { return previous }
    var history = UnitsOfPeriods(lists: listsOfPeriods, mentions: data.mentions, calendar: calendar)
    var settled = SettledRows(lists: listsOfPeriods)
    for (number, place) in zip(rows.indices, places) {
      let (row, period) = (rows[number], coveredPeriod(ofRow: number))
      let list = history.list(of: period)
      switch history.find(Int(row.unit), in: list, at: period) {
      case .success(let found): settled.add(row, place, unit: found, of: list, origin: number)
      case .failure(let fault): refuse(fault.kind, at: place, sources)
      }
    }
    settled.fill(zeros) { history.list(of: $0) }
    var earlier: [(row: CountRow, place: RowPlace)] = []
    for (row, place) in previous {
      let period = Period(
        year: row.period.year + 1, firstMonth: row.period.firstMonth, monthCount: row.period.monthCount)
      let list = history.list(of: period ?? row.period)
      switch history.find(Int(row.unit), in: list, at: period ?? row.period) {
      case .success(let found): earlier.append((row.moved(toUnit: settled.unit(found, of: list)), place))
      case .failure(let fault): refuse(fault.kind, at: place, sources)
      }
    }
    settle(units: settled.units, rows: settled.rows, places: settled.places, origins: settled.origins)
    periodMatches = history.matches
    return earlier
  }

  private mutating func refuse(_ kind: DataIssue.Kind, at place: RowPlace, _ sources: [any CountSource]) {
    let source = sources[Int(place.source)]
    let issue = DataIssue(position: .init(place, in: source), kind: kind)
    reject([issue], text: source.text(at: place), at: place)
  }
}

/// Rows on the units of several lists, each unit numbered when it is first needed.
private struct SettledRows {
  let lists: [UnitList]
  private(set) var units: [AreaUnit] = []
  private(set) var rows: [CountRow] = []
  private(set) var places = RowPlaces()
  /// The rows that they were; nil for those that are filled in.
  private(set) var origins: [Int?] = []
  /// `numbers[list][place in the list]`.
  private var numbers: [[Int?]]

  init(lists: [UnitList]) {
    self.lists = lists
    numbers = lists.map { $0.units.map { _ in nil } }
  }

  mutating func unit(_ place: Int, of list: Int) -> Int {
    if let known = numbers[list][place] { return known }
    numbers[list][place] = units.count
    units.append(lists[list].units[place])
    return units.count - 1
  }

  mutating func add(_ row: CountRow, _ place: RowPlace, unit: Int, of list: Int, origin: Int) {
    origins.append(origin)
    rows.append(row.moved(toUnit: self.unit(unit, of: list)))
    places.append(place)
  }

  /// Gives every unit of the list of its period a zero where one of `zeros` stands for the period and the unit has no
  /// figure in it.
  mutating func fill(_ zeros: [(row: CountRow, place: RowPlace)], list: (Period) -> Int) {
    if zeros.isEmpty { return }
    var present = Set(rows.map(FigureIdentity.init))
    var filled: Set<FigureIdentity> = []
    for (zero, place) in zeros where filled.insert(FigureIdentity(zero.moved(toUnit: 0))).inserted {
      let list = list(zero.period)
      for unit in lists[list].units.indices {
        let row = zero.moved(toUnit: self.unit(unit, of: list))
        guard present.insert(FigureIdentity(row)).inserted else { continue }
        rows.append(row)
        places.append(place)
        origins.append(nil)
      }
    }
  }
}
