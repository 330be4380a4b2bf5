/// The gamma distribution with density rate^shape x^(shape − 1) e^(−rate x) / Γ(shape).
public struct Gamma: Sendable, Hashable {
  /// Above 0.
  public let shape: Double
  /// The inverse of the scale, above 0.
  public let rate: Double

  /// A gamma distribution; `shape` and `rate` above 0.
  public init(shape: Double, rate: Double) {
    precondition(
      shape > 0 && rate > 0 && shape.isFinite && rate.isFinite,
      "shape and rate above 0, not \(shape) and \(rate)")
    self.shape = shape
    self.rate = rate
  }

  /// shape / rate.
  public var mean: Double { shape / rate }
  /// shape / rate².
  public var variance: Double { shape / rate / rate }

  /// P(X ≤ `x`).
  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : SpecialFunctions.incompleteGamma(shape, rate * x) }

  /// P(X > `x`), with all digits far out.
  public func upperTail(above x: Double) -> Double {
    x <= 0 ? 1 : SpecialFunctions.incompleteGammaComplement(shape, rate * x)
  }

  /// The x with cdf(x) = `p`, for `p` in 0…1; infinite at 1.
  public func quantile(_ p: Double) -> Double {
    precondition((0...1).contains(p), "a probability in 0…1, not \(p)")
    return SpecialFunctions.incompleteGammaInverse(shape, p) / rate
  }

  /// A random value by inversion of one uniform number.
  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    quantile(generator.nextUniform())
  }
}
