import Probability

/// The comparison of two nested fits to the same responses.
public struct LikelihoodRatioTest: Sendable, Hashable {
  /// What the statistic is compared with.
  public enum Distribution: String, Sendable, Hashable {
    /// χ² with `degreesOfFreedom`, where the dispersion is known.
    case chiSquared = "chi_squared"
    /// F with `degreesOfFreedom` and those of the larger fit, where it is estimated.
    case fisher
  }

  /// The fall in deviance over φ of the larger fit, for F also over the degrees of freedom; for estimated sizes
  /// 2 (l(larger) − l(smaller)).
  public let statistic: Double
  /// The number of coefficients that the larger fit has more.
  public let degreesOfFreedom: Int
  /// What the statistic is compared with.
  public let distribution: Distribution
  /// The probability of a statistic as large if the smaller model holds.
  public let pValue: Double

  /// The test of `smaller` against `larger`, fitted to the same rows; `larger` has more coefficients.
  public init(smaller: GeneralizedLinearFit, larger: GeneralizedLinearFit) {
    precondition(
      smaller.observations == larger.observations,
      "fits to \(smaller.observations) and \(larger.observations) rows")
    precondition(
      larger.kept.count > smaller.kept.count,
      "a larger fit of \(larger.kept.count) coefficients, a smaller of \(smaller.kept.count)")
    let more = larger.kept.count - smaller.kept.count
    let rise = max(0, smaller.deviance - larger.deviance)
    degreesOfFreedom = more
    if larger.model.dispersion == .one {
      let likelihoods = smaller.furtherParameters > 0 || larger.furtherParameters > 0
      statistic =
        likelihoods ? max(0, 2 * (larger.logLikelihood! - smaller.logLikelihood!)) : rise
      distribution = .chiSquared
      pValue = SpecialFunctions.incompleteGammaComplement(Double(more) / 2, statistic / 2)
    } else {
      let freedom = Double(larger.degreesOfFreedom)
      statistic =
        larger.dispersion > 0
        ? rise / (Double(more) * larger.dispersion) : smaller.dispersion > 0 ? .infinity : 0
      distribution = .fisher
      pValue = fisherTail(statistic, Double(more), freedom)
    }
  }
}

/// P(F > f) = I_{d₂ / (d₂ + d₁ f)}(d₂ / 2, d₁ / 2).
func fisherTail(_ f: Double, _ first: Double, _ second: Double) -> Double {
  guard f < .infinity else { return 0 }
  return f > 0 ? SpecialFunctions.incompleteBeta(second / (second + first * f), second / 2, first / 2) : 1
}
