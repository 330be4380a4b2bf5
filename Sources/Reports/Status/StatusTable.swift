import Evaluation
public import Observations
import Probability
public import Targets

/// Year on year: one row a unit, district or province and target, exact in whole numbers, with the evidence beside the
/// verdict.
public struct StatusTable: Sendable {
  /// What stands in one row.
  public struct Row: Sendable {
    /// The status, whose unit is an index into the units of the table.
    public let status: TargetStatus
    /// The allowances of all units below, added up; nil for a unit itself, and where one of them is not known.
    public let unitAllowances: Int?
    /// Where it stood by the figures as first reported; nil where last year's was not revised.
    public let first: TargetStatus?
    /// The primary figure of whole past years; empty where rates are not asked for.
    public let past: [(year: Int, value: Double)]

    /// A row.
    public init(
      _ status: TargetStatus, unitAllowances: Int? = nil, first: TargetStatus? = nil,
      past: [(year: Int, value: Double)] = []
    ) {
      self.status = status
      self.unitAllowances = unitAllowances
      self.first = first
      self.past = past
    }
  }

  /// The rows, for files and screens.
  public let table: Table

  /// The table of `rows`, whose units are indices into `units`, all of one level; `withRates` adds yearly rates.
  public init(
    _ rows: [Row], units: [AreaUnit], level: AreaLevel, context: ReportContext, withRates: Bool = false
  ) {
    table = Table(
      columns: Self.columns + (withRates ? Self.rateColumns : []),
      rows: rows.map { row in
        Self.cells(row, unit: units[row.status.unit], level: level, context: context)
          + (withRates ? Self.rateCells(row) : [])
      })
  }

  private static func cells(
    _ row: Row, unit: AreaUnit, level: AreaLevel, context: ReportContext
  ) -> [Cell] {
    let status = row.status
    let part = status.primary
    let evidence = part.changeEvidence
    let change = both(part.toDate, part.samePeriodLastYear).map { $0 - $1 }
    let base = part.part.kind == .flow ? part.samePeriodLastYear ?? 0 : 0
    let hasPerCent = base >= context.plan.leastBaseOfPerCents
    let limits = hasPerCent ? evidence?.limits : nil
    return context.keyCells(unit, level: level, indicator: part.part.indicator)
      + [
        .integer(part.baseline), .integer(part.baselineDenominator), .text(part.baselineSpan),
        .integer(part.allowed), .integer(part.required), .real(part.effectiveCutPercent, digits: 1),
        .integer(part.toDate),
        .integer(part.toDateDenominator), .text(span(part)), .integer(part.samePeriodLastYear),
        .integer(part.samePeriodDenominator), .integer(change),
        .real(
          hasPerCent ? change.map { 100 * Double($0) / Double(base) } : nil,
          digits: 1),
        .real(limits?.lower, digits: 0), .real(limits?.finiteUpper, digits: 0),
        .integer(part.allowanceLeft), status.verdict.cell,
        evidence?.cutProbability.map { .probability($0, isDecided: false) } ?? .empty,
        status.progress?.cell ?? .empty, .pValue(evidence?.noChangePValue), .pValue(evidence?.notCutPValue),
        status.comparability.cell, status.dataCell(level: level, context: context),
        .text(context.plan.version), .integer(part.baselineRange?.low), .integer(part.baselineRange?.high),
        .integer(row.unitAllowances), .text(status.sentence(context)), .text(row.remark(context)),
        .integer(part.required), .integer(row.first?.baseline), row.first?.verdict.cell ?? .empty,
      ]
  }

  private static func rateCells(_ row: Row) -> [Cell] {
    let part = row.status.primary
    guard let first = row.past.first, let last = row.past.last else { return [.empty, .empty, .empty] }
    let target = part.part.kind.isProportion ? nil : part.allowed.map(Double.init)
    return [
      .real(ReductionRates.averageReduction(of: row.past), digits: 1),
      .real(
        target.flatMap {
          ReductionRates.requiredReduction(from: last.value, to: $0, years: part.year - last.year)
        }, digits: 1),
      .real(
        target.flatMap { ReductionRates.ratio(base: first, current: last, target: (part.year, $0)) },
        digits: 2),
    ]
  }

