import Evaluation
import Forecasting
import Observations

extension ModelNote {
  /// The model, its parameters, and what it was fitted to where that is not the indicator of the page, in one line;
  /// what was assumed is marked.
  func sentence(_ context: ReportContext, under page: String) -> String {
    let language = context.language
    let values = parameters.map { parameter in
      let value = fixed(parameter.value, digits: 2, language)
      let mark = parameter.isAssumed ? language(vi: " (giả định)", en: " (assumed)") : ""
      return "\(parameter.name.phrase(language)) \(value)\(mark)"
    }
    let other = indicator == page ? "" : " (\(context.label(of: indicator)))"
    let base = part == .denominator ? language(vi: " (mẫu số)", en: " (denominator)") : ""
    let weight = share.map {
      language(vi: ", trọng số ", en: ", weight ") + fixed(100 * $0, digits: 0, language) + " %"
    }
    let title = language(vi: "Mô hình ", en: "Model ") + name + other + base + (weight ?? "")
    return values.isEmpty ? title : title + ": " + values.joined(separator: "; ")
  }
}

extension FittedNumber.Name {
  fileprivate func phrase(_ language: Language) -> String {
    switch self {
    case .discount: language(vi: "hệ số nhớ", en: "discount")
    case .growth: language(vi: "mức năm sau so với năm trước", en: "yearly growth ratio")
    case .yearNoise: language(vi: "nhiễu riêng từng năm", en: "noise of single years")
    case .size: language(vi: "độ tập trung của số đếm", en: "size")
    case .priorShape: language(vi: "độ tập trung tiên nghiệm", en: "prior shape")
    case .populationExponent: language(vi: "số mũ dân số", en: "population exponent")
    case .commonDeviation: language(vi: "độ lệch chung của năm", en: "common deviation of the year")
    case .survival: language(vi: "tỷ lệ còn trong hồ sơ sau một năm", en: "yearly survival")
    case .concentration: language(vi: "độ tập trung", en: "concentration")
    case .otherArrivals: language(vi: "vào hồ sơ do nguyên nhân khác", en: "other arrivals")
    case .arrivalShape: language(vi: "độ tập trung của số vào", en: "arrival shape")
    case .mean: language(vi: "tỷ lệ trung bình", en: "mean")
    }
  }
}
