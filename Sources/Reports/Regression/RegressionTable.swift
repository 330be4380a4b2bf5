import Observations
public import Regression
import Targets

/// The coefficients of regressions, tidy: one row a series and coefficient, of a failed series one row with its reason.
public struct RegressionTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The coefficients of `results`, whose keys are the values of the columns `keys`; ratios, on screens, of `meaning`.
  public init(_ results: [RegressionResult], keys: [String], meaning: RatioMeaning?) {
    table = Table(
      columns: keys.map { .init($0, BilingualText(same: $0)) } + Self.columns(meaning),
      rows: results.flatMap { result in
        let key = result.key.map(Cell.text)
        guard let coefficients = result.coefficients else {
          let empty = [Cell](repeating: .empty, count: 12)
          return [key + empty + [.text("failed"), .text(result.reason)]]
        }
        return coefficients.map { key + Self.cells($0, meaning) }
          + result.randomTerms.flatMap { term in
            Self.components(term).map { name, value in
              key + [.text("random"), .text(term.grouping), .text(name), .real(value, digits: 4)]
                + [Cell](repeating: .empty, count: 8) + [.text("fitted"), .empty]
            }
          }
      })
  }

  private static func cells(_ row: CoefficientRow, _ meaning: RatioMeaning?) -> [Cell] {
    // e to the power of an intercept is no ratio.
    let isRatio = meaning != nil && row.name != "(Intercept)"
    let ratios = [row.ratio.estimate, row.ratio.lower, row.ratio.upper].map {
      isRatio ? ratioCell($0) : .empty
    }
    return [
      .text("fixed"), .empty, .text(row.name), .real(row.estimate, digits: 4),
      .real(row.standardError, digits: 4), .real(row.statistic, digits: 2), .pValue(row.pValue),
      .real(row.lower, digits: 4), .real(row.upper, digits: 4),
    ] + ratios + [.text(row.estimate == nil ? "dropped" : "fitted"), .empty]
  }

  /// Three decimals, in powers of ten where these are not enough or too many.
  private static func ratioCell(_ ratio: Double?) -> Cell {
    guard let ratio else { return .empty }
    return ratio < 0.001 || ratio >= 1e6 ? .scientific(ratio) : .real(ratio, digits: 3)
  }

  /// Standard deviations, `sd__x`, and correlations, `cor__x.z`, in the words of R's broom.mixed; of coefficients that do
  /// not vary no correlation.
  private static func components(_ term: VarianceComponents) -> [(name: String, value: Double)] {
    let deviations = zip(term.names, term.standardDeviations).map { ("sd__" + $0, $1) }
    let correlations = term.names.indices.flatMap { second in
      (0..<second).compactMap { first in
        term.correlation(first, second).map { ("cor__\(term.names[first]).\(term.names[second])", $0) }
      }
    }
    return deviations + correlations
  }

  private static func columns(_ meaning: RatioMeaning?) -> [Table.Column] {
    [
      .init("effect"), .init("group"), .init("term", BilingualText(vi: "Số hạng", en: "Term")),
      .init("estimate", BilingualText(vi: "Ước lượng", en: "Estimate"), yielding: 3),
      .init("std_error", BilingualText(vi: "Sai số chuẩn", en: "Std. error"), yielding: 2),
      .init("statistic"), .init("p_value", BilingualText(vi: "p", en: "p")), .init("conf_low"),
      .init("conf_high"), .init(onScreen: meaning?.label ?? BilingualText(vi: "Tỷ số", en: "Ratio")),
      .init(onScreen: BilingualText(vi: "từ", en: "from")),
      .init(onScreen: BilingualText(vi: "đến", en: "to")), .init("fit_status"),
      .init("reason", BilingualText(vi: "Không tính được", en: "Not fitted")),
    ]
  }
}

extension RatioMeaning {
  /// The heading over such ratios.
  var label: BilingualText {
    switch self {
    case .rates: BilingualText(vi: "Tỷ số suất", en: "Rate ratio")
    case .odds: BilingualText(vi: "Tỷ số chênh", en: "Odds ratio")
    case .hazards: BilingualText(vi: "Tỷ số nguy cơ", en: "Hazard ratio")
    }
  }
}
