/// The beta distribution on 0…1.
public struct Beta: Sendable, Hashable {
  /// Above 0.
  public let alpha: Double
  /// Above 0.
  public let beta: Double

  /// A beta distribution; `alpha` and `beta` above 0.
  public init(alpha: Double, beta: Double) {
    precondition(
      alpha > 0 && beta > 0 && alpha.isFinite && beta.isFinite,
      "alpha and beta above 0, not \(alpha) and \(beta)")
    self.alpha = alpha
    self.beta = beta
  }

  /// alpha / (alpha + beta).
  public var mean: Double { alpha / (alpha + beta) }
  /// mean (1 − mean) / (alpha + beta + 1).
  public var variance: Double { mean * (beta / (alpha + beta)) / (alpha + beta + 1) }

  /// P(X ≤ `x`).
  public func cdf(_ x: Double) -> Double {
    SpecialFunctions.incompleteBeta(min(max(x, 0), 1), alpha, beta)
  }

  /// The x with cdf(x) = `p`, for `p` in 0…1.
  public func quantile(_ p: Double) -> Double {
    precondition((0...1).contains(p), "a probability in 0…1, not \(p)")
    return SpecialFunctions.incompleteBetaInverse(p, alpha, beta)
  }

  /// A random value by inversion of one uniform number.
  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    quantile(generator.nextUniform())
  }
}
