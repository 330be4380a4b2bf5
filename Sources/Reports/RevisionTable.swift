public import Observations
import Targets

/// Every change of a figure from one report to the next: one row a change.
public struct RevisionTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The table of `revisions`, whose indices refer to `counts`.
  public init(_ revisions: [Revision], of counts: CountTable) {
    table = Table(columns: Self.columns, rows: revisions.map { Self.row($0, counts) })
  }

  private static func row(_ revision: Revision, _ counts: CountTable) -> [Cell] {
    let (before, after) = (revision.before, revision.after)
    let unit = counts.units[Int(after.unit)]
    return [
      .text(unit.code), .text(unit.name), .text(unit.parent?.name),
      .text(counts.indicators[Int(after.indicator)].id), .text("\(after.period)"),
      .text(before.asOf?.description), .integer(before.count), .integer(before.denominator.map(Int.init)),
      .text(after.asOf?.description), .integer(after.count), .integer(after.denominator.map(Int.init)),
      .integer(revision.change), .real(percent(of: revision.change, before.count ?? 0), digits: 1),
    ]
  }

  private static let columns: [Table.Column] = [
    .init("unit_code", BilingualText(vi: "Mã", en: "Code"), yielding: 4),
    .init("unit", BilingualText(vi: "Đơn vị", en: "Unit")),
    .init("district", BilingualText(vi: "Huyện", en: "District"), yielding: 5),
    .init("indicator", BilingualText(vi: "Chỉ tiêu", en: "Indicator")),
    .init("period", BilingualText(vi: "Kỳ", en: "Period")),
    .init("from_as_of", BilingualText(vi: "Báo cáo trước", en: "Reported"), yielding: 3),
    .init("from", BilingualText(vi: "Từ", en: "From")),
    .init("from_denominator", BilingualText(vi: "trên", en: "of"), yielding: 2),
    .init("to_as_of", BilingualText(vi: "Báo cáo sau", en: "Revised")),
    .init("to", BilingualText(vi: "Thành", en: "To")),
    .init("to_denominator", BilingualText(vi: "trên", en: "of"), yielding: 2),
    .init("change", BilingualText(vi: "Tăng/giảm", en: "Change")),
    .init("change_pct", BilingualText(vi: "%", en: "%"), yielding: 1),
  ]
}

/// 100 `change`/`base`, nil where the base is 0.
func percent(of change: Int, _ base: Int) -> Double? {
  base == 0 ? nil : 100 * Double(change) / Double(base)
}
