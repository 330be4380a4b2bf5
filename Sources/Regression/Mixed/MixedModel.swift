/// The specification of a generalised linear mixed model: fixed coefficients, and random ones that are normal around
/// zero, correlated within a term and independent between terms (Breslow & Clayton 1993).
///
/// The likelihood is that of the responses alone. The random coefficients are integrated out by Laplace's
/// approximation at their conditional modes, with the observed curvature there, or by adaptive Gauss-Hermite quadrature
/// (Pinheiro & Bates 1995). Fixed coefficients, variances, correlations and the size of NB2 are estimated together.
///
/// Columns may be on any scale: estimation works on orthogonal combinations of them, of a random term too, and the
/// likelihood does not depend on the choice.
public struct MixedModel: Sendable, Hashable {
  /// How random coefficients are integrated out.
  public enum Method: Sendable, Hashable {
    /// Laplace's approximation, for any terms.
    case laplace
    /// Adaptive Gauss-Hermite quadrature of so many points, 1…100, along each random coefficient of a level; for
    /// terms of one grouping factor. One point is Laplace's approximation.
    case adaptiveGaussHermite(points: Int)
  }

  /// How responses scatter; of `.negativeBinomial` the size is where the search starts if `estimatesSize`.
  public let family: Family
  /// What makes the mean linear.
  public let link: Link
  /// Whether the size of NB2 is estimated by maximum likelihood rather than fixed.
  public let estimatesSize: Bool
  /// How random coefficients are integrated out.
  public let method: Method

  /// The largest number of random coefficients that one level may have with quadrature of more than one point.
  static let mostQuadratureCoefficients = 3

  /// A model of counts with link `log`, or of the binomial family with link `logit`, `probit` or
  /// `complementaryLogLog`; other combinations trap, see `supports(_:_:)`.
  public init(
    family: Family, link: Link? = nil, estimatesSize: Bool = false, method: Method = .laplace
  ) {
    let link = link ?? family.usualLink
    precondition(Self.supports(family, link), "a mixed model of \(family) with link \(link)")
    if case .negativeBinomial(let size) = family {
      precondition(size > 0 && size.isFinite, "a size above 0, not \(size)")
    } else {
      precondition(!estimatesSize, "only NB2 has a size to estimate, not \(family)")
    }
    if case .adaptiveGaussHermite(let points) = method {
      precondition((1...100).contains(points), "1…100 points, not \(points)")
    }
    self.family = family
    self.link = link
    self.estimatesSize = estimatesSize
    self.method = method
  }

  /// NB2 with a size estimated from the data.
  public static func negativeBinomial(method: Method = .laplace) -> MixedModel {
    MixedModel(family: .negativeBinomial(size: 5), estimatesSize: true, method: method)
  }

  /// Whether a model of that family and link can be fitted.
  public static func supports(_ family: Family, _ link: Link) -> Bool {
    switch family {
    case .gaussian: false
    case .poisson, .negativeBinomial: link == .log
    case .binomial: link == .logit || link == .probit || link == .complementaryLogLog
    }
  }

  /// Fits the model to `frame`, which has at least one random term.
  ///
  /// Counts are the response's values; of the binomial family these are successes, out of `trials` or of 1. Weights
  /// multiply the log-likelihood of their rows. Columns of the design that depend on earlier ones are dropped.
  /// Throws for data that no such model fits: see `FitError`.
  public func fit(_ frame: ModelFrame) throws(FitError) -> MixedFit {
    try check(frame)
    let layout = try MixedLayout(frame, family: family)
    var estimation = MixedEstimation(model: self, frame: frame, layout: layout)
    return try estimation.fit()
  }
}
