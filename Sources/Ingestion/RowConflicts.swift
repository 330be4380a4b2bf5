import Observations

/// Holds the rows of one unit, indicator, year and day of report against each other: the same figure twice, or
/// overlapping months.
///
/// A figure twice in one source is a mistake; in two sources an agreement or a contradiction, and the one read first is
/// used. Of stocks two levels at the end of the same month must be equal; else that with fewer months is kept. Of flows
/// and proportions figures that overlap are held against their sums and differences (`YearFigures`): a coarser one that
/// finer ones make another is dropped; one that no difference can be taken of is used as it is.
struct RowConflicts {
  /// What is wrong with a row beside another one.
  struct Conflict {
    enum Problem {
      case duplicate
      case contradiction
      case overlap
      case unequalParts(total: Int, sum: Int, of: ColumnRole)
      case impossibleDifference
    }

    let row: Int
    let other: Int
    let problem: Problem

    /// Whether the row is used all the same.
    var isUsed: Bool { if case .impossibleDifference = problem { true } else { false } }
  }

  private struct Cell: Hashable {
    let unit: Int32
    let indicator: Int16
    let year: Int16
    let asOf: CalendarDate?

    init(_ row: CountRow) {
      unit = row.unit
      indicator = row.indicator
      year = Int16(row.period.year)
      asOf = row.asOf
    }
  }

  private struct SourcePeriod: Hashable {
    let source: Int32
    let period: Period
  }

  private let rows: [CountRow]
  private let places: RowPlaces
  private let kinds: [Indicator.Kind]
  private var tallies: [OverlapTally.SourcePair: OverlapTally] = [:]
  /// The conflicts, in no particular order.
  private(set) var conflicts: [Conflict] = []
  /// The rows whose figure is not used, or stands in another row.
  private(set) var dropped: Set<Int> = []

  /// The figures that two sources both hold, by the places of the sources.
  var overlaps: [OverlapTally] { tallies.values.sorted { $0.sources < $1.sources } }

  init(rows: [CountRow], places: RowPlaces, kinds: [Indicator.Kind]) {
    self.rows = rows
    self.places = places
    self.kinds = kinds
    let takesMonths = kinds.map { $0 != .stock }
    func months(_ row: CountRow) -> MonthSet {
      takesMonths[Int(row.indicator)]
        ? row.period.months : MonthSet(row.period.lastMonth...row.period.lastMonth)
    }
    var taken: [Cell: MonthSet] = [:]
    taken.reserveCapacity(rows.count / 8)
    var clashing: Set<Cell> = []
    for row in rows {
      let own = months(row)
      let cell = Cell(row)
      let before = taken[cell] ?? []
      if !before.isDisjoint(with: own) { clashing.insert(cell) }
      taken[cell] = before.union(own)
    }
    guard !clashing.isEmpty else { return }
    var rowsOfCell: [Cell: [Int]] = [:]
    for (place, row) in rows.enumerated() where clashing.contains(Cell(row)) {
      rowsOfCell[Cell(row), default: []].append(place)
    }
    // By first row: the order of findings must not depend on that of a dictionary.
    for members in rowsOfCell.values.sorted(by: { $0[0] < $1[0] }) { resolve(members) }
  }

  /// Holds the rows of one cell, in the order of reading, against each other.
  private mutating func resolve(_ members: [Int]) {
    let kept = withoutRepetitions(members)
    if kinds[Int(rows[members[0]].indicator)] == .stock {
      compareLevels(kept)
    } else {
      compareSums(kept)
    }
  }

  /// One row of every period: the first read, or a later one of another source that says more.
  private mutating func withoutRepetitions(_ members: [Int]) -> [Int] {
    var kept: [Int] = []
    var firstOfSource: [SourcePeriod: Int] = [:]
    for row in members {
      let key = SourcePeriod(source: places[row].source, period: rows[row].period)
      if let twin = firstOfSource[key] {
        drop(row, beside: twin, .duplicate)
        continue
      }
      firstOfSource[key] = row
      guard let slot = kept.firstIndex(where: { rows[$0].period == rows[row].period }) else {
        kept.append(row)
        continue
      }
      let used = kept[slot]
      let agreement = FigureAgreement(rows[used], rows[row])
      let sources = OverlapTally.SourcePair(first: places[used].source, second: places[row].source)
      let year = rows[row].period.year
      tallies[sources, default: OverlapTally(sources, year: year)].add(agreement, year: year)
      switch agreement {
      case .equal, .firstIsFuller: dropped.insert(row)
      case .different: drop(row, beside: used, .contradiction)
      case .secondIsFuller:
        kept[slot] = row
        dropped.insert(used)
      }
    }
    return kept
  }

  private mutating func compareLevels(_ members: [Int]) {
    var kept: [Int] = []
    for row in members.filter({ rows[$0].count != nil }).sorted(by: isFiner) {
      let rival = kept.first {
        rows[$0].period.lastMonth == rows[row].period.lastMonth && rows[$0].count != rows[row].count
      }
      if let rival {
        drop(row, beside: rival, .overlap)
      } else {
        kept.append(row)
      }
    }
  }

  private func isFiner(_ left: Int, _ right: Int) -> Bool {
    (rows[left].period.monthCount, left) < (rows[right].period.monthCount, right)
  }

  private mutating func compareSums(_ members: [Int]) {
    let figures = members.map { rows[$0] }
    let year = YearFigures(figures, kind: kinds[Int(figures[0].indicator)])
    for (place, fate) in year.fates.enumerated() {
      switch fate {
      case .stands, .differenced, .agrees: break
      case .differs(let count, let base, let other):
        let own = figures[place]
        let isCount = own.count != count
        drop(
          members[place], beside: members[other],
          .unequalParts(
            total: isCount ? own.count ?? 0 : Int(own.denominator ?? 0), sum: isCount ? count : base ?? 0,
            of: isCount ? .count : .denominator))
      case .impossible(let other):
        conflicts.append(
          Conflict(row: members[place], other: members[other], problem: .impossibleDifference))
      }
    }
  }

  private mutating func drop(_ row: Int, beside other: Int, _ problem: Conflict.Problem) {
    conflicts.append(Conflict(row: row, other: other, problem: problem))
    dropped.insert(row)
  }
}

extension RowConflicts.Conflict {
  /// What the issue at the row says.
  func kind(_ rows: [CountRow], _ places: RowPlaces, _ sources: [any CountSource]) -> DataIssue.Kind {
    let (own, rival) = (places[row], places[other])
    let (period, with) = (rows[row].period, rows[other].period)
    let reference = DataIssue.Reference(
      file: own.source == rival.source ? nil : sources[Int(rival.source)].name, line: Int(rival.line))
    return switch problem {
    case .duplicate: .duplicate(of: reference)
    case .contradiction: .contradiction(of: reference)
    case .overlap: .overlap(period: period, with: with, at: reference)
    case .unequalParts(let total, let sum, let part):
      .unequalParts(period: period, total: total, sum: sum, of: part, with: with, at: reference)
    case .impossibleDifference: .impossibleDifference(period: period, with: with, at: reference)
    }
  }
}
