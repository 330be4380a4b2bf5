public import Observations

/// Units in official order, named after their place: "Xã 0001" …; one population each, or none.
public func smallUnits(_ count: Int, populations: [Int]? = nil) -> [AreaUnit] {
  (0..<count).map { index in
    let code = String(10_000 + index + 1)
    return AreaUnit(code: code, name: "Xã \(code)", population: populations?[index])
  }
}

extension Panel {
  /// A panel of `figures[unit][year − firstYear]`, the figures of a year in order of time from its start; nil for a
  /// blank cell, fewer figures for a year that is not over.
  ///
  /// Each figure covers `monthsEach` months. Of a proportion `denominators` has the same shape.
  public static func of(
    _ figures: [[[Int?]]], id: String = "events", kind: Indicator.Kind = .flow, firstYear: Int = 2010,
    monthsEach: Int = 12, units: [AreaUnit]? = nil, denominators: [[[Int?]]]? = nil
  ) -> Panel {
    var rows: [CountRow] = []
    for (unit, years) in figures.enumerated() {
      for (year, counts) in years.enumerated() {
        for (place, count) in counts.enumerated() {
          let period = Period(
            year: firstYear + year, firstMonth: 1 + place * monthsEach, monthCount: monthsEach)!
          rows.append(
            CountRow(
              unit: unit, indicator: 0, period: period,
              value: count.map { .count(Int32($0)) } ?? .missing(.blank),
              denominator: denominators?[unit][year][place]))
        }
      }
    }
    return CountTable(
      calendar: .police, units: units ?? smallUnits(figures.count),
      indicators: [Indicator(id: id, kind: kind)],
      rows: rows
    ).panel(of: id)!
  }
}
