public import LinearAlgebra
public import Probability

/// A fit of any of the models of `RegressionModel`.
public enum RegressionFit: Sendable {
  /// Of a family without further parameters.
  case generalized(GeneralizedLinearFit)
  /// NB2 with its size.
  case negativeBinomial(NegativeBinomialFit)
  /// With random terms.
  case mixed(MixedFit)

  /// The regression with fixed coefficients alone, of NB2 at the estimated size; nil with random terms.
  public var fixed: GeneralizedLinearFit? {
    switch self {
    case .generalized(let fit): fit
    case .negativeBinomial(let fit): fit.regression
    case .mixed: nil
    }
  }

  /// The coefficients that were dropped, being determined by others.
  public var droppedNames: [String] {
    switch self {
    case .generalized(let fit): fit.droppedNames
    case .negativeBinomial(let fit): fit.regression.droppedNames
    case .mixed(let fit): fit.droppedNames
    }
  }

  /// How many rows were fitted.
  public var observations: Int {
    switch self {
    case .generalized(let fit): fit.observations
    case .negativeBinomial(let fit): fit.regression.observations
    case .mixed(let fit): fit.observations
    }
  }

  /// A line a coefficient; `covariance`, over the kept ones, replaces that of the model. Of random terms limits are Wald's.
  public func coefficientTable(
    level: ConfidenceLevel, limits: LimitMethod, covariance: Matrix? = nil
  ) -> [CoefficientRow] {
    if let fixed { return fixed.table(level: level, limits: limits, covariance: covariance) }
    guard case .mixed(let fit) = self else { return [] }
    var rows = fit.coefficientNames.map { CoefficientRow(name: $0) }
    for (column, own) in zip(fit.kept, fit.coefficientTable(level: level)) {
      rows[column] = CoefficientRow(
        name: own.name, estimate: own.estimate, standardError: own.standardError, statistic: own.statistic,
        pValue: own.pValue, lower: own.lower, upper: own.upper)
    }
    return rows
  }

  /// The variances and correlations of random terms; none without them.
  public var randomTerms: [VarianceComponents] {
    if case .mixed(let fit) = self { fit.randomTerms } else { [] }
  }
}
