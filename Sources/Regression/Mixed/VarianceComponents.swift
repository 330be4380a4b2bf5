public import LinearAlgebra

/// The estimated covariance of the random coefficients of one term.
public struct VarianceComponents: Sendable, Hashable {
  /// The factor.
  public let grouping: String
  /// The names of the coefficients.
  public let names: [String]
  /// The number of levels.
  public let levels: Int
  /// The covariance of the coefficients of a level.
  public let covariance: Matrix
  /// Whether a variance is 0 or a correlation −1 or 1.
  public let isSingular: Bool

  /// The term as formulas have it, "1 + year | unit"; "0 + year | unit" without an intercept.
  public var label: String { Self.label(grouping: grouping, names: names) }

  static func label(grouping: String, names: [String]) -> String {
    let hasIntercept = names.first == "(Intercept)"
    return ([hasIntercept ? "1" : "0"] + names.dropFirst(hasIntercept ? 1 : 0)).joined(separator: " + ")
      + " | " + grouping
  }

  /// The roots of the variances.
  public var standardDeviations: [Double] { names.indices.map { covariance[$0, $0].squareRoot() } }

  /// The correlation of two coefficients; nil where one of them does not vary.
  public func correlation(_ first: Int, _ second: Int) -> Double? {
    let product = covariance[first, first] * covariance[second, second]
    return product > 0 ? max(-1, min(1, covariance[first, second] / product.squareRoot())) : nil
  }
}
