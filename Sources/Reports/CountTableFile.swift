public import Observations

/// Counts as a tidy table that reads back as the same figures.
public struct CountTableFile: Sendable {
  /// The counts as CSV: unit code, indicator, period, count, denominator, status; by unit, indicator, period.
  public let csvText: String

  /// The file of `counts`, whose units have codes and whose figures have one report each.
  public init(_ counts: CountTable) {
    let columns = ["unit_code", "indicator", "period", "count", "denominator", "status"]
    let rows = counts.rows.map { row -> [Cell] in
      [
        .text(counts.units[Int(row.unit)].code), .text(counts.indicators[Int(row.indicator)].id),
        .text(row.period.description), .integer(row.count), .integer(row.denominator.map(Int.init)),
        .text(row.status.words.joined(separator: "+")),
      ]
    }
    csvText = Table(columns: columns.map { Table.Column($0) }, rows: rows).csvText()
  }
}
