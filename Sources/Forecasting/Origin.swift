public import Observations

/// What is known when a forecast is made: every earlier year, and the first months of the target year.
public struct Origin: Sendable, Hashable {
  /// The statistical year whose end is forecast.
  public let year: Int
  /// How many of its months have ended, 0…12.
  public let monthsElapsed: Int

  /// An origin after `monthsElapsed` (0…12) months of `year`.
  public init(year: Int, monthsElapsed: Int) {
    precondition((0...12).contains(monthsElapsed), "a year has 0…12 months, not \(monthsElapsed)")
    self.year = year
    self.monthsElapsed = monthsElapsed
  }

  /// The months of the target year that are known.
  public var months: MonthSet { .first(monthsElapsed) }
}
