import Glibc
import LinearAlgebra

extension RegressionFit {
  /// The least, the quartiles and the largest of the deviance residuals; quartiles interpolate between the two nearest
  /// (Hyndman & Fan 1996, type 7). Nil with random terms.
  public var residualQuartiles: [Double]? {
    guard let sorted = fixed?.devianceResiduals.sorted(), let last = sorted.indices.last else { return nil }
    return [0, 0.25, 0.5, 0.75, 1].map { share in
      let place = share * Double(last)
      let below = Int(place.rounded(.down))
      let above = min(below + 1, last)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
  }
}

/// What e to the power of a coefficient is.
public enum RatioMeaning: String, Sendable, Hashable {
  /// The factor by which a mean grows.
  case rates
  /// The factor by which the odds grow.
  case odds
  /// The factor by which the hazard grows.
  case hazards
}

extension Link {
  /// What e to the power of a coefficient is; nil where it has no meaning of its own.
  public var ratioMeaning: RatioMeaning? {
    switch self {
    case .log: .rates
    case .logit: .odds
    case .complementaryLogLog: .hazards
    case .identity, .probit: nil
    }
  }
}

extension CoefficientRow {
  /// e to the power of the estimate and of its limits; nil where there is none, or it is beyond what a number holds.
  public var ratio: (estimate: Double?, lower: Double?, upper: Double?) {
    func power(_ value: Double?) -> Double? { value.map { exp($0) }.flatMap { $0.isFinite ? $0 : nil } }
    return (power(estimate), power(lower), power(upper))
  }
}

extension VarianceComponents {
  /// The variances of the coefficients.
  public var variances: [Double] { names.indices.map { covariance[$0, $0] } }
}
