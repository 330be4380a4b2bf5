public import LinearAlgebra

/// A generalised linear mixed model fitted to data.
public struct MixedFit: Sendable, Hashable {
  /// What was fitted; of NB2 the size is the estimate, and at its limit the family is Poisson.
  public let model: MixedModel
  /// The names of the fixed coefficients, as the design has them.
  public let coefficientNames: [String]
  /// The fixed coefficients, nil for columns that depend on earlier ones and were dropped.
  public let coefficients: [Double?]
  /// The indices of the coefficients that were estimated, in rising order.
  public let kept: [Int]
  /// The covariance of the estimated coefficients, in the order of `kept`.
  public let covariance: Matrix
  /// From what `covariance` was made.
  public let covarianceSource: CovarianceSource
  /// The variances and correlations of each random term, in the order of the frame's.
  public let randomTerms: [VarianceComponents]
  /// The random coefficients of every level, in the order of the frame's terms.
  public let randomEffects: [RandomEffects]
  /// The size of NB2; nil for families without one, and for NB2 at its limit.
  public let size: Double?
  /// The standard error of ln size where that was estimated.
  public let logSizeStandardError: Double?
  /// Whether the size was to be estimated and the data, not over-dispersed beyond the random coefficients, put it at
  /// infinity: the answer is the Poisson limit with the likelihood of that limit.
  public let isPoissonLimit: Bool
  /// The logarithm of the likelihood, with all constants.
  public let logLikelihood: Double
  /// The number of rows with a weight above 0.
  public let observations: Int
  /// Estimated fixed coefficients, variances, correlations, and the size where it was estimated.
  public let parameters: Int
  /// The mean of each row at the conditional modes; of the binomial family a probability.
  public let fitted: [Double]
  /// The mean of each row where all random coefficients are 0, which is not the mean over levels.
  public let populationFitted: [Double]
  /// How the estimates were found.
  public let search: Search

  /// From what a covariance was made.
  public enum CovarianceSource: String, Sendable, Hashable {
    /// The curvature of the log-likelihood in all parameters.
    case allParameters
    /// The information about the fixed coefficients alone, the variances and the size taken as known: the curvature in
    /// all parameters is not that of a maximum. The errors are too small rather than too large.
    case fixedVariances
  }

  /// The way of the search for the maximum.
  public struct Search: Sendable, Hashable {
    /// The log-likelihood at the start.
    public let start: Double
    /// How often the log-likelihood and its gradient were evaluated, the curvature included.
    public let evaluations: Int
    /// Newton's steps towards conditional modes, over all evaluations.
    public let modeIterations: Int
    /// Why the search ended.
    public let reason: Reason
    /// What a further Newton step is expected to gain, ½ gᵀ(−H)⁻¹g at the end.
    public let expectedGain: Double
    /// The expected gain at which the search counts as converged.
    public let tolerance: Double

    /// Why a search ended.
    public enum Reason: String, Sendable, Hashable {
      /// The expected gain is below the tolerance, and the curvature is that of a maximum.
      case converged
      /// Nothing more was gained, while the gradient and the curvature do not prove a maximum.
      case noFurtherGain
    }
  }

  /// Random terms of which a variance is 0 or a correlation −1 or 1: "1 + year | unit".
  public var singularTerms: [String] { randomTerms.filter(\.isSingular).map(\.label) }

  /// Whether the estimates lie on the border of what covariances can be.
  public var isSingular: Bool { randomTerms.contains(where: \.isSingular) }

  /// −2 ln L + 2 · parameters.
  public var aic: Double { -2 * logLikelihood + 2 * Double(parameters) }

  /// The names of the coefficients that were dropped.
  public var droppedNames: [String] {
    coefficientNames.indices.filter { coefficients[$0] == nil }.map { coefficientNames[$0] }
  }
}
