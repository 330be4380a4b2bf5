import Observations
public import Targets

/// Verdicts that became others because figures were revised: one row a verdict.
public struct TurnedVerdictTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The table of `turned`.
  public init(_ turned: [TurnedVerdict]) {
    table = Table(columns: Self.columns, rows: turned.map(Self.row))
  }

  private static func row(_ turned: TurnedVerdict) -> [Cell] {
    let (before, after) = (turned.before, turned.after)
    return [
      .text("\(turned.date)"), .text(turned.level.rawValue), .text(turned.unit.code), .text(turned.unit.name),
      .text(turned.unit.parent?.name), .text(after.primary.part.indicator), .text("\(after.target)"),
      .text(String(after.year)),
      .integer(before.baseline), .integer(after.baseline), .integer(before.allowed), .integer(after.allowed),
      .integer(before.toDate), .integer(after.toDate), before.verdict.cell, after.verdict.cell,
    ]
  }

  private static let columns: [Table.Column] = [
    .init("as_of", BilingualText(vi: "Báo cáo", en: "Revised")), .init("level"),
    .init("unit_code"), .init("unit", BilingualText(vi: "Đơn vị", en: "Unit")),
    .init("district", BilingualText(vi: "Huyện", en: "District"), yielding: 3),
    .init("indicator", BilingualText(vi: "Chỉ tiêu", en: "Indicator"), yielding: 1), .init("target"),
    .init("year", BilingualText(vi: "Năm", en: "Year")),
    .init("baseline_before", BilingualText(vi: "Năm trước, cũ", en: "Last year, old"), yielding: 2),
    .init("baseline_after", BilingualText(vi: "mới", en: "new"), yielding: 2),
    .init("allowed_before", BilingualText(vi: "Được phép, cũ", en: "Allowed, old")),
    .init("allowed_after", BilingualText(vi: "mới", en: "new")),
    .init("to_date_before", BilingualText(vi: "Đến nay, cũ", en: "To date, old")),
    .init("to_date_after", BilingualText(vi: "mới", en: "new")),
    .init("verdict_before", BilingualText(vi: "Kết luận cũ", en: "Verdict, old")),
    .init("verdict_after", BilingualText(vi: "mới", en: "new")),
  ]
}
