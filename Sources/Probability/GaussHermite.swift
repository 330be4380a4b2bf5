/// Nodes and weights that integrate against the standard normal density, exactly for polynomials of degree 2n − 1.
public struct GaussHermite: Sendable, Hashable {
  /// The nodes in rising order, symmetric about 0.
  public let nodes: [Double]
  /// Their weights, which sum to 1.
  public let weights: [Double]

  /// The rule of `points` nodes, 1…100.
  ///
  /// Nodes are the zeros of the Hermite polynomial of that degree, weights the inverse Christoffel sums
  /// 1 / Σ h_k(x)², k < n, over the orthonormal polynomials (Szegő 1939).
  public init(points: Int) {
    precondition((1...100).contains(points), "1…100 points, not \(points)")
    var zeros: [Double] = [0]
    for degree in 2...max(2, points) where degree <= points {
      zeros = Self.zeros(degree: degree, between: zeros)
    }
    let raw = zeros.map { 1 / Self.polynomial(degree: points, at: $0).christoffelSum }
    let scale = 1 / raw.reduce(0, +)
    nodes = zeros
    weights = raw.map { $0 * scale }
  }

  /// Σ weight · f(node): the expectation of f(Z) for standard normal Z.
  public func expectation(_ f: (Double) throws -> Double) rethrows -> Double {
    var sum = 0.0
    for (node, weight) in zip(nodes, weights) { sum += try weight * f(node) }
    return sum
  }

  /// The zeros of degree `degree`, each alone between two neighbouring zeros of the degree below.
  private static func zeros(degree: Int, between below: [Double]) -> [Double] {
    // All zeros lie within ±√(4n + 2).
    let bound = Double(4 * degree + 2).squareRoot()
    let fences = [-bound] + below + [bound]
    let upperHalf = (degree / 2..<degree).map { index in
      degree % 2 == 1 && index == degree / 2
        ? 0 : zero(degree: degree, from: fences[index], to: fences[index + 1])
    }
    return upperHalf.reversed().prefix(degree / 2).map { -$0 } + upperHalf
  }

  /// The one zero between `low` and `high`: Newton's steps, halving where one would leave the interval.
  private static func zero(degree: Int, from low: Double, to high: Double) -> Double {
    var (low, high) = (low, high)
    let rises = polynomial(degree: degree, at: high).value > 0
    var x = (low + high) / 2
    for _ in 0..<100 {
      let (value, slope, _) = polynomial(degree: degree, at: x)
      if (value > 0) == rises { high = x } else { low = x }
      let next = x - value / slope
      let inside = next > low && next < high ? next : (low + high) / 2
      if abs(inside - x) <= 1e-16 * abs(x) { break }
      x = inside
    }
    return x
  }

  /// The orthonormal polynomial h_n by h_(k+1) = (x h_k − √k h_(k−1)) / √(k + 1), with h′_n = √n h_(n−1).
  private static func polynomial(
    degree: Int, at x: Double
  ) -> (value: Double, slope: Double, christoffelSum: Double) {
    var (previous, current) = (0.0, 1.0)
    var sum = 0.0
    for k in 0..<degree {
      sum += current * current
      (previous, current) =
        (current, (x * current - Double(k).squareRoot() * previous) / Double(k + 1).squareRoot())
    }
    return (current, Double(degree).squareRoot() * previous, sum)
  }
}
