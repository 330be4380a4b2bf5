import Glibc
import LinearAlgebra

/// The specification of a negative binomial regression, Var y = μ + μ² / size, with the size by maximum likelihood
/// (Lawless 1987; Venables & Ripley 2002, section 7.4).
///
/// The profile likelihood is maximised over α = 1 / size: its slope at the best coefficients for α is that at fixed means,
/// so that a bracketed secant search needs one warm-started fit a step. Where the slope at α = 0, half of
/// Σ w ((y − μ)² − y) at Poisson's means, is not above 0, the responses scatter no more than Poisson's, the size is
/// infinite and the answer is the Poisson fit.
public struct NegativeBinomialModel: Sendable, Hashable {
  /// The scale on which the means are linear.
  public var link: Link
  /// Columns of which a smaller share than this lies outside the span of those before are dropped.
  public var rankTolerance = 1e-11
  /// After so many sizes, or iterations at one size, the fit is given up.
  public var iterationLimit = 100

  /// A model with the logarithm as link unless another is given.
  public init(link: Link = .log) { self.link = link }

  /// The fit to `frame`, whose random terms are ignored.
  public func fit(_ frame: ModelFrame) throws(FitError) -> NegativeBinomialFit {
    var poisson = GeneralizedLinearModel(.poisson, link: link)
    (poisson.rankTolerance, poisson.iterationLimit) = (rankTolerance, iterationLimit)
    let response = try ScaledResponse(frame, family: .poisson, link: link)
    let limit = try poisson.fit(response, frame)
    let likelihood = SizeLikelihood(response)
    guard likelihood.derivatives(0, means: limit.means).first > 0 else {
      return NegativeBinomialFit(
        regression: limit.countingParameters(1), size: .infinity, sizeStandardError: nil, poissonLimit: limit,
        log: [])
    }
    var search = SizeSearch(
      likelihood: likelihood, fit: limit, link: link, iterationLimit: iterationLimit)
    let alpha = try search.run()
    var model = poisson
    model.family = .negativeBinomial(size: 1 / alpha)
    let regression = try GeneralizedLinearFit(
      model: model, frame: frame, response: response, kept: limit.kept, scoring: search.scoring,
      furtherParameters: 1)
    let information = -likelihood.derivatives(alpha, means: regression.means).second
    return NegativeBinomialFit(
      regression: regression, size: 1 / alpha,
      // d size = d α / α², and the slope by α is 0.
      sizeStandardError: information > 0 ? 1 / (information.squareRoot() * alpha * alpha) : nil,
      poissonLimit: limit, log: search.log)
  }
}
