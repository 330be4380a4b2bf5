/// The rate of one year with its standard error, as age-standardised rates are published.
public struct YearRate: Sendable, Hashable {
  /// The year.
  public let year: Int
  /// The rate, above 0.
  public let rate: Double
  /// Its standard error, above 0, in the unit of the rate.
  public let standardError: Double

  /// One year of a series; values are checked where a model is fitted.
  public init(year: Int, rate: Double, standardError: Double) {
    self.year = year
    self.rate = rate
    self.standardError = standardError
  }
}
