public import LinearAlgebra
public import Probability

/// A fit of any of the models of `RegressionModel`.
public enum RegressionFit: Sendable {
  /// Of a family without further parameters.
  case generalized(GeneralizedLinearFit)
  /// NB2 with its size.
  case negativeBinomial(NegativeBinomialFit)

  /// The regression with fixed coefficients alone; of NB2 at the estimated size.
  public var fixed: GeneralizedLinearFit {
    switch self {
    case .generalized(let fit): fit
    case .negativeBinomial(let fit): fit.regression
    }
  }

  /// The coefficients that were dropped, being determined by others.
  public var droppedNames: [String] { fixed.droppedNames }

  /// How many rows were fitted.
  public var observations: Int { fixed.observations }

  /// A line a coefficient; `covariance`, over the kept ones, replaces that of the model.
  public func coefficientTable(
    level: ConfidenceLevel, limits: LimitMethod, covariance: Matrix? = nil
  ) -> [CoefficientRow] {
    fixed.table(level: level, limits: limits, covariance: covariance)
  }
}
