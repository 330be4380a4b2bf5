import Glibc

/// The derivatives of each row's log-likelihood with respect to its linear predictor, weights included.
struct RowSlopes {
  /// l′.
  var first: [Double]
  /// −l″, the curvature.
  var curvature: [Double]
  /// −l‴, the slope of the curvature.
  var curvatureSlope: [Double]
  /// The derivatives of l′ and of −l″ with respect to ln size; of NB2 only.
  var firstBySize: [Double], curvatureBySize: [Double]
  /// l, and its derivative with respect to ln size, but for the constants of `RowResponse`.
  var values: [Double], valuesBySize: [Double]
  /// The sum of `values`.
  var value = 0.0
  /// The sum of `valuesBySize`.
  var valueBySize = 0.0

  init(rows: Int) {
    first = Array(repeating: 0, count: rows)
    curvature = first
    curvatureSlope = first
    values = first
    valuesBySize = []
    firstBySize = []
    curvatureBySize = []
  }

  /// How much is to be computed.
  enum Depth {
    /// l, l′ and l″.
    case curvature
    /// All.
    case everything
  }

  /// Computes at the linear predictors `eta`; `size` is that of NB2.
  mutating func evaluate(
    _ response: RowResponse, link: Link, eta: [Double], size: Double?, depth: Depth
  ) {
    if depth == .everything, size != nil, firstBySize.isEmpty {
      firstBySize = Array(repeating: 0, count: first.count)
      curvatureBySize = firstBySize
      valuesBySize = firstBySize
    }
    valueBySize = 0
    switch (response.family, link) {
    case (.binomial, .logit): logit(response, eta)
    case (.binomial, _): proportion(response, link, eta)
    case (_, _):
      if let size {
        if depth == .everything {
          negativeBinomialEverything(response, eta, size: size)
        } else {
          negativeBinomial(response, eta, size: size)
        }
      } else {
        poisson(response, eta)
      }
    }
  }

  /// l = y η − μ; l′ = y − μ; −l″ = −l‴ = μ.
  private mutating func poisson(_ response: RowResponse, _ eta: [Double]) {
    var sum = 0.0
    for row in eta.indices {
      let weight = response.weights[row]
      let (y, mu) = (response.values[row], exp(eta[row]))
      values[row] = weight * (y * eta[row] - mu)
      sum += values[row]
      first[row] = weight * (y - mu)
      curvature[row] = weight * mu
      curvatureSlope[row] = weight * mu
    }
    value = sum
  }

  /// With p = μ / (μ + size): l = y η − (y + size) ln (1 + μ / size); l′ = y − (y + size) p;
  /// −l″ = (y + size) p (1 − p).
  private mutating func negativeBinomial(_ response: RowResponse, _ eta: [Double], size: Double) {
    var sum = 0.0
    let inverse = 1 / size
    for row in eta.indices {
      let weight = response.weights[row]
      let y = response.values[row]
      let ratio = exp(eta[row]) * inverse
      let p = ratio < .infinity ? ratio / (1 + ratio) : 1
      let total = weight * (y + size)
      values[row] = weight * y * eta[row] - total * log1p(ratio)
      sum += values[row]
      first[row] = weight * y - total * p
      curvature[row] = total * p * (1 - p)
    }
    value = sum
  }

  /// Also −l‴ = (y + size) p (1 − p) (1 − 2p), and the derivatives in ln size, by ∂p / ∂ ln size = −p (1 − p).
  private mutating func negativeBinomialEverything(
    _ response: RowResponse, _ eta: [Double], size: Double
  ) {
    var (sum, bySize) = (0.0, 0.0)
    let inverse = 1 / size
    for row in eta.indices {
      let weight = response.weights[row]
      let y = response.values[row]
      let ratio = exp(eta[row]) * inverse
      let p = ratio < .infinity ? ratio / (1 + ratio) : 1
      let spread = weight * p * (1 - p)
      let total = weight * (y + size)
      let logarithm = log1p(ratio)
      values[row] = weight * y * eta[row] - total * logarithm
      valuesBySize[row] = total * p - weight * size * logarithm
      sum += values[row]
      bySize += valuesBySize[row]
      first[row] = weight * y - total * p
      curvature[row] = (y + size) * spread
      curvatureSlope[row] = (y + size) * spread * (1 - 2 * p)
      firstBySize[row] = (y + size) * spread - weight * size * p
      curvatureBySize[row] = spread * (size - (y + size) * (1 - 2 * p))
    }
    value = sum
    valueBySize = bySize
  }

