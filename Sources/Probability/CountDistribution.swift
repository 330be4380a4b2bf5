import Glibc

/// A distribution on the whole numbers, as that of a count to come.
public protocol CountDistribution: Sendable {
  /// ln P(X = k); −∞ outside the support.
  func logMass(_ k: Int) -> Double
  /// P(X ≤ k); 0 below the support.
  func cdf(_ k: Int) -> Double
  /// P(X > k), without the cancellation of 1 − cdf.
  func upperTail(above k: Int) -> Double
  /// The smallest k with cdf(k) ≥ `p`, for `p` in 0…1; at 1 and without a bound, where the cdf rounds to 1.
  func quantile(_ p: Double) -> Int
  /// E X.
  var mean: Double { get }
  /// E (X − E X)².
  var variance: Double { get }
  /// The probabilities of all values but the outermost, which together weigh less than `tail`.
  func massFunction(tail: Double) -> MassFunction
}

extension CountDistribution {
  /// P(X = k); 0 outside the support.
  public func mass(_ k: Int) -> Double { exp(logMass(k)) }

  /// The probabilities of all values but the outermost, which together weigh less than 1e-13.
  public func massFunction() -> MassFunction { massFunction(tail: 1e-13) }

  /// The logarithmic score −ln P(X = `observed`); smaller is better, +∞ for what was held impossible.
  public func logScore(_ observed: Int) -> Double { -logMass(observed) }

  /// A random value by inversion of one uniform number; the same generator state gives the same value.
  public func sample(using generator: inout some RandomNumberGenerator) -> Int {
    quantile(generator.nextUniform())
  }

  /// The smallest k of `lowest` or more with cdf(k) ≥ `p`: from a normal guess outwards by doubling, then by halving.
  func searchedQuantile(_ p: Double, lowest: Int = 0) -> Int {
    precondition((0...1).contains(p), "a probability in 0…1, not \(p)")
    let deviation = variance.squareRoot()
    let inside = min(max(p, 1e-300), 1 - 1e-16)
    let guess = mean + deviation * Normal.standard.quantile(inside)
    var high = Int(min(max(guess, Double(lowest)), 0x1p53))
    var low = high
    var step = max(1, Int(min(deviation / 4, 0x1p50)))
    while cdf(high) < p {
      low = high
      high += step
      step *= 2
    }
    // From here: cdf(high) ≥ p, and low is below it or still to be found.
    if low == high {
      while low >= lowest, cdf(low) >= p {
        high = low
        low -= step
        step *= 2
      }
      low = max(low, lowest - 1)
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if cdf(middle) >= p { high = middle } else { low = middle }
    }
    return high
  }
}
