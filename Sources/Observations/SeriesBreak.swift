/// A day from which an indicator counts something else, by law or by practice: figures before it and after it cannot
/// be held against each other.
public struct SeriesBreak: Sendable, Hashable {
  /// The identifier of the indicator.
  public let indicator: String
  /// The first day of the new definition.
  public let date: CalendarDate
  /// What changed, or by which act, as the description of the data has it; nil where it does not say.
  public let reason: String?

  /// A break of `indicator`.
  public init(indicator: String, date: CalendarDate, reason: String? = nil) {
    self.indicator = indicator
    self.date = date
    self.reason = reason
  }

  /// Whether `year` and the year before it, taken together, hold days on both sides of the break.
  public func divides(_ year: Int, in calendar: StatisticalCalendar) -> Bool {
    calendar.firstDay(ofYear: year - 1) < date && date <= calendar.lastDay(ofYear: year)
  }
}
