public import Observations

/// Counts as a tidy table that reads back as the same figures.
public struct CountTableFile: Sendable {
  /// The counts as CSV: unit code, indicator, period, count, denominator, status; by unit, indicator, period.
  ///
  /// Units of several lists, whose codes may be the same, have their names beside the codes; reports that are dated have
  /// the day in `as_of`.
  public let csvText: String

  /// The file of `counts`, whose units have codes and whose figures, where they are undated, have one report each.
  public init(_ counts: CountTable) {
    let hasNames = Set(counts.units.map(\.validFrom)).count > 1
    let hasDays = counts.rows.contains { $0.asOf != nil }
    let columns =
      ["unit_code"] + (hasNames ? ["unit"] : []) + ["indicator", "period", "count", "denominator"]
      + (hasDays ? ["as_of"] : []) + ["status"]
    let rows = counts.rows.map { row -> [Cell] in
      let unit = counts.units[Int(row.unit)]
      return [.text(unit.code)] + (hasNames ? [.text(unit.name)] : [])
        + [
          .text(counts.indicators[Int(row.indicator)].id), .text(row.period.description), .integer(row.count),
          .integer(row.denominator.map(Int.init)),
        ] + (hasDays ? [.text(row.asOf?.description)] : [])
        + [.text(row.status.words.joined(separator: "+"))]
    }
    csvText = Table(columns: columns.map { Table.Column($0) }, rows: rows).csvText()
  }
}
