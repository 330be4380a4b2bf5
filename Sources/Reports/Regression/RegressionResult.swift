public import Regression

/// What became of one series of a regression.
public struct RegressionResult: Sendable {
  /// The fit, with the lines of its table.
  public struct Answer: Sendable {
    /// The fit.
    public let fit: RegressionFit
    /// A line a coefficient, with the limits and errors asked for.
    public let coefficients: [CoefficientRow]

    /// A fit and the lines of its table.
    public init(fit: RegressionFit, coefficients: [CoefficientRow]) {
      self.fit = fit
      self.coefficients = coefficients
    }
  }

  /// What names the series, a text a column of the key; empty where there is one series.
  public let key: [String]
  /// The fit, or why there is none.
  public let answer: Answer?
  /// Why there is no fit.
  public let reason: String?
  /// The rows that miss a value and were left out.
  public let rowsLeftOut: Int

  /// A series that was fitted.
  public init(key: [String], answer: Answer, rowsLeftOut: Int) {
    self.key = key
    self.answer = answer
    reason = nil
    self.rowsLeftOut = rowsLeftOut
  }

  /// A series that was not, for `reason`.
  public init(key: [String], reason: String, rowsLeftOut: Int) {
    self.key = key
    answer = nil
    self.reason = reason
    self.rowsLeftOut = rowsLeftOut
  }
}
