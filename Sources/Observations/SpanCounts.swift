/// What became of the figures of a panel whose months overlap others.
public struct SpanCounts: Sendable, Hashable {
  /// Figures for which differences to others stand.
  public private(set) var differenced = 0
  /// Figures that finer ones make up exactly.
  public private(set) var agreeing = 0

  /// Whether there is nothing to say.
  public var isEmpty: Bool { differenced == 0 && agreeing == 0 }

  /// `figures` in table order, all of one indicator of `kind`, those of each unit and year taken apart where they overlap.
  mutating func takeApart(_ figures: ArraySlice<CountRow>, kind: Indicator.Kind) -> ArraySlice<CountRow> {
    guard Self.holdOverlaps(figures) else { return figures }
    var rows: [CountRow] = []
    rows.reserveCapacity(figures.count)
    var start = figures.startIndex
    while start < figures.endIndex {
      var end = start
      var months: MonthSet = []
      var overlap = false
      while end < figures.endIndex, figures[end].isOfSameYear(as: figures[start]) {
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
    return rows[...]
  }

  /// Whether some of `figures`, which are in table order, are of the same unit, indicator and year and share a month.
  static func holdOverlaps(_ figures: ArraySlice<CountRow>) -> Bool {
    // Figures of a year come by their first month, so that one overlaps where it begins before another has ended.
    guard var before = figures.first else { return false }
    var last = before.period.lastMonth
    for figure in figures.dropFirst() {
      if !figure.isOfSameYear(as: before) {
        last = 0
      } else if figure.period.firstMonth <= last {
        return true
      }
      last = max(last, figure.period.lastMonth)
      before = figure
    }
    return false
  }
}

extension CountRow {
  fileprivate func isOfSameYear(as other: CountRow) -> Bool {
    unit == other.unit && indicator == other.indicator && period.year == other.period.year
  }
}
