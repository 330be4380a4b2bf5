import Observations
import Regression

extension RegressionPage {
  /// The variances of random terms as lme4 prints them, then what the fit is worth; none without random terms.
  var randomEffects: [String] {
    guard case .mixed(let fit) = fit else { return [] }
    let heads = [
      language(vi: "Nhóm", en: "Groups"), language(vi: "Hệ số", en: "Name"),
      language(vi: "Phương sai", en: "Variance"), language(vi: "Độ lệch chuẩn", en: "Std. Dev."),
      language(vi: "Tương quan", en: "Corr"),
    ]
    let lines = fit.randomTerms.flatMap { term in
      term.names.indices.map { place in
        [
          place == 0 ? term.grouping.onOneLine : "", term.names[place].onOneLine,
          significant(term.variances[place], digits: 5, language),
          significant(term.standardDeviations[place], digits: 5, language),
        ]
          + (0..<place).map { other in
            term.correlation(other, place).map { fixed($0, digits: 2, language) } ?? "–"
          }
      }
    }
    var levels: [String] = []
    for term in fit.randomTerms {
      let text = "\(term.grouping.onOneLine), \(grouped(term.levels, language))"
      if !levels.contains(text) { levels.append(text) }
    }
    return [
      language(vi: "Hiệu ứng ngẫu nhiên:\n", en: "Random effects:\n"),
      aligned([heads] + lines, toLeft: [0, 1]),
      language(vi: "Số nhóm: ", en: "Groups: ") + levels.joined(separator: "; ") + "\n",
    ] + singular(fit)
  }

  private func singular(_ fit: MixedFit) -> [String] {
    guard fit.isSingular else { return [] }
    let terms = fit.singularTerms.map { "(\($0))" }.joined(separator: ", ").onOneLine
    return [
      language(
        vi: "Khớp suy biến: phương sai bằng 0 hoặc tương quan ±1 ở \(terms)\n",
        en: "Singular fit: a variance of 0 or a correlation of ±1 in \(terms)\n")
    ]
  }

  /// What stands below the coefficients of a fit with random terms.
  func closing(_ fit: MixedFit) -> [String] {
    var lines = [
      language(vi: "AIC: ", en: "AIC: ") + significant(fit.aic, digits: 5, language) + "  BIC: "
        + significant(fit.bic, digits: 5, language) + "\n",
      language(vi: "Log hợp lý: ", en: "Log-likelihood: ")
        + significant(fit.logLikelihood, digits: 7, language)
        + language(vi: " (\(fit.parameters) tham số)\n", en: " (\(fit.parameters) parameters)\n"),
    ]
    if fit.isPoissonLimit {
      lines.append(
        language(
          vi: "Theta: ∞ — số liệu không phân tán hơn Poisson; kết quả là giới hạn Poisson\n",
          en: "Theta: ∞ — the counts scatter no more than Poisson's; the answer is the Poisson limit\n"))
    } else if let size = fit.size {
      let error =
        fit.logSizeStandardError.map {
          language(vi: ", sai số chuẩn của ln theta: ", en: ", std. err. of ln theta: ")
            + significant($0, digits: 4, language)
        } ?? ""
      lines.append("Theta: " + significant(size, digits: 5, language) + error + "\n")
    }
    if fit.covarianceSource == .fixedVariances {
      lines.append(
        language(
          vi: "Sai số chuẩn coi các phương sai như đã biết: có thể quá nhỏ\n",
          en: "Standard errors take the variances as known: they may be too small\n"))
    }
    if fit.search.reason != .converged {
      lines.append(
        language(
          vi: "Chưa chứng minh được là cực đại của hàm hợp lý\n",
          en: "The search ended without proof of a maximum of the likelihood\n"))
    }
    return lines
  }
}
