public import Regression

/// What became of one series of a regression.
public struct RegressionResult: Sendable {
  /// What names the series, a text a column of the key; empty where there is one series.
  public let key: [String]
  /// A line a coefficient, with the limits and errors asked for; nil where nothing was fitted.
  public let coefficients: [CoefficientRow]?
  /// The variances and correlations of random terms.
  public let randomTerms: [VarianceComponents]
  /// Why there is no fit.
  public let reason: String?

  /// A series that was fitted.
  public init(
    key: [String], coefficients: [CoefficientRow], randomTerms: [VarianceComponents] = []
  ) {
    self.randomTerms = randomTerms
    self.key = key
    self.coefficients = coefficients
    reason = nil
  }

  /// A series that was not, for `reason`.
  public init(key: [String], reason: String) {
    self.key = key
    coefficients = nil
    randomTerms = []
    self.reason = reason
  }
}
