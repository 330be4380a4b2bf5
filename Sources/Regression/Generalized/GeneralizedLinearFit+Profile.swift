import Glibc
import LinearAlgebra
public import Probability

extension GeneralizedLinearFit {
  /// Profile-likelihood limits, a pair a column: the values at which the root of the rise in deviance, divided by φ, is
  /// the quantile of `reference` (Venables & Ripley 2002, section 7.2); nil on a side where it never is.
  ///
  /// The roots are found to a millionth of a standard error; MASS interpolates between a dozen points and is off by
  /// up to a thousandth. The size of a negative binomial fit stays at its estimate, as in MASS.
  public func profileLimits(
    level: ConfidenceLevel = .ninetyFivePercent, reference: ReferenceDistribution? = nil
  ) -> [CoefficientLimits] {
    coefficients.indices.map { profileLimits(column: $0, level: level, reference: reference) }
  }

  /// The profile-likelihood limits of one column; a refit costs about as much as a step of the fit itself.
  public func profileLimits(
    column: Int, level: ConfidenceLevel = .ninetyFivePercent, reference: ReferenceDistribution? = nil
  ) -> CoefficientLimits {
    precondition(coefficients.indices.contains(column), "column \(column) of \(coefficients.count)")
    guard let place = kept.firstIndex(of: column), dispersion > 0 else {
      return CoefficientLimits(lower: nil, upper: nil)
    }
    let profile = ProfileDeviance(fit: self, place: place)
    let height = (reference ?? self.reference).halfWidth(level)
    return CoefficientLimits(
      lower: profile.argument(at: -height), upper: profile.argument(at: height))
  }
}

/// The signed root of the rise in deviance as a function of one coefficient, the others being refitted.
private struct ProfileDeviance {
  let estimate: Double
  let standardError: Double
  private let model: GeneralizedLinearModel
  private let minimum: Double
  private let dispersion: Double
  private let column: [Double]
  private let others: Matrix
  private let response: ScaledResponse
  private let offset: [Double]
  private let start: [Double]
  /// How the other coefficients follow the one that is fixed, to first order.
  private let slopes: [Double]

  init(fit: GeneralizedLinearFit, place: Int) {
    model = fit.model
    minimum = fit.deviance
    dispersion = fit.dispersion
    response = fit.response
    offset = fit.frame.offset
    let rest = fit.kept.indices.filter { $0 != place }
    column = Array(fit.frame.design.matrix.column(fit.kept[place]))
    others = fit.frame.design.matrix.selecting(columns: rest.map { fit.kept[$0] })
    estimate = fit.coefficients[fit.kept[place]]!
    start = rest.map { fit.coefficients[fit.kept[$0]]! }
    let variance = fit.unscaledCovariance[place, place]
    slopes = rest.map { fit.unscaledCovariance[$0, place] / variance }
    standardError = (variance * dispersion).squareRoot()
  }

  /// The signed root at `value` and its derivative, −U / (φ root), U being the score of the fixed coefficient; nil where
  /// the refit fails.
  func root(_ value: Double) -> (root: Double, derivative: Double)? {
    let shift = value - estimate
    guard shift != 0 else { return (0, 1 / standardError) }
    var scoring = FisherScoring(
      matrix: others, response: response, offset: zip(offset, column).map { $0 + value * $1 },
      family: model.family, link: model.link)
    do {
      try scoring.run(from: zip(start, slopes).map { $0 + shift * $1 }, limit: model.iterationLimit)
    } catch {
      return nil
    }
    let size = (max(0, scoring.deviance - minimum) / dispersion).squareRoot()
    guard size > 0 else { return nil }
    let root = shift < 0 ? -size : size
    let score = zip(column, scoring.scores).reduce(0) { $0 + $1.0 * $1.1 }
    return (root, -score / (dispersion * root))
  }

  /// The value at which the root is `height`: Newton's steps, kept inside a bracket that is widened first.
  func argument(at height: Double) -> Double? {
    var inner = estimate
    var outer: Double?
    var value = estimate + height * standardError
    for _ in 0..<60 {
      guard let point = root(value) else {
        // A refit that fails bounds the search like a root that is too large.
        outer = value
        value = (inner + value) / 2
        if abs(value - inner) < 1e-9 * standardError { return nil }
        continue
      }
      if abs(point.root - height) < 1e-10 { return value }
      if abs(point.root) < abs(height) { inner = value } else { outer = value }
      var next = value + (height - point.root) / point.derivative
      let reach = abs(inner - estimate) + abs(height) * standardError
      if let outer {
        if (next - inner) * (next - outer) >= 0 { next = (inner + outer) / 2 }
        if abs(outer - inner) < 1e-12 * (abs(inner) + standardError) { return inner }
      } else if !(point.derivative > 0) || abs(next - estimate) > 3 * reach {
        next = estimate + (height < 0 ? -1 : 1) * 3 * reach
      }
      if abs(next - value) < 1e-9 * standardError { return next }
      if abs(next - estimate) > 1e4 * standardError { return nil }
      value = next
    }
    return nil
  }
}
