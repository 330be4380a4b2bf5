import Glibc

/// The probabilities of finitely many consecutive whole numbers; they sum to 1 up to rounding.
///
/// What other distributions become to be shifted, summed and mixed.
public struct MassFunction: Sendable, Hashable {
  /// The smallest value.
  public let lowest: Int
  /// P(X = lowest), P(X = lowest + 1) …; never empty.
  public let masses: [Double]

  /// Probabilities in proportion to `weights` (0 or more, not all 0, finite) from `lowest` on; nil otherwise.
  public init?(lowest: Int, weights: [Double]) {
    let total = weights.reduce(0, +)
    guard total > 0, total.isFinite, weights.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init(lowest: lowest, unchecked: weights)
  }

  /// As above, for weights known to have a positive finite sum.
  init(lowest: Int, unchecked weights: [Double]) {
    let scale = 1 / weights.reduce(0, +)
    self.lowest = lowest
    self.masses = weights.map { $0 * scale }
  }

  /// The largest value.
  public var highest: Int { lowest + masses.count - 1 }

  /// P(X = `k`); 0 outside lowest…highest.
  public func mass(at k: Int) -> Double {
    (lowest...highest).contains(k) ? masses[k - lowest] : 0
  }

  /// The logarithmic score −ln P(X = `observed`); +∞ for what has no mass.
  public func logScore(_ observed: Int) -> Double { -log(mass(at: observed)) }

  /// E X.
  public var mean: Double {
    var sum = 0.0
    for (step, mass) in masses.enumerated() { sum += Double(step) * mass }
    return Double(lowest) + sum
  }

  /// E (X − E X)², summed around the mean.
  public var variance: Double {
    let centre = mean - Double(lowest)
    var sum = 0.0
    for (step, mass) in masses.enumerated() {
      let distance = Double(step) - centre
      sum += distance * distance * mass
    }
    return sum
  }

  /// P(X ≤ `k`), summed from below.
  public func cdf(_ k: Int) -> Double {
    guard k >= lowest else { return 0 }
    guard k < highest else { return 1 }
    return min(1, masses[...(k - lowest)].reduce(0, +))
  }

  /// P(X > `k`), summed from above: small tails keep their digits.
  public func upperTail(above k: Int) -> Double {
    guard k >= lowest else { return 1 }
    guard k < highest else { return 0 }
    return min(1, masses[(k - lowest + 1)...].reversed().reduce(0, +))
  }

  /// The smallest k with cdf(k) ≥ `p`, for `p` in 0…1.
  public func quantile(_ p: Double) -> Int {
    precondition((0...1).contains(p), "a probability in 0…1, not \(p)")
    var sum = 0.0
    for (step, mass) in masses.enumerated() {
      sum += mass
      if sum >= p { return lowest + step }
    }
    return highest
  }

  /// A random value by inversion of one uniform number.
  public func sample(using generator: inout some RandomNumberGenerator) -> Int {
    quantile(generator.nextUniform())
  }
}
