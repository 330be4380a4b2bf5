import Observations

/// Finds rows that cannot stand beside each other: the same figure twice, or overlapping periods.
///
/// Rows of one unit, indicator, year and day of report are held against each other. Of flows and proportions the
/// months must not overlap, of stocks two figures must not be of the same last month. Of two that clash the one
/// with fewer months is kept, of equals the one read first.
struct RowConflicts {
  /// A row that is dropped, and the one that is kept in its stead.
  struct Conflict {
    let row: Int
    let kept: Int
    let rowPeriod: Period
    let keptPeriod: Period
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

  /// The conflicts, in no particular order.
  let conflicts: [Conflict]

  init(rows: [CountRow], kinds: [Indicator.Kind]) {
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
    conflicts = clashing.isEmpty ? [] : Self.resolve(clashing, rows, months)
  }

  private static func resolve(
    _ clashing: Set<Cell>, _ rows: [CountRow], _ months: (CountRow) -> MonthSet
  ) -> [Conflict] {
    var rowsOfCell: [Cell: [Int]] = [:]
    for (place, row) in rows.enumerated() where clashing.contains(Cell(row)) {
      rowsOfCell[Cell(row), default: []].append(place)
    }
    return rowsOfCell.values.flatMap { members in
      let finestFirst = members.sorted { left, right in
        (rows[left].period.monthCount, left) < (rows[right].period.monthCount, right)
      }
      var kept: [Int] = []
      var conflicts: [Conflict] = []
      for row in finestFirst {
        let rival = kept.filter { !months(rows[$0]).isDisjoint(with: months(rows[row])) }.min()
        if let rival {
          conflicts.append(
            Conflict(row: row, kept: rival, rowPeriod: rows[row].period, keptPeriod: rows[rival].period))
        } else {
          kept.append(row)
        }
      }
      return conflicts
    }
  }
}

extension RowConflicts.Conflict {
  /// What the issue at the dropped row says.
  func kind(_ places: RowPlaces, _ sources: [any CountSource]) -> DataIssue.Kind {
    let (own, other) = (places[row], places[kept])
    let reference = DataIssue.Reference(
      file: own.source == other.source ? nil : sources[Int(other.source)].name, line: Int(other.line))
    return rowPeriod == keptPeriod
      ? .duplicate(of: reference) : .overlap(period: rowPeriod, with: keptPeriod, at: reference)
  }
}
