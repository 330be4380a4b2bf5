public import Evaluation
public import Observations
import Regression
import Targets

/// The yearly percent changes of every series: one row a segment, of a line without joinpoints one row.
public struct TrendTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The rows of `trends`, whose indices refer to `units`, all of one level.
  public init(_ trends: [UnitTrend], units: [AreaUnit], level: AreaLevel, context: ReportContext) {
    table = Table(
      columns: Self.columns,
      rows: trends.flatMap { trend -> [[Cell]] in
        let key = context.keyCells(units[trend.unit], level: level, indicator: trend.indicator.id)
        return Self.rows(trend, context).map {
          key + $0 + [.text(trend.status.words.joined(separator: "; "))]
        }
      })
  }

  private static func rows(_ trend: UnitTrend, _ context: ReportContext) -> [[Cell]] {
    switch trend.fit {
    case .success(let fit):
      return fit.segments.indices.map { place in
        let segment = fit.segments[place]
        return [
          .integer(place + 1), .text(String(segment.firstYear)), .text(String(segment.lastYear)),
          .integer(fit.observations),
        ] + cells(segment.change) + [average(fit, at: place, context.language)] + cells(fit.averageChange)
          + cells(fit.averageChange(overLast: 5)) + cells(fit.averageChange(overLast: 10))
          + cells(fit, chance: trend.chanceTest)
          + [
            .text(fit.joinpoints.isEmpty ? "log-linear" : "joinpoint-\(fit.criterion.rawValue)"),
            .text(trend.remark(at: place, context)), .empty,
          ]
      }
    case .failure(let error):
      let empty = [Cell](repeating: .empty, count: 4)
      return [
        [
          .empty, .text(trend.series.first.map { String($0.year) }),
          .text(trend.series.last.map { String($0.year) }), .integer(trend.series.count),
        ] + empty + [.empty] + empty + empty + empty + [Cell](repeating: .empty, count: 10)
          + [.text(trend.remark(context)), .text(error.sentence(context.language))]
      ]
    }
  }

  /// The change, its limits and its p-value.
  private static func cells(_ change: AnnualChange?) -> [Cell] {
    [
      .real(change?.percent, digits: 1), .real(change?.lower, digits: 1), .real(change?.upper, digits: 1),
      .pValue(change?.pValue),
    ]
  }

  /// On screens the average change, once, where there are several segments.
  private static func average(_ fit: JoinpointFit, at place: Int, _ language: Language) -> Cell {
    guard !fit.joinpoints.isEmpty, place == 0 else { return .empty }
    let numbers = [fit.averageChange.percent, fit.averageChange.lower, fit.averageChange.upper].map {
      fixed($0, digits: 1, language)
    }
    return .text("\(numbers[0]) (\(numbers[1]) … \(numbers[2]))")
  }

  /// How the line was fitted.
  private static func cells(_ fit: JoinpointFit, chance: ChanceTest?) -> [Cell] {
    [
      .text(fit.joinpoints.inWords), .text(fit.model.rivals.map(\.inWords).joined(separator: "|")),
      .integer(fit.limit.most), .text(fit.limit.reason.rawValue), .real(fit.dispersion, digits: 2),
      .text(fit.errorBasis.rawValue), .real(chance?.chiSquare, digits: 2),
      .pValue(chance?.pValue), zeros(fit),
    ]
  }

  /// What was done about years without a case.
  private static func zeros(_ fit: JoinpointFit) -> Cell {
    let label =
      switch fit.zeroHandling {
      case .none: BilingualText(vi: "không có", en: "none")
      case .halfAddedToAll: BilingualText(vi: "cộng 0,5 mọi năm", en: "0.5 added to all")
      }
    return .word(fit.zeroHandling.rawValue, label)
  }

  private static let columns: [Table.Column] =
    ReportContext.keyColumns + [
      // The years stay on the narrowest screen: they alone tell segments apart.
      .init("segment"), .init("first_year", BilingualText(vi: "Từ", en: "From")),
      .init("last_year", BilingualText(vi: "Đến", en: "To")), .init("observations"),
      .init("apc", BilingualText(vi: "% mỗi năm", en: "% a year")),
      .init("conf_low", BilingualText(vi: "95 % từ", en: "95 % from")),
      .init("conf_high", BilingualText(vi: "đến", en: "to")),
      .init("p_value", BilingualText(vi: "p", en: "p"), yielding: 1),
      .init(onScreen: BilingualText(vi: "Bình quân % mỗi năm", en: "Average % a year"), yielding: 3),
    ] + changeColumns("aapc") + changeColumns("aapc_last_5") + changeColumns("aapc_last_10") + [
      .init("joinpoints"), .init("near_ties"), .init("joinpoints_allowed"), .init("joinpoints_limit"),
      .init("dispersion"), .init("error_basis"), .init("chi_square"), .init("chi_square_p_value"),
      .init("zero_handling", BilingualText(vi: "Số không", en: "Zeros"), yielding: 4), .init("model"),
      .init("remark", BilingualText(vi: "Ghi chú", en: "Remark"), yielding: 5),
      .init("failure", BilingualText(vi: "Không tính được", en: "Not fitted")), .init("data_status"),
    ]

  private static func changeColumns(_ name: String) -> [Table.Column] {
    ["", "_conf_low", "_conf_high", "_p_value"].map { .init(name + $0) }
  }
}

extension [Int] {
  /// The years in one cell of a file.
  fileprivate var inWords: String { map(String.init).joined(separator: ";") }
}
