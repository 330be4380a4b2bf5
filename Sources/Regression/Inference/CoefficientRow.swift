/// One line of the table of coefficients; what cannot be told is nil.
public struct CoefficientRow: Sendable, Hashable {
  /// The name of the coefficient, as R writes it.
  public let name: String
  /// The estimate, nil where the column depends on earlier ones and was dropped.
  public let estimate: Double?
  /// The standard error of the estimate.
  public let standardError: Double?
  /// Estimate / standard error.
  public let statistic: Double?
  /// The two-sided p-value of a coefficient of 0.
  public let pValue: Double?
  /// The limits of the coefficient at the level asked for.
  public let lower: Double?, upper: Double?

  /// A line, by default that of a dropped column.
  public init(
    name: String, estimate: Double? = nil, standardError: Double? = nil, statistic: Double? = nil,
    pValue: Double? = nil, lower: Double? = nil, upper: Double? = nil
  ) {
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
    self.statistic = statistic
    self.pValue = pValue
    self.lower = lower
    self.upper = upper
  }
}
