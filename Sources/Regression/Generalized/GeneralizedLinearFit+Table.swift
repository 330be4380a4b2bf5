public import LinearAlgebra
public import Probability

/// How limits of a coefficient are found.
public enum LimitMethod: String, Sendable, Hashable {
  /// Estimate ± quantile · standard error.
  case wald
  /// Where the likelihood, maximised over all other coefficients, has fallen enough.
  case profile
}

extension GeneralizedLinearFit {
  /// The normal distribution, or Student's t where the dispersion is estimated.
  public var reference: ReferenceDistribution {
    model.dispersion == .one ? .normal : .studentT(degreesOfFreedom: degreesOfFreedom)
  }

  /// A line a column of the design, in its order; dropped columns have a name only.
  ///
  /// `covariance`, over the kept columns, replaces that of the model, as a robust one does; profile limits do not
  /// depend on it.
  public func table(
    level: ConfidenceLevel = .ninetyFivePercent, limits method: LimitMethod = .wald,
    covariance: Matrix? = nil
  ) -> [CoefficientRow] {
    let errors = standardErrors(of: covariance ?? self.covariance)
    let profile = method == .profile ? profileLimits(level: level) : nil
    return coefficients.indices.map { column in
      let name = frame.design.names[column]
      guard let estimate = coefficients[column], let error = errors[column] else {
        return CoefficientRow(name: name)
      }
      return reference.row(
        name: name, estimate: estimate, standardError: error, level: level, limits: profile?[column])
    }
  }

  /// Wald's limits, a pair a column; `reference` defaults to that of the p-values. R's `confint.default` uses the normal
  /// distribution even where the dispersion is estimated.
  public func waldLimits(
    level: ConfidenceLevel = .ninetyFivePercent, reference: ReferenceDistribution? = nil,
    covariance: Matrix? = nil
  ) -> [CoefficientLimits] {
    let width = (reference ?? self.reference).halfWidth(level)
    return zip(coefficients, standardErrors(of: covariance ?? self.covariance)).map { estimate, error in
      guard let estimate, let error else { return CoefficientLimits(lower: nil, upper: nil) }
      return CoefficientLimits(lower: estimate - width * error, upper: estimate + width * error)
    }
  }
}
