import Glibc
public import Observations
public import Probability
public import Regression
import Targets

/// The summary of one regression in the order in which R prints it, with ratios and their limits beside.
public struct RegressionPage: Sendable {
  /// What stands above the numbers.
  public struct Heading: Sendable {
    /// The formula.
    public let formula: String
    /// What was fitted.
    public let model: RegressionModel
    /// The level of the limits.
    public let level: ConfidenceLevel
    /// Where the limits are those of the profile likelihood.
    public let limits: LimitMethod
    /// What the standard errors are robust against, as on the command line; nil for the model's own.
    public let robust: String?

    /// The call.
    public init(
      formula: String, model: RegressionModel, level: ConfidenceLevel, limits: LimitMethod, robust: String?
    ) {
      self.formula = formula
      self.model = model
      self.level = level
      self.limits = limits
      self.robust = robust
    }
  }

  let heading: Heading
  let fit: RegressionFit
  let rows: [CoefficientRow]
  let rowsLeftOut: Int
  let language: Language

  /// The page of `fit` with the lines of its table; `rowsLeftOut` miss a value.
  public init(
    _ fit: RegressionFit, coefficients: [CoefficientRow], rowsLeftOut: Int, heading: Heading,
    language: Language
  ) {
    self.heading = heading
    self.fit = fit
    rows = coefficients
    self.rowsLeftOut = rowsLeftOut
    self.language = language
  }

  /// The page, its lines ended.
  public var text: String {
    [call, residuals, randomEffects, coefficients, closing].filter { !$0.isEmpty }.map { $0.joined() }
      .joined(separator: "\n")
  }

  private var call: [String] {
    let model = heading.model
    let count = grouped(fit.observations, language)
    return [
      heading.formula.onOneLine + "\n",
      language(vi: "Họ phân phối: ", en: "Family: ") + "\(model.family.rawValue), "
        + language(vi: "hàm liên kết: ", en: "link: ") + "\(model.link.rawValue)\n",
      language(vi: "Số dòng: \(count)", en: "Rows: \(count)")
        + (rowsLeftOut == 0
          ? ""
          : language(
            vi: "; bỏ \(grouped(rowsLeftOut, language)) dòng thiếu giá trị",
            en: "; left out for a missing value: \(grouped(rowsLeftOut, language))")) + "\n",
    ]
  }

  private var residuals: [String] {
    guard let quartiles = fit.residualQuartiles else { return [] }
    let names = language(vi: "Nhỏ nhất,1Q,Trung vị,3Q,Lớn nhất", en: "Min,1Q,Median,3Q,Max")
    return [
      language(vi: "Phần dư deviance:\n", en: "Deviance residuals:\n"),
      aligned(
        [
          names.split(separator: ",").map(String.init),
          quartiles.map { fixed($0, digits: 4, language) },
        ], toLeft: []),
    ]
  }

  private var coefficients: [String] {
    let digits = decimals(of: rows.compactMap(\.standardError))
    let meaning = heading.model.link.ratioMeaning
    let lines = rows.map { row -> [String] in
      guard let estimate = row.estimate, let error = row.standardError else {
        return [row.name.onOneLine, "–"]
      }
      let ratio = row.ratio
      let limits = meaning == nil ? [row.lower, row.upper] : [ratio.estimate, ratio.lower, ratio.upper]
      return [
        row.name.onOneLine, fixed(estimate, digits: digits, language), fixed(error, digits: digits, language),
        row.statistic.map { fixed($0, digits: 3, language) } ?? "–",
        row.pValue.map { pValueText($0, language) } ?? "–", row.pValue.map(stars) ?? "",
      ]
        + limits.map { limit in
          limit.map { meaning == nil ? fixed($0, digits: digits, language) : ratioText($0) } ?? "–"
        }
    }
    return [
      language(vi: "Hệ số", en: "Coefficients") + robustness + ":\n",
      aligned([headings(meaning)] + lines, toLeft: [0, 5]), "---\n",
      language(vi: "Ký hiệu: ", en: "Signif. codes: ")
        + "0 '***' \(fixed(0.001, digits: 3, language)) '**' \(fixed(0.01, digits: 2, language)) '*' "
        + "\(fixed(0.05, digits: 2, language)) '.' \(fixed(0.1, digits: 1, language)) ' ' 1\n",
    ] + dropped
  }

  private var robustness: String {
    heading.robust.map { language(vi: " (sai số chuẩn vững: \($0))", en: " (robust standard errors: \($0))") }
      ?? ""
  }

  private func headings(_ meaning: RatioMeaning?) -> [String] {
    let letter = if case .studentT = fit.fixed?.reference { "t" } else { "z" }
    let percent = percentage + " %"
    let limits = [language(vi: "\(percent) từ", en: "\(percent) from"), language(vi: "đến", en: "to")]
    return [
      "", language(vi: "Ước lượng", en: "Estimate"), language(vi: "Sai số chuẩn", en: "Std. Error"),
      language(vi: "giá trị \(letter)", en: "\(letter) value"), "Pr(>|\(letter)|)", "",
    ] + (meaning.map { [$0.label.text(language)] } ?? []) + limits
  }

  /// The level in per cent, with as many decimals as it needs, at most two.
  private var percentage: String {
    let hundredths = (heading.level.value * 10_000).rounded()
    let digits = [100.0, 10].firstIndex { hundredths.truncatingRemainder(dividingBy: $0) == 0 } ?? 2
    return fixed(hundredths / 100, digits: digits, language)
  }

  /// A ratio with three decimals, below 0.095 with four significant digits, from a million on in powers of ten.
  private func ratioText(_ ratio: Double) -> String {
    guard ratio < 1e6 else { return powersOfTen(ratio, language) }
    return ratio >= 0.095 ? fixed(ratio, digits: 3, language) : significant(ratio, digits: 4, language)
  }

  private var dropped: [String] {
    let names = fit.droppedNames
    guard !names.isEmpty else { return [] }
    return [
      language(vi: "Bỏ vì do các hệ số khác quyết định: ", en: "Dropped, being determined by others: ")
        + names.joined(separator: ", ").onOneLine + "\n"
    ]
  }

  /// So many decimals that the smallest error has four significant digits, 2…8 of them.
  private func decimals(of errors: [Double]) -> Int {
    guard let least = errors.filter({ $0 > 0 && $0.isFinite }).min() else { return 4 }
    return min(8, max(2, 3 - Int(log10(least).rounded(.down))))
  }
}
