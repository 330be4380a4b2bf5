import Observations

/// What a figure is of.
struct FigureKey {
  private let unit: Int
  private let indicator: Int
  private let period: Period
  private let asOf: CalendarDate?

  /// The key of the parts that were read; nil where one of them was not.
  init?(_ unit: Int?, _ indicator: Int?, _ period: Period?, _ asOf: CalendarDate??) {
    guard let unit, let indicator, let period, let asOf else { return nil }
    self.unit = unit
    self.indicator = indicator
    self.period = period
    self.asOf = asOf
  }

  /// The figure that says that one is missing, as its row was not used.
  var rejected: CountRow {
    CountRow(unit: unit, indicator: indicator, period: period, value: .missing(.rejected), asOf: asOf)
  }
}
