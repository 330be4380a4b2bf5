import Observations

/// A figure of a total row, which is left out of the table and held against its parts.
struct TotalFigure {
  let place: RowPlace
  /// Where its cell stands.
  let position: DataIssue.Position
  let scope: TotalScope
  /// The record of the last heading or total before it.
  let since: Int32
  /// Of a heading the record of the next one, once it is known.
  var until: Int32
  let indicator: Int
  let period: Period
  let asOf: CalendarDate?
  let count: Int
}

/// How many totals were held against their parts.
public struct TotalChecks: Sendable, Hashable {
  /// Equal to the sum of their parts.
  public var equal = 0
  /// Not equal; each is an issue.
  public var different = 0
  /// Not to be checked, since a part is missing.
  public var open = 0

  /// All of them.
  public var all: Int { equal + different + open }
}

/// Holds the totals of all sources against the sums of their parts.
struct TotalReconciliation {
  private struct Key: Hashable {
    let source: Int32
    let indicator: Int
    let period: Period
    let asOf: CalendarDate?
  }
  private struct Sum {
    var sum = 0
    var parts = 0
    var hasGap = false
    var first = Int32.max
    var last = Int32.min
  }

  private let rows: [CountRow]
  private let places: RowPlaces
  private let parents: [UnitName?]
  private var rowsOfKey: [Key: [Int]] = [:]
  private(set) var issues: [(issue: DataIssue, place: RowPlace)] = []
  private(set) var checks = TotalChecks()

  /// Checks `totals` against `rows`, which stand at `places` and whose units are `units`.
  init(_ totals: [TotalFigure], rows: [CountRow], places: RowPlaces, units: [AreaUnit]) {
    self.rows = rows
    self.places = places
    parents = units.map { $0.parent.map { UnitName($0.name) } }
    let wanted = Set(totals.map { Self.key($0) })
    for (row, place) in zip(rows.indices, places) {
      let figure = rows[row]
      let key = Key(
        source: place.source, indicator: Int(figure.indicator), period: figure.period, asOf: figure.asOf)
      if wanted.contains(key) { rowsOfKey[key, default: []].append(row) }
    }
    for total in totals { check(total) }
  }

  private static func key(_ total: TotalFigure) -> Key {
    Key(source: total.place.source, indicator: total.indicator, period: total.period, asOf: total.asOf)
  }

  private mutating func check(_ total: TotalFigure) {
    let sums = scopes(of: total).map { sum(of: total, where: $0) }.filter { $0.parts > 0 }
    if sums.contains(where: { !$0.hasGap && $0.sum == total.count }) {
      checks.equal += 1
      return
    }
    // A total below what its parts hold already is wrong whatever is missing.
    guard let wrong = sums.first(where: { !$0.hasGap || $0.sum > total.count }),
      sums.allSatisfy({ !$0.hasGap || $0.sum > total.count })
    else {
      checks.open += 1
      return
    }
    checks.different += 1
    let kind = DataIssue.Kind.totalMismatch(
      total: total.count, sum: wrong.sum, parts: wrong.parts, first: Int(wrong.first), last: Int(wrong.last))
    issues.append((DataIssue(position: total.position, kind: kind), total.place))
  }

  /// The rows that `total` may be the sum of, the likeliest first.
  private func scopes(of total: TotalFigure) -> [(Int) -> Bool] {
    func record(_ row: Int) -> Int32 { places[row].record }
    switch total.scope {
    case .whole: return [{ _ in true }]
    case .district(let name): return [{ isIn($0, name) }]
    case .following: return [{ record($0) > total.place.record && record($0) < total.until }]
    case .open(let district):
      let own = district.map { name in [{ isIn($0, name) }] } ?? []
      return [{ record($0) > total.since && record($0) < total.place.record }] + own + [{ _ in true }]
    }
  }

  private func isIn(_ row: Int, _ district: UnitName) -> Bool {
    parents[Int(rows[row].unit)].map { $0.agrees(with: district) } ?? false
  }

  private func sum(of total: TotalFigure, where isPart: (Int) -> Bool) -> Sum {
    var result = Sum()
    for row in rowsOfKey[Self.key(total)] ?? [] where isPart(row) {
      result.parts += 1
      result.first = min(result.first, places[row].line)
      result.last = max(result.last, places[row].line)
      if let count = rows[row].count { result.sum += count } else { result.hasGap = true }
    }
    return result
  }
}
