import Evaluation
public import Flagging
import Observations
import Probability
import Targets

/// The table of flags of one target: one row a unit.
public struct FlagTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The table of `flags`, in their order.
  public init(_ flags: [Flag], context: ReportContext) {
    table = Table(columns: Self.columns, rows: flags.map { Self.row($0, context) })
  }

  private static func row(_ flag: Flag, _ context: ReportContext) -> [Cell] {
    let unit = flag.forecast
    let status = unit.status
    let part = status.primary
    let basis = part.baselineDenominator.map { "\(part.baseline ?? 0)/\($0)" } ?? part.baselineSpan
    return context.keyCells(unit.unit, level: .unit, indicator: part.part.indicator)
      + [
        .integer(part.baseline), .text(basis), .integer(unit.allowed), .integer(unit.required),
        .real(part.effectiveCutPercent, digits: 1), .integer(part.toDate),
        .real(unit.shareElapsed, digits: 3), .real(unit.yearEnd?.mean, digits: 1),
        .integer(unit.yearEnd?.quantile(0.1)), .integer(unit.yearEnd?.quantile(0.5)),
        .integer(unit.yearEnd?.quantile(0.9)), span(unit.yearEnd),
        unit.missProbability.map { .probability($0, isDecided: unit.isDecided) } ?? .empty, flag.band.cell,
        .integer(allowanceLeft(unit)), .real(unit.cutNeededForHalf, digits: 3),
        .real(unit.cutNeededForEighty, digits: 3), status.verdict.cell,
        unit.realCutProbability.map { .probability($0, isDecided: false) } ?? .empty, .integer(flag.rank),
        .text(reason(flag, context)), status.comparability.cell,
        dataCell(flag, context), .text(unit.model), .text(context.plan.version),
        .integer(part.baselineRange?.low), .integer(part.baselineRange?.high),
        .integer(unit.required),
      ]
  }

  /// Why the unit stands where it stands, and what carried figures leave open.
  static func reason(_ flag: Flag, _ context: ReportContext) -> String {
    [flag.reason.sentence(context), flag.forecast.status.remark(context)].compactMap(\.self)
      .joined(separator: "; ")
  }

  /// The column `data_status`; on screens it does not repeat what the reason says already.
  private static func dataCell(_ flag: Flag, _ context: ReportContext) -> Cell {
    let cell = flag.forecast.status.dataCell(level: .unit, context: context)
    switch (flag.reason, cell) {
    case (.baselineMissing, .word(let word, _)), (.notReported, .word(let word, _)):
      return .word(word, BilingualText(vi: "", en: ""))
    default: return cell
    }
  }

  /// What is left of the allowance: of a ratio at the expected denominator.
  static func allowanceLeft(_ unit: UnitForecast) -> Int? {
    guard let allowed = unit.allowed, let toDate = unit.status.toDate else {
      return unit.status.allowanceLeft
    }
    return allowed - toDate
  }

  /// The central 80 % of the year-end value, for screens.
  private static func span(_ distribution: MassFunction?) -> Cell {
    guard let distribution else { return .empty }
    return .text("\(distribution.quantile(0.1))–\(distribution.quantile(0.9))")
  }

  private static let columns: [Table.Column] =
    ReportContext.keyColumns + [
      .init("baseline", BilingualText(vi: "Năm trước", en: "Last year"), yielding: 2),
      .init("baseline_basis"),
      .init("allowed", BilingualText(vi: "Được phép", en: "Allowed")),
      .init(onScreen: BilingualText(vi: "Cần đạt", en: "Required")), .init("effective_cut_pct"),
      .init("to_date", BilingualText(vi: "Đến nay", en: "To date")), .init("share_elapsed"),
      .init("forecast_mean"), .init("forecast_p10"),
      .init("forecast_p50", BilingualText(vi: "Dự báo", en: "Forecast")), .init("forecast_p90"),
      .init(onScreen: BilingualText(vi: "80 %", en: "80 %"), yielding: 1),
      .init("p_miss", BilingualText(vi: "P(không đạt)", en: "P(miss)")),
      .init("band", BilingualText(vi: "Đánh giá", en: "Band")), .init("allowance_left"),
      .init("cut_needed_p50"), .init("cut_needed_p80"), .init("verdict"),
      .init("p_real_cut", BilingualText(vi: "P(giảm thật)", en: "P(real cut)"), yielding: 5), .init("rank"),
      .init("reason", BilingualText(vi: "Lý do", en: "Reason"), yielding: 4), .init("comparability"),
      .init("data_status", BilingualText(vi: "Số liệu", en: "Data"), yielding: 3),
      .init("model"), .init("rule_version"), .init("baseline_low"), .init("baseline_high"),
      .init("required"),
    ]
}

extension Band {
  /// The word in files and the label on screens.
  var cell: Cell { .word(rawValue, label) }

  private var label: BilingualText {
    switch self {
    case .missed: BilingualText(vi: "không đạt", en: "missed")
    case .lost: BilingualText(vi: "đã vượt mức", en: "lost")
    case .veryLikelyToMiss: BilingualText(vi: "rất dễ không đạt", en: "very likely to miss")
    case .likelyToMiss: BilingualText(vi: "dễ không đạt", en: "likely to miss")
    case .even: BilingualText(vi: "ngang nhau", en: "even")
    case .likelyToMeet: BilingualText(vi: "dễ đạt", en: "likely to meet")
    case .veryLikelyToMeet: BilingualText(vi: "rất dễ đạt", en: "very likely to meet")
    case .met: BilingualText(vi: "đạt", en: "met")
    case .notApplicable: BilingualText(vi: "không áp dụng", en: "not applicable")
    case .noData: BilingualText(vi: "thiếu số liệu", en: "no data")
    }
  }
}
