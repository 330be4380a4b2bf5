import Glibc

/// A count of independent events and what it says about the rate behind it.
public struct PoissonCount: Sendable, Hashable {
  /// The events, 0 or more.
  public let count: Int
  /// What they are relative to (years, persons, expected events), above 0.
  public let exposure: Double

  /// A count of 0 or more over an exposure above 0.
  public init(_ count: Int, exposure: Double = 1) {
    precondition(count >= 0, "a count of 0 or more, not \(count)")
    precondition(exposure > 0 && exposure.isFinite, "an exposure above 0, not \(exposure)")
    self.count = count
    self.exposure = exposure
  }

  /// The events a unit of exposure.
  public var rate: Double { Double(count) / exposure }

  /// How limits of a rate are found.
  public enum LimitMethod: String, Sendable, Hashable, CaseIterable {
    /// Those that two one-sided exact tests reject (Garwood 1936).
    case exact
    /// As exact, with half the probability of the count itself (Lancaster 1961).
    case midP = "mid_p"
    /// Byar's approximation of the exact ones (Breslow & Day 1987).
    case byar
    /// Those that the test with the variance under the null hypothesis rejects.
    case score
    /// Posterior quantiles under Jeffreys' prior, Gamma(1/2, 0); the lower one of no event is 0.
    case jeffreys
    /// On the scale of the square root, whose variance is about 1/4.
    case squareRoot = "square_root"
    /// On the scale of the logarithm; 0 and infinity without an event.
    case logWald = "log_wald"
  }

  /// Central limits of the rate.
  public func limits(_ method: LimitMethod, level: ConfidenceLevel) -> Limits {
    limitsOfMean(method, level: level).scaled(by: 1 / exposure)
  }

  private func limitsOfMean(_ method: LimitMethod, level: ConfidenceLevel) -> Limits {
    let x = Double(count)
    let z = -Normal.standard.quantile(level.tail)
    switch method {
    case .exact:
      return Limits(
        lower: count == 0 ? 0 : SpecialFunctions.incompleteGammaInverse(x, level.tail),
        upper: SpecialFunctions.incompleteGammaInverseOfComplement(x + 1, level.tail))
    case .midP: return midPLimits(level)
    case .byar:
      return Limits(
        lower: count == 0 ? 0 : max(0, Self.byar(x, z: -z)), upper: Self.byar(x + 1, z: z))
    case .score:
      let root = z * (x + z * z / 4).squareRoot()
      let upper = x + z * z / 2 + root
      // The product of the two limits is x²; the difference would cancel.
      return Limits(lower: x * x / upper, upper: upper)
    case .jeffreys:
      return Limits(
        lower: count == 0 ? 0 : SpecialFunctions.incompleteGammaInverse(x + 0.5, level.tail),
        upper: SpecialFunctions.incompleteGammaInverseOfComplement(x + 0.5, level.tail))
    case .squareRoot:
      let root = x.squareRoot()
      let low = max(0, root - z / 2)
      return Limits(lower: low * low, upper: (root + z / 2) * (root + z / 2))
    case .logWald:
      guard count > 0 else { return Limits(lower: 0, upper: .infinity) }
      return Limits(lower: x * exp(-z / x.squareRoot()), upper: x * exp(z / x.squareRoot()))
    }
  }

  /// x (1 − 1 / 9x + z / 3√x)³.
  private static func byar(_ x: Double, z: Double) -> Double {
    let root = 1 - 1 / (9 * x) + z / (3 * x.squareRoot())
    return x * root * root * root
  }

  /// P(X > count) + ½ P(X = count) is the tail at the lower limit, P(X < count) + ½ P(X = count) at the upper one.
  private func midPLimits(_ level: ConfidenceLevel) -> Limits {
    let exact = limitsOfMean(.exact, level: level)
    func half(_ mean: Double) -> Double { 0.5 * Poisson(mean: mean).mass(count) }
    // Within the exact limits; at their lower end the tail is too light, at the upper one too.
    let middle = max(Double(count), 1e-3)
    let lower =
      count == 0
      ? 0
      : RootSearch.rising(from: exact.lower, to: middle) {
        Poisson(mean: $0).upperTail(above: count) + half($0) - level.tail
      }
    let upper = RootSearch.rising(from: middle, to: exact.upper) {
      level.tail - Poisson(mean: $0).cdf(count - 1) - half($0)
    }
    return Limits(lower: lower, upper: upper)
  }
}
