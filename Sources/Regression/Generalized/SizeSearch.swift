import Glibc
import LinearAlgebra

/// The search for the α = 1 / size at which the slope of the profile likelihood is 0, over x = ln α.
struct SizeSearch {
  private(set) var scoring: FisherScoring
  private(set) var log: [SizeStep] = []
  private let likelihood: SizeLikelihood
  private let iterationLimit: Int

  init(likelihood: SizeLikelihood, fit: GeneralizedLinearFit, link: Link, iterationLimit: Int) {
    self.likelihood = likelihood
    self.iterationLimit = iterationLimit
    // Moments at Poisson's means: Σ w ((y − μ)² − y) = α Σ w μ².
    var (excess, squares) = (0.0, 0.0)
    let response = fit.response
    for row in fit.means.indices {
      let mu = fit.means[row]
      let difference = response.values[row] - mu
      excess += response.weights[row] * (difference * difference - response.values[row])
      squares += response.weights[row] * mu * mu
    }
    let alpha = min(max(excess / squares, 1e-6), 100)
    scoring = FisherScoring(
      matrix: fit.frame.design.matrix.selecting(columns: fit.kept), response: response,
      offset: fit.frame.offset, family: .negativeBinomial(size: 1 / alpha), link: link)
    scoring.names = fit.kept.map { fit.frame.design.names[$0] }
    start = fit.kept.map { fit.coefficients[$0]! }
    first = Glibc.log(alpha)
  }

  private let start: [Double]
  private let first: Double

  /// α, with `scoring` fitted at it.
  mutating func run() throws(FitError) -> Double {
    var x = first
    var (low, high): (Double?, Double?) = (nil, nil)
    var previous: (x: Double, slope: Double)?
    var beta = start
    for _ in 0..<iterationLimit {
      let (slope, curvature) = try slope(at: x, from: beta)
      beta = scoring.coefficients
      if slope > 0 { low = x } else { high = x }
      var next: Double
      if let previous, (previous.slope - slope) / (previous.x - x) < 0 {
        // The secant through the last two slopes.
        next = x - slope * (x - previous.x) / (slope - previous.slope)
      } else {
        // Newton's step at fixed means; d²l/dx² = α² l″ + α l′.
        next = curvature < 0 ? x - slope / curvature : x + (slope > 0 ? 1 : -1)
      }
      next = min(max(next, x - 3), x + 3)
      if let low, let high, !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - x) < 1e-11 || slope == 0 { return exp(x) }
      guard next < 40 else { throw .numerical("the size of the negative binomial distribution is 0") }
      if next < -50 { return exp(x) }
      previous = (x, slope)
      x = next
    }
    throw .notConverged(iterations: iterationLimit)
  }

  /// The slope of the profile log-likelihood by x and the curvature at fixed means.
  private mutating func slope(
    at x: Double, from beta: [Double]
  ) throws(FitError) -> (slope: Double, curvature: Double) {
    let alpha = exp(x)
    scoring.family = .negativeBinomial(size: 1 / alpha)
    try scoring.run(from: beta, limit: iterationLimit)
    let (first, second) = likelihood.derivatives(alpha, means: scoring.means)
    log.append(SizeStep(size: 1 / alpha, slope: alpha * first, iterations: scoring.log.count))
    return (alpha * first, alpha * alpha * second + alpha * first)
  }
}
