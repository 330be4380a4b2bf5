import Observations
import Regression

extension FitError {
  /// Why a trend could not be fitted, in a short sentence.
  func sentence(_ language: Language) -> String {
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
    case .rateOutOfRange(let year):
      language(vi: "tỷ suất năm \(year) không hợp lệ", en: "the rate of \(year) is out of range")
    case .repeatedYear(let year):
      language(vi: "năm \(year) xuất hiện hai lần", en: "the year \(year) occurs twice")
    case .numerical: language(vi: "không giải được phương trình", en: "the equations could not be solved")
    default: language(vi: "không khớp được mô hình (\(description))", en: description)
    }
  }
}
