/// What was counted in one year, and relative to what.
public struct YearCount: Sendable, Hashable {
  /// The year.
  public let year: Int
  /// The events, 0 or more; whole unless estimated.
  public let count: Double
  /// What the events are relative to (persons, months observed), above 0.
  public let exposure: Double

  /// One year of a series; values are checked where a model is fitted.
  public init(year: Int, count: Double, exposure: Double = 1) {
    self.year = year
    self.count = count
    self.exposure = exposure
  }
}
