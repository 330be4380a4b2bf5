import Observations

/// A structural zero, held against the units and indicators of a table.
struct DeclaredZero {
  let zero: StructuralZero
  /// The place of the indicator; nil where no row names it.
  private let indicator: Int?
  /// The places of the units; nil for all.
  let units: Set<Int>?
  /// What it names that the table does not have.
  private(set) var errors: [IngestionError] = []

  init(_ zero: StructuralZero, units: [AreaUnit], indicators: [Indicator]) {
    self.zero = zero
    let indicator = indicators.firstIndex { $0.id == zero.indicator }
    self.indicator = indicator
    var errors: [IngestionError] = []
    if indicator == nil {
      let nearest = Suggestion.nearest(to: zero.indicator, among: indicators.map(\.id))
      errors.append(
        IngestionError(file: "structural-zeros", kind: .unknownIndicator(zero.indicator, nearest: nearest)))
    }
    var places: Set<Int> = []
    for name in zero.units {
      let own = units.indices.filter {
        units[$0].code == name || FoldedText(units[$0].name) == FoldedText(name)
      }
      places.formUnion(own)
      if own.isEmpty {
        let nearest = Suggestion.nearest(to: name, among: units.map(\.name))
        errors.append(IngestionError(file: "structural-zeros", kind: .unknownUnit(name, nearest: nearest)))
      }
    }
    self.units = zero.units.isEmpty ? nil : places
    self.errors = errors
  }

  /// Whether `row` is what is declared.
  func holds(_ row: CountRow, in calendar: StatisticalCalendar) -> Bool {
    Int(row.indicator) == indicator && units?.contains(Int(row.unit)) ?? true
      && zero.holds(row.period, in: calendar)
  }
}
