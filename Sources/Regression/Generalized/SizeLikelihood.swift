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

  /// The same of one response that is not whole or very large: Σ_{j<y} j / (1 + αj) continued to all y as
  /// s (y − s (ψ(s + y) − ψ(s))), s = 1 / α; for small α by the formula of Euler and Maclaurin, in which nothing cancels.
  private static func fractionalSums(_ alpha: Double, _ y: Double) -> (Double, Double) {
    guard alpha >= 0.01 else { return eulerMaclaurin(alpha, y) }
    let size = 1 / alpha
    let digamma = SpecialFunctions.digamma(size + y) - SpecialFunctions.digamma(size)
    let trigamma = SpecialFunctions.trigamma(size + y) - SpecialFunctions.trigamma(size)
    let first = size * (y - size * digamma)
    return (first, -size * size * (y - 2 * size * digamma - size * size * trigamma))
  }

  /// ∫₀^y F − F(y) / 2 + ΔF′ / 12 − ΔF‴ / 720 + ΔF⁗′ / 30240 with F(j) = j / (1 + αj), and its derivative by α; the term
  /// left out is below α⁶ / 240.
  private static func eulerMaclaurin(_ alpha: Double, _ y: Double) -> (Double, Double) {
    let x = alpha * y
    let square = alpha * alpha
    let inverse = 1 / (1 + x)
    let second = inverse * inverse
    let (fourth, sixth) = (second * second, second * second * second)
    let first =
      y * y * integral(x) - y * inverse / 2 + (second - 1) / 12 - square * (fourth - 1) / 120
      + square * square * (sixth - 1) / 252
    let slope =
      y * y * y * integralSlope(x) + y * y * second / 2 - y * second * inverse / 6
      - alpha * (fourth - 1) / 60 + square * y * fourth * inverse / 30
      + alpha * square * (sixth - 1) / 63 - square * square * y * sixth * inverse / 42
    return (first, slope)
  }

  /// (x − ln (1 + x)) / x².
  private static func integral(_ x: Double) -> Double {
    if x > 0.02 { return (x - log1p(x)) / (x * x) }
    var (sum, power) = (0.0, 1.0)
    for k in 0..<10 {
      sum += power / Double(k + 2)
      power *= -x
    }
    return sum
  }

  /// The derivative of `integral`.
  private static func integralSlope(_ x: Double) -> Double {
    if x > 0.02 { return (1 / (1 + x) - 2 * integral(x)) / x }
    var (sum, power) = (0.0, 1.0)
    for k in 1..<11 {
      sum -= power * Double(k) / Double(k + 2)
      power *= -x
    }
    return sum
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
