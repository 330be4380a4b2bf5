public import Observations
public import Regression

extension FitError {
  /// Why a regression could not be fitted, in a short sentence; `row` names a row of the frame.
  public func regressionSentence(_ language: Language, row: (Int) -> String) -> String {
    switch self {
    case .allCountsZero: return language(vi: "mọi số đếm đều bằng 0", en: "every count is zero")
    case .tooFewRows(let found, let needed):
      return language(
        vi: "có \(found) dòng đủ số liệu, cần ít nhất \(needed)",
        en: "complete rows: \(found), needed: \(needed)")
    case .responseOutOfRange(let place, let expected):
      return language(
        vi: "biến phụ thuộc ở \(row(place)) không hợp lệ (\(expected))",
        en: "the response must be \(expected): \(row(place))")
    case .offsetNotFinite(let place):
      return language(
        vi: "offset không hữu hạn: \(row(place))", en: "the offset is not a finite number: \(row(place))")
    case .valueNotFinite(let column, let place):
      return language(
        vi: "'\(column)' không hữu hạn: \(row(place))",
        en: "'\(column)' is not a finite number: \(row(place))")
    case .separated(let coefficients):
      return language(
        vi: "số liệu bị tách hoàn toàn, không có ước lượng hữu hạn cho ",
        en: "the responses are separated perfectly, no finite estimate for ")
        + coefficients.joined(separator: ", ")
    case .oneLevelFactor(let name, let level):
      return language(
        vi: "biến phân loại '\(name)' chỉ có một mức, '\(level)'",
        en: "the factor '\(name)' has one level only, '\(level)'")
    case .tooFewDistinctValues(let term, let found, let needed):
      return language(
        vi: "\(term): có \(found) giá trị khác nhau, cần ít nhất \(needed)",
        en: "\(term): different values: \(found), needed: \(needed)")
    case .missingLevel(let factor, let level):
      return language(
        vi: "không dòng nào có mức '\(level)' của '\(factor)'",
        en: "no row has the level '\(level)' of '\(factor)'")
    case .designTooLarge(let rows, let columns):
      return language(
        vi: "\(rows) dòng với \(columns) hệ số là quá lớn",
        en: "\(rows) rows with \(columns) coefficients are too many")
    case .tooFewRowsPerLevel(let term, let coefficients):
      return language(
        vi: "không mức nào của (\(term)) có đủ \(coefficients) dòng", en: description)
    case .notConverged(let iterations):
      return language(
        vi: "ước lượng không hội tụ sau \(iterations) vòng lặp", en: description)
    default: return sentence(language)
    }
  }
}
