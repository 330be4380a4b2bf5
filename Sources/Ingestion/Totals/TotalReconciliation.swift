import Observations

/// Holds the totals of all sources against the sums of their parts.
struct TotalReconciliation {
  private struct Key: Hashable {
    let source: Int32
    let indicator: Int
    let period: Period
    let asOf: CalendarDate?
  }

  private let parents: [AreaUnit.Parent?]
  private var partsOfKey: [Key: TotalParts] = [:]
  /// By the name of a district, whether a parent is that.
  private var agreements: [UnitName: [AreaUnit.Parent: Bool]] = [:]
  private(set) var issues: [(issue: DataIssue, place: RowPlace)] = []
  private(set) var checks = TotalChecks()

  /// Checks `totals` against `rows`, which stand at `places` and whose units are `units`.
  init(_ totals: [TotalFigure], rows: [CountRow], places: RowPlaces, units: [AreaUnit]) {
    parents = units.map(\.parent)
    let wanted = Set(totals.map { Self.key($0) })
    for (figure, place) in zip(rows, places) {
      let key = Key(
        source: place.source, indicator: Int(figure.indicator), period: figure.period, asOf: figure.asOf)
      guard wanted.contains(key) else { continue }
      partsOfKey[key, default: TotalParts()].add(figure, place, parent: parents[Int(figure.unit)])
    }
    for key in partsOfKey.keys { partsOfKey[key]!.finish() }
    for total in totals { check(total) }
  }

  private static func key(_ total: TotalFigure) -> Key {
    Key(source: total.place.source, indicator: total.indicator, period: total.period, asOf: total.asOf)
  }

  private mutating func check(_ total: TotalFigure) {
    let sums = sums(for: total).filter { $0.parts > 0 }
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

  /// What `total` may be the sum of, the likeliest first.
  private mutating func sums(for total: TotalFigure) -> [TotalParts.Sum] {
    guard let parts = partsOfKey[Self.key(total)] else { return [] }
    let own = total.place.record
    switch total.scope {
    case .whole: return [parts.whole]
    case .district(let name): return [sum(parts, of: name)]
    case .following: return [parts.sum(ofRecords: own + 1, until: total.until)]
    case .open(let district):
      let since = parts.sum(ofRecords: total.since + 1, until: own)
      return [since] + (district.map { [sum(parts, of: $0)] } ?? []) + [parts.whole]
    }
  }

  private mutating func sum(_ parts: TotalParts, of district: UnitName) -> TotalParts.Sum {
    var sum = TotalParts.Sum()
    for (parent, own) in parts.ofParent where agrees(parent, with: district) { sum.add(own) }
    return sum
  }

  private mutating func agrees(_ parent: AreaUnit.Parent, with district: UnitName) -> Bool {
    if let known = agreements[district]?[parent] { return known }
    let agrees = UnitName(parent.name).agrees(with: district)
    agreements[district, default: [:]][parent] = agrees
    return agrees
  }
}
