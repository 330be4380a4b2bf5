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
  /// The groups in which a unit without a row has none: those of incidents.
  private var countedGroups: [Int] = []

  /// The row to which `row` is to be added; nil where it is the first of its key, and becomes row `next`.
  mutating func row(of row: CountRow, group: Int, next: Int) -> Int? {
    let key = Key(group: group, figure: FigureIdentity(row))
    if let known = rowOfKey[key] { return known }
    rowOfKey[key] = next
    return nil
  }

  /// Says that in `group` no row means no case.
  mutating func countIncidents(inGroup group: Int) {
    if !countedGroups.contains(group) { countedGroups.append(group) }
  }

  /// The zeros of units and periods without an incident: of every unit of a register, else of every unit that has any,
  /// for every period from the first to the last of its group.
  func zeros(
    among rows: [CountRow], _ places: RowPlaces, _ directory: any UnitDirectory
  ) -> [(row: CountRow, place: RowPlace)] {
    var zeros: [(CountRow, RowPlace)] = []
    for group in countedGroups {
      let own = rowOfKey.filter { $0.key.group == group }.values.sorted()
      guard let first = own.first else { continue }
      let present = Set(own.map { FigureIdentity(rows[$0]) })
      let units =
        directory.matches == nil
        ? Set(own.map { rows[$0].unit }).sorted() : directory.units.indices.map(Int32.init)
      let periods = Self.periods(from: own.map { rows[$0].period })
      for indicator in Set(own.map { rows[$0].indicator }).sorted() {
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
    var value = value
    if case .count(let own) = value {
      if case .count(let count) = other.value {
        value = .count(Int32(clamping: Int(own) + Int(count)))
      } else {
        value = other.value
      }
    }
    let base = denominator.flatMap { own in other.denominator.map { Int(Int32(clamping: Int(own) + Int($0))) }
    }
    return CountRow(
      unit: Int(unit), indicator: Int(indicator), period: period, value: value, denominator: base, asOf: asOf,
      status: status.union(other.status))
  }
}