  /// With p = 1 / (1 + e^−η): l = y η − n ln (1 + e^η); −l″ = n p (1 − p); −l‴ = n p (1 − p) (1 − 2p).
  private mutating func logit(_ response: RowResponse, _ eta: [Double]) {
    var sum = 0.0
    for row in eta.indices {
      let weight = response.weights[row]
      let (y, n) = (response.values[row], response.trials[row])
      let small = exp(-abs(eta[row]))
      let p = (eta[row] > 0 ? 1 : small) / (1 + small)
      let spread = n * small / ((1 + small) * (1 + small))
      values[row] = weight * (y * eta[row] - n * (max(eta[row], 0) + log1p(small)))
      sum += values[row]
      first[row] = weight * (y - n * p)
      curvature[row] = weight * spread
      curvatureSlope[row] = weight * spread * (1 - 2 * p)
    }
    value = sum
  }

  /// Successes y of n by the chain rule: l = y f(η) + (n − y) g(η) with f = ln μ, g = ln (1 − μ).
  private mutating func proportion(_ response: RowResponse, _ link: Link, _ eta: [Double]) {
    var sum = 0.0
    for row in eta.indices {
      let weight = response.weights[row]
      let (y, n) = (response.values[row], response.trials[row])
      let (success, failure) =
        link == .probit ? Self.probit(eta[row]) : Self.complementaryLogLog(eta[row])
      values[row] = weight * ((y == 0 ? 0 : y * success.value) + (y == n ? 0 : (n - y) * failure.value))
      sum += values[row]
      first[row] = weight * (y * success.first + (n - y) * failure.first)
      curvature[row] = -weight * (y * success.second + (n - y) * failure.second)
      curvatureSlope[row] = -weight * (y * success.third + (n - y) * failure.third)
    }
    value = sum
  }

  /// A function and its derivatives.
  private struct Jet {
    var value, first, second, third: Double
  }

  /// ln Φ(η) and ln Φ(−η). With the inverse Mills ratio r = φ / Φ: f′ = r, f″ = −r (η + r),
  /// f‴ = −r′ (η + r) − r (1 + r′), r′ = f″.
  private static func probit(_ eta: Double) -> (success: Jet, failure: Jet) {
    func jet(_ x: Double) -> Jet {
      let upper = 0.5 * erfc(-x * 0.5.squareRoot())
      let density = -0.5 * x * x - 0.5 * log(2 * Double.pi)
      // Far below 0, ln Φ(x) = ln φ(x) − ln (−x) + ln (1 − 1/x² + 3/x⁴ − 15/x⁶ …).
      let s = 1 / (x * x)
      let value =
        x > -30 ? log(upper) : density - log(-x) + log1p(-s * (1 - s * (3 - 15 * s)))
      let r = exp(density - value)
      let second = -r * (x + r)
      return Jet(value: value, first: r, second: second, third: -second * (x + r) - r * (1 + second))
    }
    let (success, failure) = (jet(eta), jet(-eta))
    return (
      success,
      Jet(
        value: failure.value, first: -failure.first, second: failure.second, third: -failure.third)
    )
  }

  /// ln (1 − e^−t) and −t for t = e^η. With h = t / (e^t − 1): f′ = h, f″ = h (1 − t − h),
  /// f‴ = h (1 − t − h)² − h (t + f″).
  private static func complementaryLogLog(_ eta: Double) -> (success: Jet, failure: Jet) {
    let t = exp(eta)
    let h = t < 1e-300 ? 1 : t / expm1(t)
    let second = h * (1 - t - h)
    return (
      Jet(
        value: t < 1e-300 ? eta : log(-expm1(-t)), first: h, second: second,
        third: second * (1 - t - h) - h * (t + second)),
      Jet(value: -t, first: -t, second: -t, third: -t)
    )
  }
}
