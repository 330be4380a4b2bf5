import Observations
import Regression

extension RegressionPage {
  /// What R prints below the coefficients: dispersion, deviances, criteria, iterations, size.
  var closing: [String] {
    if case .mixed(let fit) = fit { return closing(fit) }
    guard let fixed = fit.fixed else { return [] }
    var lines = [dispersion(fixed)]
    lines += deviances(fixed)
    if let aic = fixed.aic { lines.append("AIC: \(significant(aic, digits: 5, language))\n") }
    lines.append(
      language(vi: "Số vòng lặp Fisher: ", en: "Number of Fisher scoring iterations: ")
        + "\(fixed.log.count)\n"
    )
    if case .negativeBinomial(let fit) = fit { lines += size(fit) }
    if heading.limits == .profile {
      lines.append(
        language(
          vi: "Khoảng tin cậy theo hàm hợp lý tiết diện (profile).\n",
          en: "Limits of the profile likelihood.\n"))
    }
    return lines
  }

  private func dispersion(_ fit: GeneralizedLinearFit) -> String {
    let family = heading.model.family.rawValue
    let value = significant(fit.dispersion, digits: 5, language)
    return fit.model.dispersion == .one
      ? language(
        vi: "(Tham số phân tán của họ \(family) lấy bằng 1)\n",
        en: "(Dispersion parameter for \(family) family taken to be 1)\n")
      : language(
        vi: "(Tham số phân tán của họ \(family) ước lượng bằng \(value))\n",
        en: "(Dispersion parameter for \(family) family estimated to be \(value))\n")
  }

  private func deviances(_ fit: GeneralizedLinearFit) -> [String] {
    let hasConstant = fit.frame.design.terms.contains { $0.name == "(Intercept)" }
    let rows = [
      (
        language(vi: "Deviance rỗng:", en: "Null deviance:"), fit.nullDeviance,
        fit.observations - (hasConstant ? 1 : 0)
      ),
      (language(vi: "Deviance phần dư:", en: "Residual deviance:"), fit.deviance, fit.degreesOfFreedom),
    ]
    let lines = rows.map { name, deviance, freedom in
      [
        name, significant(deviance, digits: 5, language),
        language(vi: "với \(freedom) bậc tự do", en: "on \(freedom) degrees of freedom"),
      ]
    }
    return [aligned(lines, toLeft: [2])]
  }

  private func size(_ fit: NegativeBinomialFit) -> [String] {
    let twice =
      language(vi: "2 × log hợp lý: ", en: "2 x log-likelihood: ")
      + significant(2 * fit.logLikelihood, digits: 7, language) + "\n"
    guard !fit.isPoissonLimit else {
      return [
        language(
          vi: "Theta: ∞ — số liệu không phân tán hơn Poisson; kết quả là giới hạn Poisson\n",
          en: "Theta: ∞ — the counts scatter no more than Poisson's; the answer is the Poisson limit\n"),
        twice,
      ]
    }
    let error =
      fit.sizeStandardError.map {
        language(vi: ", sai số chuẩn: ", en: ", std. err.: ") + significant($0, digits: 4, language)
      } ?? ""
    return ["Theta: " + significant(fit.size, digits: 5, language) + error + "\n", twice]
  }
}
