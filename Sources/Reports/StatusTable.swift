import Evaluation
public import Observations
import Probability
public import Targets

/// Year on year: one row a unit, district or province and target, exact in whole numbers.
public struct StatusTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The table of `statuses`, whose indices refer to `units`, all of one level.
  public init(_ statuses: [TargetStatus], units: [AreaUnit], level: AreaLevel, context: ReportContext) {
    table = Table(
      columns: Self.columns,
      rows: statuses.map { Self.row($0, unit: units[$0.unit], level: level, context: context) })
  }

  private static func row(
    _ status: TargetStatus, unit: AreaUnit, level: AreaLevel, context: ReportContext
  ) -> [Cell] {
    let part = status.primary
    let change = both(part.toDate, part.samePeriodLastYear).map { $0 - $1 }
    let base = part.part.kind == .flow ? part.samePeriodLastYear ?? 0 : 0
    return context.keyCells(unit, level: level, indicator: part.part.indicator)
      + [
        .integer(part.baseline), .integer(part.baselineDenominator), .text(part.baselineSpan),
        .integer(part.allowed), .real(part.effectiveCutPercent, digits: 1), .integer(part.toDate),
        .integer(part.toDateDenominator), .text(span(part)), .integer(part.samePeriodLastYear),
        .integer(part.samePeriodDenominator), .integer(change),
        .real(base > 0 ? change.map { 100 * Double($0) / Double(base) } : nil, digits: 1),
        .integer(part.allowanceLeft), status.verdict.cell,
        part.realCutProbability.map { .probability($0, isDecided: false) } ?? .empty,
        status.comparability.cell, status.dataCell(level: level, context: context),
        .text(context.plan.version), .integer(part.baselineRange?.low), .integer(part.baselineRange?.high),
        .text(status.note(context)),
      ]
  }

  /// The months of this year that the figures cover.
  private static func span(_ part: PartStatus) -> String? {
    guard let first = part.months.months.first, let last = part.months.last else { return nil }
    let period = Period(year: part.year, firstMonth: first, monthCount: last - first + 1)
    return period.map { part.months.count == last - first + 1 ? "\($0)" : "\($0) (gaps)" }
  }

  private static let columns: [Table.Column] =
    ReportContext.keyColumns + [
      .init("baseline", BilingualText(vi: "Năm trước", en: "Last year")), .init("baseline_denominator"),
      .init("baseline_basis"), .init("allowed", BilingualText(vi: "Được phép", en: "Allowed")),
      .init("effective_cut_pct", BilingualText(vi: "Cần giảm %", en: "Cut needed %"), yielding: 4),
      .init("to_date", BilingualText(vi: "Đến nay", en: "To date")),
      .init("to_date_denominator", BilingualText(vi: "trên", en: "of")), .init("to_date_span"),
      .init("same_period_last_year", BilingualText(vi: "Cùng kỳ", en: "Same months"), yielding: 1),
      .init("same_period_denominator"),
      .init("change", BilingualText(vi: "Tăng/giảm", en: "Change"), yielding: 2),
      .init("change_pct", BilingualText(vi: "%", en: "%"), yielding: 2),
      .init("allowance_left", BilingualText(vi: "Còn lại", en: "Left")),
      .init("verdict", BilingualText(vi: "Kết luận", en: "Verdict")),
      .init("p_real_cut", BilingualText(vi: "P(giảm thật)", en: "P(real cut)"), yielding: 5),
      .init("comparability"),
      .init("data_status", BilingualText(vi: "Số liệu", en: "Data"), yielding: 3), .init("rule_version"),
      .init("baseline_low"), .init("baseline_high"),
      .init("remark", BilingualText(vi: "Ghi chú", en: "Remark"), yielding: 6),
    ]
}
