public import Observations
import Probability
import Regression
import Targets

/// The yearly percent change of every series: one row a unit, district or the whole.
public struct TrendTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The trends of `panel` over its whole years before `year`; a proportion's denominator is its exposure.
  public init(_ panel: Panel, before year: Int, level: AreaLevel, context: ReportContext) {
    table = Table(
      columns: Self.columns,
      rows: panel.units.indices.map { unit in
        Self.row(panel, unit: unit, before: year, level: level, context: context)
      })
  }

  private static func row(
    _ panel: Panel, unit: Int, before year: Int, level: AreaLevel, context: ReportContext
  ) -> [Cell] {
    var status = DataStatus()
    let counts = panel.years.filter { $0 < year }.compactMap { year -> YearCount? in
      let tally = panel.tally(unit: unit, year: year)
      guard tally.isWholeYear, let value = tally.value else { return nil }
      if tally.denominator == 0 { return nil }
      status.formUnion(tally.status)
      return YearCount(year: year, count: Double(value), exposure: Double(tally.denominator ?? 1))
    }
    var key = context.keyCells(panel.units[unit], level: level, indicator: panel.indicator.id)
    // Several indicators stand in one table: screens name them.
    key[key.count - 1] = .word(
      panel.indicator.id,
      context.plan.label(of: panel.indicator.id) ?? BilingualText(same: panel.indicator.id))
    return key + fitCells(counts, language: context.language) + [.text(status.words.joined(separator: "; "))]
  }

  private static func fitCells(_ counts: [YearCount], language: Language) -> [Cell] {
    do {
      let fit = try LogLinearTrend(level: .ninetyFivePercent).fit(counts)
      return [
        .text(String(fit.firstYear)), .text(String(fit.lastYear)), .integer(fit.observations),
        .real(fit.annualPercentChange, digits: 1), .real(fit.lower, digits: 1), .real(fit.upper, digits: 1),
        .real(fit.pValue, digits: 3), .real(fit.dispersion, digits: 2), zeros(fit), .empty,
      ]
    } catch {
      return [
        .text(counts.first.map { String($0.year) }), .text(counts.last.map { String($0.year) }),
        .integer(counts.count), .empty, .empty, .empty, .empty, .empty, .empty,
        .text(error.sentence(language)),
      ]
    }
  }

  /// What was done about years without a case.
  private static func zeros(_ fit: LogLinearTrendFit) -> Cell {
    let label =
      switch fit.zeroHandling {
      case .none: BilingualText(vi: "không có", en: "none")
      case .halfAddedToAll: BilingualText(vi: "cộng 0,5 mọi năm", en: "0.5 added to all")
      }
    return .word(fit.zeroHandling.rawValue, label)
  }

  private static let columns: [Table.Column] =
    ReportContext.keyColumns.map {
      $0.id == "indicator" ? .init("indicator", BilingualText(vi: "Chỉ tiêu", en: "Indicator")) : $0
    } + [
      .init("first_year", BilingualText(vi: "Từ", en: "From"), yielding: 2),
      .init("last_year", BilingualText(vi: "Đến", en: "To"), yielding: 2), .init("years"),
      .init("apc_pct", BilingualText(vi: "% mỗi năm", en: "% a year")),
      .init("conf_low", BilingualText(vi: "95 % từ", en: "95 % from")),
      .init("conf_high", BilingualText(vi: "đến", en: "to")),
      .init("p_value", BilingualText(vi: "p", en: "p"), yielding: 1), .init("dispersion"),
      .init("zero_handling", BilingualText(vi: "Số không", en: "Zeros"), yielding: 4),
      .init("failure", BilingualText(vi: "Không tính được", en: "Not fitted")),
      .init("data_status"),
    ]
}

extension FitError {
  /// Why there is no trend, in a short sentence.
  fileprivate func sentence(_ language: Language) -> String {
    switch self {
    case .allCountsZero: language(vi: "mọi năm đều bằng 0", en: "no case in any year")
    case .tooFewYears(let found, let needed):
      language(
        vi: "có \(found) năm, cần ít nhất \(needed)", en: "years with data: \(found), needed: \(needed)")
    case .oneYearOnly(let year): language(vi: "chỉ có năm \(year)", en: "all data are of \(year)")
    case .countOutOfRange(let year):
      language(vi: "số liệu năm \(year) không hợp lệ", en: "the count of \(year) is out of range")
    case .exposureOutOfRange(let year):
      language(vi: "mẫu số năm \(year) không hợp lệ", en: "the denominator of \(year) is out of range")
    case .numerical: language(vi: "không giải được phương trình", en: "the equations could not be solved")
    default: language(vi: "không khớp được mô hình (\(description))", en: description)
    }
  }
}
