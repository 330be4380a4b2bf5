/// What became of the figures of a panel whose months overlap others.
public struct SpanCounts: Sendable, Hashable {
  /// Figures for which differences to others stand.
  public private(set) var differenced = 0
  /// Figures that finer ones make up exactly.
  public private(set) var agreeing = 0

  /// Whether there is nothing to say.
  public var isEmpty: Bool { differenced == 0 && agreeing == 0 }

  /// `figures` in table order, all of one indicator of `kind`, those of each unit and year taken apart where they overlap.
  mutating func takeApart(_ figures: [CountRow], kind: Indicator.Kind) -> [CountRow] {
    // Figures of a year come by their first month, so that one overlaps where it begins before another has ended.
    var last = 0
    let overlap = zip(figures, figures.dropFirst()).contains { before, next in
      guard before.isOfSameYear(as: next) else {
        last = 0
        return false
      }
      last = max(last, before.period.lastMonth)
      return next.period.firstMonth <= last
    }
    guard overlap else { return figures }
    var rows: [CountRow] = []
    rows.reserveCapacity(figures.count)
    var start = 0
    while start < figures.count {
      var end = start
      var months: MonthSet = []
      var overlap = false
      while end < figures.count, figures[end].isOfSameYear(as: figures[start]) {
        overlap = overlap || !months.isDisjoint(with: figures[end].period.months)
        months.formUnion(figures[end].period.months)
        end += 1
      }
      if overlap {
        let year = YearFigures(Array(figures[start..<end]), kind: kind)
        for fate in year.fates {
          if fate == .differenced { differenced += 1 }
          if fate == .agrees { agreeing += 1 }
        }
        rows += year.rows
      } else {
        rows += figures[start..<end]
      }
      start = end
    }
    return rows
  }
}

extension CountRow {
  fileprivate func isOfSameYear(as other: CountRow) -> Bool {
    unit == other.unit && period.year == other.period.year
  }
}
