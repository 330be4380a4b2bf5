import Observations

/// What a figure is of, as one value.
struct FigureIdentity: Hashable {
  let unit: Int32
  let indicator: Int16
  let period: Period
  let asOf: CalendarDate?

  init(_ row: CountRow) {
    (unit, indicator, period, asOf) = (row.unit, row.indicator, row.period, row.asOf)
  }
}

/// Figures that several rows of one source add up to, such as incidents that are counted.
struct SummedFigures {
  private struct Key: Hashable {
    let group: Int
    let figure: FigureIdentity
  }

  private var rowOfKey: [Key: Int] = [:]
  /// The group of each row that sums are made in.
  private var groupOfRow: [Int: Int] = [:]
  /// The groups in which a unit without a row has none: those of incidents.
  private var countedGroups: [Int] = []

  /// The row to which `row` is to be added; nil where it is the first of its key, and becomes row `next`.
  mutating func row(of row: CountRow, group: Int, next: Int) -> Int? {
    let key = Key(group: group, figure: FigureIdentity(row))
    if let known = rowOfKey[key] { return known }
    rowOfKey[key] = next
    groupOfRow[next] = group
    return nil
  }

  /// Says that in `group` no row means no case.
  mutating func countIncidents(inGroup group: Int) {
    if !countedGroups.contains(group) { countedGroups.append(group) }
  }

  /// Follows the rows to new numbers; rows without one are gone.
  mutating func renumber(_ newRow: [Int: Int]) {
    var moved: [Int: Int] = [:]
    for (row, group) in groupOfRow { if let new = newRow[row] { moved[new] = group } }
    groupOfRow = moved
  }

  /// Adds up rows whose units turned out to be one; returns those that went into others.
  func merge(_ rows: inout [CountRow]) -> Set<Int> {
    var kept: [Key: Int] = [:]
    var merged: Set<Int> = []
    for (row, group) in groupOfRow.sorted(by: { $0.key < $1.key }) {
      let key = Key(group: group, figure: FigureIdentity(rows[row]))
      if let first = kept[key] {
        rows[first] = rows[first].adding(rows[row])
        merged.insert(row)
      } else {
        kept[key] = row
      }
    }
    return merged
  }

  /// The zeros of units and periods without an incident: of every unit of a register, else of every unit that has any,
  /// for every period from the first to the last of its group. Where lists follow each other by period, one of every
  /// period, whatever its unit.
  func zeros(
    among rows: [CountRow], _ places: RowPlaces, _ directory: any UnitDirectory, ofAnyUnit: Bool = false
  ) -> [(row: CountRow, place: RowPlace)] {
    let rowsOfGroup = Dictionary(grouping: groupOfRow.keys.sorted()) { groupOfRow[$0]! }
    var zeros: [(CountRow, RowPlace)] = []
    for group in countedGroups {
      guard let own = rowsOfGroup[group] else { continue }
      let present = ofAnyUnit ? [] : Set(own.map { FigureIdentity(rows[$0]) })
      let units = units(own.map { rows[$0].unit }, directory, ofAnyUnit: ofAnyUnit)
      let periods = Self.periods(from: own.map { rows[$0].period })
      let firstOfIndicator = Dictionary(own.map { (rows[$0].indicator, $0) }, uniquingKeysWith: min)
      for (indicator, first) in firstOfIndicator.sorted(by: { $0.key < $1.key }) {
        for unit in units {
          for period in periods {
            let zero = CountRow(
              unit: Int(unit), indicator: Int(indicator), period: period, value: .count(0),
              denominator: rows[first].denominator == nil ? nil : 0)
            if !present.contains(FigureIdentity(zero)) { zeros.append((zero, places[first])) }
          }
        }
      }
    }
    return zeros
  }

  private func units(_ own: [Int32], _ directory: any UnitDirectory, ofAnyUnit: Bool) -> [Int32] {
    if ofAnyUnit { return [0] }
    return directory.matches == nil ? Set(own).sorted() : directory.units.indices.map(Int32.init)
  }

  /// All periods from the first to the last; none where they are not of one length.
  private static func periods(from some: [Period]) -> [Period] {
    let length = some[0].monthCount
    guard some.allSatisfy({ $0.monthCount == length }), 12 % length == 0 else { return [] }
    let months = some.map { 12 * $0.year + $0.firstMonth - 1 }
    return stride(from: months.min()!, through: months.max()!, by: length).compactMap {
      Period(year: $0 / 12, firstMonth: $0 % 12 + 1, monthCount: length)
    }
  }
}

extension CountRow {
  /// The sum of both; missing where either is: blank is not zero.
  func adding(_ other: CountRow) -> CountRow {
    func sum(_ left: Int32, _ right: Int32) -> Int32? {
      let (sum, overflows) = left.addingReportingOverflow(right)
      return overflows ? nil : sum
    }
    var value = value
    if case .count(let own) = value {
      if case .count(let count) = other.value {
        // A table holds no such sum: it is no figure.
        value = sum(own, count).map { .count($0) } ?? .missing(.rejected)
      } else {
        value = other.value
      }
    }
    let base = denominator.flatMap { own in other.denominator.flatMap { sum(own, $0) } }.map(Int.init)
    return CountRow(
      unit: Int(unit), indicator: Int(indicator), period: period, value: value, denominator: base, asOf: asOf,
      status: status.union(other.status))
  }
}
