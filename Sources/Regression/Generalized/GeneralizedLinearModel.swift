import Glibc
import LinearAlgebra

/// The specification of a generalised linear model: g(E y) = offset + Xβ, Var y = φ V(E y) / weight
/// (McCullagh & Nelder 1989).
///
/// Fitted by iteratively reweighted least squares with step-halving until the step is shorter than a billionth of a
/// standard error. Columns that depend on earlier ones are dropped and named.
public struct GeneralizedLinearModel: Sendable, Hashable {
  /// The distribution of the responses.
  public var family: Family
  /// The scale on which the means are linear.
  public var link: Link
  /// What the variance is relative to the family's.
  public var dispersion: Dispersion
  /// Columns of which a smaller share than this lies outside the span of those before are dropped; R's `glm` has the same.
  public var rankTolerance = 1e-11
  /// After so many iterations the fit is given up.
  public var iterationLimit = 100

  /// A model with the family's usual link, and a dispersion of 1 unless the family is Gaussian.
  public init(_ family: Family, link: Link? = nil, dispersion: Dispersion? = nil) {
    self.family = family
    self.link = link ?? family.usualLink
    self.dispersion = dispersion ?? (family == .gaussian ? .pearson : .one)
  }

  /// Poisson responses whose variance is φ times their mean, φ being estimated; at least 1 if `atLeastOne`.
  public static func quasiPoisson(atLeastOne: Bool = false) -> GeneralizedLinearModel {
    GeneralizedLinearModel(.poisson, dispersion: atLeastOne ? .pearsonAtLeastOne : .pearson)
  }

  /// The fit to `frame`, whose random terms are ignored.
  public func fit(_ frame: ModelFrame) throws(FitError) -> GeneralizedLinearFit {
    try fit(ScaledResponse(frame, family: family, link: link), frame)
  }

  func fit(_ response: ScaledResponse, _ frame: ModelFrame) throws(FitError) -> GeneralizedLinearFit {
    let start = try start(response, frame)
    var scoring = FisherScoring(
      matrix: frame.design.matrix.selecting(columns: start.kept), response: response, offset: frame.offset,
      family: family, link: link)
    scoring.names = start.kept.map { frame.design.names[$0] }
    try scoring.run(from: start.coefficients, limit: iterationLimit)
    return try GeneralizedLinearFit(
      model: self, frame: frame, response: response, kept: start.kept, scoring: scoring)
  }

  /// Least squares on the working response at means close to the responses: the first step and the columns kept.
  private func start(
    _ response: ScaledResponse, _ frame: ModelFrame
  ) throws(FitError) -> (kept: [Int], coefficients: [Double]) {
    let rows = frame.rows
    var (weights, working) = ([Double](repeating: 0, count: rows), [Double](repeating: 0, count: rows))
    for row in 0..<rows where response.weights[row] > 0 {
      let y = response.values[row]
      let mu = family.startingMean(y, weight: response.weights[row], link: link)
      let eta = link.predictor(mu)
      let slope = link.derivative(eta)
      weights[row] = response.weights[row] * slope * slope / family.variance(mu)
      working[row] = eta - frame.offset[row] + (y - mu) / slope
    }
    guard frame.design.matrix.columns > 0 else { return ([], []) }
    var qr = QR(rows: rows, columns: frame.design.matrix.columns, rankTolerance: rankTolerance)
    do {
      try qr.factor(frame.design.matrix, weights: weights)
      let fit = try qr.leastSquares(working)
      return (qr.kept, fit.coefficients.compactMap { $0 })
    } catch {
      throw .numerical(error.description)
    }
  }
}
