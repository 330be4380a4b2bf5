import Glibc
import Probability

/// How responses scatter around their means (McCullagh & Nelder 1989; NB2: Lawless 1987).
///
/// Responses y and means μ are on the scale of one trial for the binomial family: a proportion, with the number of
/// trials as the weight of its row.
public enum Family: Sendable, Hashable {
  /// Var y = φ.
  case gaussian
  /// Var y = μ.
  case poisson
  /// Var y = μ (1 − μ) / trials.
  case binomial
  /// NB2: Var y = μ + μ² / size, size above 0.
  case negativeBinomial(size: Double)

  /// The link that makes Xᵀy sufficient; of NB2 the logarithm, which is used instead.
  public var usualLink: Link {
    switch self {
    case .gaussian: .identity
    case .poisson, .negativeBinomial: .log
    case .binomial: .logit
    }
  }

  /// The variance of one observation of weight 1 in units of the dispersion.
  public func variance(_ mu: Double) -> Double {
    switch self {
    case .gaussian: 1
    case .poisson: mu
    case .binomial: mu * (1 - mu)
    case .negativeBinomial(let size): mu * (1 + mu / size)
    }
  }

  /// The contribution to the deviance of one observation of weight 1, 0 or more: 2 (l(y; y) − l(μ; y)).
  public func unitDeviance(_ y: Double, _ mu: Double) -> Double {
    func yLog(_ y: Double, _ ratio: Double) -> Double { y == 0 ? 0 : y * log(ratio) }
    switch self {
    case .gaussian: return (y - mu) * (y - mu)
    case .poisson: return max(0, 2 * (yLog(y, y / mu) - (y - mu)))
    case .binomial: return max(0, 2 * (yLog(y, y / mu) + yLog(1 - y, (1 - y) / (1 - mu))))
    case .negativeBinomial(let size):
      return max(0, 2 * (yLog(y, y / mu) - (y + size) * log1p((y - mu) / (mu + size))))
    }
  }
}
