public import Probability

/// What an estimate in units of its standard error is compared with.
public enum ReferenceDistribution: Sendable, Hashable {
  /// The normal distribution, where the variance is known from the mean.
  case normal
  /// Student's t, where the dispersion is estimated on these degrees of freedom.
  case studentT(degreesOfFreedom: Int)

  /// P(|T| ≥ |`statistic`|).
  public func twoSidedTail(_ statistic: Double) -> Double {
    switch self {
    case .normal: 2 * Normal.standard.upperTail(above: abs(statistic))
    case .studentT(let freedom): StudentT(degreesOfFreedom: Double(freedom)).twoSidedTail(statistic)
    }
  }

  /// Half the width, in standard errors, of central limits at `level`: 1.96 for the normal distribution at 0.95.
  public func halfWidth(_ level: ConfidenceLevel) -> Double {
    switch self {
    case .normal: Normal.standard.quantile(1 - level.tail)
    case .studentT(let freedom): StudentT(degreesOfFreedom: Double(freedom)).quantile(1 - level.tail)
    }
  }

  /// The line of one coefficient; `limits` default to Wald's.
  func row(
    name: String, estimate: Double, standardError: Double, level: ConfidenceLevel,
    limits: CoefficientLimits? = nil
  ) -> CoefficientRow {
    // An exact fit has errors of 0, and then an estimate of 0 and the rounding of one cannot be told apart.
    let statistic = standardError > 0 ? estimate / standardError : nil
    let width = halfWidth(level) * standardError
    return CoefficientRow(
      name: name, estimate: estimate, standardError: standardError, statistic: statistic,
      pValue: statistic.map { twoSidedTail($0) },
      lower: limits.map { $0.lower } ?? (estimate - width),
      upper: limits.map { $0.upper } ?? (estimate + width))
  }
}
