import Glibc
import LinearAlgebra
public import Probability

extension MixedFit {
  /// An estimated fixed coefficient with Wald's test and limits.
  public struct Coefficient: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its estimate, on the scale of the link.
    public let estimate: Double
    /// The root of its variance.
    public let standardError: Double
    /// estimate / standardError.
    public let statistic: Double
    /// The two-sided probability of a standard normal beyond `statistic`.
    public let pValue: Double
    /// The limits, estimate ∓ z · standardError.
    public let lower: Double, upper: Double
  }

  /// The estimated coefficients in the order of the design, with limits at `level`; dropped ones are left out.
  public func coefficientTable(level: ConfidenceLevel = .ninetyFivePercent) -> [Coefficient] {
    let z = Normal.standard.quantile(1 - level.tail)
    return kept.enumerated().map { place, column in
      let estimate = coefficients[column]!
      let error = covariance[place, place].squareRoot()
      let statistic = estimate / error
      return Coefficient(
        name: coefficientNames[column], estimate: estimate, standardError: error, statistic: statistic,
        pValue: 2 * Normal.standard.upperTail(above: abs(statistic)), lower: estimate - z * error,
        upper: estimate + z * error)
    }
  }

  /// The standard errors of all coefficients, nil for dropped ones.
  public var standardErrors: [Double?] {
    var errors = [Double?](repeating: nil, count: coefficients.count)
    for (place, column) in kept.enumerated() { errors[column] = covariance[place, place].squareRoot() }
    return errors
  }

  /// −2 ln L + parameters · ln observations.
  public var bic: Double { -2 * logLikelihood + Double(parameters) * log(Double(observations)) }
}