  /// The months of this year that the figures cover.
  private static func span(_ part: PartStatus) -> String? {
    guard let first = part.months.months.first, let last = part.months.last else { return nil }
    let period = Period(year: part.year, firstMonth: first, monthCount: last - first + 1)
    return period.map { part.months.count == last - first + 1 ? "\($0)" : "\($0) (gaps)" }
  }

  /// Narrow screens keep the figures of the rule, the verdict and its evidence longest.
  private static let columns: [Table.Column] =
    ReportContext.keyColumns + [
      .init("baseline", BilingualText(vi: "Năm trước", en: "Last year")), .init("baseline_denominator"),
      .init("baseline_basis"), .init("allowed", BilingualText(vi: "Được phép", en: "Allowed")),
      .init(onScreen: BilingualText(vi: "Cần đạt", en: "Required")),
      .init("effective_cut_pct", BilingualText(vi: "Cần giảm %", en: "Cut needed %"), yielding: 8),
      .init("to_date", BilingualText(vi: "Đến nay", en: "To date")),
      .init("to_date_denominator", BilingualText(vi: "trên", en: "of")), .init("to_date_span"),
      .init("same_period_last_year", BilingualText(vi: "Cùng kỳ", en: "Same months"), yielding: 4),
      .init("same_period_denominator"),
      .init("change", BilingualText(vi: "Tăng/giảm", en: "Change"), yielding: 5),
      .init("change_pct", BilingualText(vi: "%", en: "%"), yielding: 2),
      .init("change_pct_low", BilingualText(vi: "95 % từ", en: "95 % from"), yielding: 7),
      .init("change_pct_high", BilingualText(vi: "đến", en: "to"), yielding: 7),
      .init("allowance_left", BilingualText(vi: "Còn lại", en: "Left"), yielding: 3),
      .init("verdict", BilingualText(vi: "Kết luận", en: "Verdict")),
      .init("p_real_cut", BilingualText(vi: "P(giảm thật)", en: "P(real cut)"), yielding: 1),
      .init("progress", BilingualText(vi: "Tiến triển", en: "Progress"), yielding: 6),
      .init("p_no_change"), .init("p_not_cut"), .init("comparability"),
      .init("data_status", BilingualText(vi: "Số liệu", en: "Data"), yielding: 6), .init("rule_version"),
      .init("baseline_low"), .init("baseline_high"), .init("unit_allowances"), .init("sentence"),
      .init("remark", BilingualText(vi: "Ghi chú", en: "Remark"), yielding: 9), .init("required"),
      .init("first_baseline", BilingualText(vi: "Số đầu", en: "First reported"), yielding: 5),
      .init("first_verdict", BilingualText(vi: "Kết luận khi đó", en: "Verdict then"), yielding: 5),
    ]

  private static let rateColumns: [Table.Column] = [
    .init("aarr", BilingualText(vi: "Giảm mỗi năm %", en: "Fall a year %"), yielding: 3),
    .init("aarr_required", BilingualText(vi: "Cần mỗi năm %", en: "Needed a year %"), yielding: 3),
    .init("eurostat_ratio", BilingualText(vi: "Tỷ lệ Eurostat", en: "Eurostat ratio"), yielding: 3),
  ]
}

extension Indicator.Kind {
  /// Whether it is a share of a denominator.
  var isProportion: Bool {
    if case .proportion = self { true } else { false }
  }
}

extension Progress {
  /// The words in files and on screens.
  var cell: Cell { .word(rawValue, words) }

  /// The words on screens.
  var words: BilingualText {
    switch self {
    case .met: BilingualText(vi: "đạt hoặc vượt", en: "met or exceeded")
    case .improving: BilingualText(vi: "tiến bộ", en: "improving")
    case .littleChange: BilingualText(vi: "chưa rõ thay đổi", en: "little or no change")
    case .gettingWorse: BilingualText(vi: "xấu đi", en: "getting worse")
    }
  }
}
