extension CountTable {
  /// Every change of a figure from one report to the next, in the order of the table, then of time.
  ///
  /// An undated report counts as known from the start. A first report, and a report without a count (a figure that is
  /// withdrawn), is no revision; a figure that comes back after it was withdrawn is held against its last count.
  public var revisions: [Revision] {
    var revisions: [Revision] = []
    var last: CountRow?
    for row in rows {
      if let known = last, !known.hasSameKey(as: row) { last = nil }
      guard row.count != nil else { continue }
      if let known = last, known.value != row.value || known.denominator != row.denominator {
        revisions.append(Revision(from: known, to: row))
      }
      last = row
    }
    return revisions
  }

  /// How many reports take back a figure that the report before had: a count becomes missing.
  public var withdrawalCount: Int {
    zip(rows, rows.dropFirst()).count { $0.hasSameKey(as: $1) && $0.count != nil && $1.count == nil }
  }

  /// The reports up to `date`, all of every figure.
  public func reported(by date: CalendarDate) -> CountTable {
    CountTable(sorted: rows.filter { ($0.asOf ?? date) <= date }, like: self)
  }

  /// The latest figures, but `revisions`, of each figure the last, undone.
  public func undoing(_ revisions: [Revision]) -> CountTable {
    var undone: [Revision.Key: CountRow] = [:]
    for revision in revisions { undone[Revision.Key(revision.after)] = revision.undone }
    return CountTable(
      sorted: asKnown(on: nil).rows.map { row in row.count == nil ? row : undone[Revision.Key(row)] ?? row },
      like: self)
  }

  /// What the figures of each indicator and year came to when they were first reported and what they come to now, of
  /// those that were revised; by indicator and year.
  public func revisedTotals(_ revisions: [Revision]) -> [RevisedTotal] {
    // Of several changes of a figure the first one holds what it was at first.
    let first = undoing(revisions.reversed())
    return indicators.enumerated().flatMap { index, indicator in
      let own = revisions.filter { Int($0.after.indicator) == index }
      guard !own.isEmpty, let then = first.panel(of: indicator.id), let now = panel(of: indicator.id) else {
        return [RevisedTotal]()
      }
      return Set(own.map(\.after.period.year)).sorted().map { year in
        let figures = Set(own.filter { $0.after.period.year == year }.map { Revision.Key($0.after) })
        return RevisedTotal(
          indicator: indicator, year: year, figureCount: figures.count, first: then.total(ofYear: year),
          latest: now.total(ofYear: year))
      }
    }
  }
}

/// What all units together came to in one year before and after its figures were revised.
public struct RevisedTotal: Sendable, Hashable {
  /// What is counted.
  public let indicator: Indicator
  /// The statistical year.
  public let year: Int
  /// How many of its figures were revised.
  public let figureCount: Int
  /// The sum over units by the first reports: of a flow or a proportion its events, of a stock its last levels.
  public let first: Int
  /// The same sum by the latest reports.
  public let latest: Int
}

extension Revision {
  /// The unit, indicator and period of a figure.
  fileprivate struct Key: Hashable {
    private let unit: Int32
    private let indicator: Int16
    private let period: Period

    init(_ row: CountRow) {
      unit = row.unit
      indicator = row.indicator
      period = row.period
    }
  }
}

extension Panel {
  /// The sum over units of what they reported for `year`.
  public func total(ofYear year: Int) -> Int {
    units.indices.reduce(0) { $0 + (tally(unit: $1, year: year).value ?? 0) }
  }
}
