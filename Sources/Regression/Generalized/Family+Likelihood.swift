import Glibc
import Probability

extension Family {
  /// The log-likelihood of one observation of weight 1 with all its constants; of the binomial family without the
  /// binomial coefficient, of the Gaussian none.
  func logLikelihood(_ y: Double, _ mu: Double) -> Double {
    switch self {
    case .gaussian: 0
    case .poisson: (y == 0 ? 0 : y * log(mu)) - mu - SpecialFunctions.logGamma(y + 1)
    case .binomial: (y == 0 ? 0 : y * log(mu)) + (y == 1 ? 0 : (1 - y) * log1p(-mu))
    case .negativeBinomial(let size):
      SpecialFunctions.logRising(size, by: y) - SpecialFunctions.logGamma(y + 1) - size * log1p(mu / size)
        + (y == 0 ? 0 : y * log(mu / (mu + size)))
    }
  }
}

extension GeneralizedLinearModel {
  /// The log-likelihood of a whole fit, nil for a dispersion that no distribution has.
  func logLikelihood(
    _ frame: ModelFrame, _ response: ScaledResponse, means: [Double], deviance: Double
  ) -> Double? {
    if family == .gaussian {
      // −n/2 (ln (2π D / n) + 1) + ½ Σ ln w, at the variance that maximises it.
      let n = Double(response.observations)
      let logWeights = response.weights.reduce(0) { $1 > 0 ? $0 + log($1) : $0 }
      return deviance > 0 ? -0.5 * (n * (log(2 * Double.pi * deviance / n) + 1) - logWeights) : nil
    }
    guard dispersion == .one else { return nil }
    var sum = 0.0
    for row in means.indices where response.weights[row] > 0 {
      sum += response.weights[row] * family.logLikelihood(response.values[row], means[row])
      if family == .binomial, let trials = frame.response.trials {
        let (few, all) = (frame.response.values[row], trials[row])
        sum +=
          frame.weights[row]
          * (SpecialFunctions.logRising(all - few + 1, by: few)
            - SpecialFunctions.logGamma(few + 1))
      }
    }
    return sum
  }
}
