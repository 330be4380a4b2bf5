import Observations

/// What a date stands for that is not a day of its own.
public enum DateGrain: String, Sendable, CaseIterable {
  case month
  case year

  /// What the distinct days of a column stand for, or nil where they are days within months.
  ///
  /// Days that all fall on the same day of the month, or all on the last, stand for months; if moreover they lie in
  /// several years and in the same month of each, for years.
  static func inferred(from days: [CalendarDate]) -> DateGrain? {
    let parts = days.map(\.components)
    guard let first = parts.first else { return .month }
    let onSameDay = parts.allSatisfy { $0.day == first.day }
    let onLastDay = parts.allSatisfy { $0.day == CalendarDate.days(inMonth: $0.month, of: $0.year) }
    guard onSameDay || onLastDay else { return nil }
    let isYearly = days.count > 1 && parts.allSatisfy { $0.month == first.month }
    return isYearly ? .year : .month
  }

  /// The statistical month or year that has the label of the calendar month or year of `date`.
  func period(of date: CalendarDate) -> Period {
    let (year, month, _) = date.components
    return self == .month ? .month(month, of: year) : .year(year)
  }
}
