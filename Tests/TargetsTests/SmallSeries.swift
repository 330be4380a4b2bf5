import Observations

/// The figures of one unit and indicator, in calendar years.
struct SmallSeries {
  let indicator: Indicator
  var rows: [CountRow] = []

  init(_ id: String = "robbery", kind: Indicator.Kind = .flow) {
    indicator = Indicator(id: id, kind: kind)
  }

  /// The same series with one more figure; nil for a blank cell.
  func with(_ period: Period, _ count: Int?, of denominator: Int? = nil, status: DataStatus = [])
    -> SmallSeries
  {
    var longer = self
    longer.rows.append(
      CountRow(
        unit: 0, indicator: 0, period: period, value: count.map { .count(Int32($0)) } ?? .missing(.blank),
        denominator: denominator, status: status))
    return longer
  }

  /// The same series with months 1, 2, 3 … of `year`.
  func with(months counts: [Int?], of year: Int, status: DataStatus = []) -> SmallSeries {
    zip(1..., counts).reduce(self) { $0.with(.month($1.0, of: year), $1.1, status: status) }
  }

  var panel: Panel? {
    CountTable(calendar: .calendar, units: [AreaUnit(name: "Xã Một")], indicators: [indicator], rows: rows)
      .panel(of: indicator.id)
  }
}
