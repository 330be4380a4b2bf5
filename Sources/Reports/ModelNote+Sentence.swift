import Evaluation
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
    return language(vi: "Mô hình ", en: "Model ") + name + other + base + ": "
      + values.joined(separator: "; ")
  }
}

extension ModelNote.Parameter.Name {
  fileprivate func phrase(_ language: Language) -> String {
    switch self {
    case .discount: language(vi: "hệ số nhớ", en: "discount")
    case .growth: language(vi: "mức năm sau so với năm trước", en: "yearly growth ratio")
    case .priorMean: language(vi: "trung bình tiên nghiệm", en: "prior mean")
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
