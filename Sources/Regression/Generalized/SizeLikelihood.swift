import Glibc
import Probability

/// The derivatives of the negative binomial log-likelihood by α = 1 / size at fixed means (Lawless 1987):
///
/// l(α) = Σ w [Σ_{j<y} ln (1 + αj) − (y + 1/α) ln (1 + αμ) + y ln μ − ln y!].
///
/// Written so that nothing cancels as α goes to 0, where the model is Poisson's.
struct SizeLikelihood {
  private let values: [Double]
  private let weights: [Double]
  /// Σ of the weights of rows with y > j, for whole responses up to a million; empty otherwise.
  private let exceedances: [Double]

  private static let longestTable = 1_000_000.0

  init(_ response: ScaledResponse) {
    values = response.values
    weights = response.weights
    let largest = values.max() ?? 0
    guard largest <= Self.longestTable, values.allSatisfy({ $0 == $0.rounded() }) else {
      exceedances = []
      return
    }
    var table = [Double](repeating: 0, count: Int(largest) + 1)
    for (y, weight) in zip(values, weights) where y > 0 { table[Int(y) - 1] += weight }
    for j in table.indices.dropLast().reversed() { table[j] += table[j + 1] }
    exceedances = table
  }

  /// dl/dα and d²l/dα² at α of 0 or more.
  func derivatives(_ alpha: Double, means: [Double]) -> (first: Double, second: Double) {
    var (first, second) = sums(alpha)
    for row in values.indices where weights[row] > 0 {
      let (y, mu) = (values[row], means[row])
      let x = alpha * mu
      let ratio = mu / (1 + x)
      first += weights[row] * (mu * mu * Self.remainder(x) - y * ratio)
      second += weights[row] * (mu * mu * mu * Self.remainderSlope(x) + y * ratio * ratio)
    }
    return (first, second)
  }

  /// Σ w Σ_{j<y} j / (1 + αj) and its derivative.
  private func sums(_ alpha: Double) -> (Double, Double) {
    var (first, second) = (0.0, 0.0)
    guard exceedances.isEmpty else {
      for (j, weight) in exceedances.enumerated() {
        let term = Double(j) / (1 + alpha * Double(j))
        first += weight * term
        second -= weight * term * term
      }
      return (first, second)
    }
    for (y, weight) in zip(values, weights) where y > 0 && weight > 0 {
      let (value, slope) = Self.fractionalSums(alpha, y)
      first += weight * value
      second += weight * slope
    }
    return (first, second)
  }

  /// The same of one response that is not whole or very large, by digamma functions: with s = 1 / α,
  /// Σ j / (1 + αj) = s (y − s (ψ(s + y) − ψ(s))).
  private static func fractionalSums(_ alpha: Double, _ y: Double) -> (Double, Double) {
    let size = 1 / max(alpha, 1e-12)
    let digamma = SpecialFunctions.digamma(size + y) - SpecialFunctions.digamma(size)
    let trigamma = SpecialFunctions.trigamma(size + y) - SpecialFunctions.trigamma(size)
    let first = size * (y - size * digamma)
    return (first, -size * size * (y - 2 * size * digamma - size * size * trigamma))
  }

  /// (ln (1 + x) − x / (1 + x)) / x².
  private static func remainder(_ x: Double) -> Double {
    if x > 0.02 { return (log1p(x) - x / (1 + x)) / (x * x) }
    var (sum, power) = (0.0, 1.0)
    for k in 0..<10 {
      sum += power * Double(k + 1) / Double(k + 2)
      power *= -x
    }
    return sum
  }

  /// The derivative of `remainder`.
  private static func remainderSlope(_ x: Double) -> Double {
    if x > 0.02 { return (1 / ((1 + x) * (1 + x)) - 2 * remainder(x)) / x }
    var (sum, power) = (0.0, 1.0)
    for k in 1..<11 {
      sum -= power * Double(k * (k + 1)) / Double(k + 2)
      power *= -x
    }
    return sum
  }
}
