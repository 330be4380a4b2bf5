public import Observations

/// A declaration that an indicator was not, or cannot be, counted: a 0 there is no count of zero.
public struct StructuralZero: Sendable, Hashable {
  /// The indicator, after the renaming of the sources.
  public let indicator: String
  /// Periods that end before this day are meant.
  public let before: CalendarDate?
  /// Periods that begin after this day are meant.
  public let after: CalendarDate?
  /// The codes or names of the units that are meant; empty for all.
  public let units: [String]

  /// A declaration; without `before` and `after` all periods are meant.
  public init(
    indicator: String, before: CalendarDate? = nil, after: CalendarDate? = nil, units: [String] = []
  ) {
    (self.indicator, self.before, self.after, self.units) = (indicator, before, after, units)
  }

  /// Whether all of `period` is meant; one that a day divides is not.
  func holds(_ period: Period, in calendar: StatisticalCalendar) -> Bool {
    if before == nil, after == nil { return true }
    return before.map { calendar.lastDay(of: period) < $0 } ?? false
      || after.map { calendar.firstDay(of: period) > $0 } ?? false
  }
}
