/// When a statistical year and its months begin.
///
/// The police year 2023 runs from 2022-12-15 to 2023-12-14 and its month 1 from 15 December to 14 January;
/// several such years are in use side by side in Vietnam, so the calendar is always declared, never guessed.
public struct StatisticalCalendar: Sendable, Hashable, CustomStringConvertible {
  /// Which of the two calendar years that a statistical year touches gives it its name.
  public enum YearLabel: String, Sendable {
    case start
    case end
  }

  /// The calendar month, 1…12, in which month 1 begins.
  public let startMonth: Int
  /// The day, 1…28, on which every month begins.
  public let startDay: Int
  /// What the year is named after.
  public let label: YearLabel

  /// A calendar whose year begins on `startDay` (1…28) of `startMonth` (1…12); nil outside these ranges.
  ///
  /// A year from 1 January touches one calendar year alone, so its label is `end` whatever is asked.
  public init?(startMonth: Int, startDay: Int, label: YearLabel = .end) {
    guard (1...12).contains(startMonth), (1...28).contains(startDay) else { return nil }
    self.startMonth = startMonth
    self.startDay = startDay
    self.label = (startMonth, startDay) == (1, 1) ? .end : label
  }

  /// 15 December to 14 December, months from the 15th to the 14th: the Ministry of Public Security's year.
  public static let police = StatisticalCalendar(startMonth: 12, startDay: 15)!
  /// 1 January to 31 December.
  public static let calendar = StatisticalCalendar(startMonth: 1, startDay: 1)!

  /// The first day of `year`.
  public func firstDay(ofYear year: Int) -> CalendarDate { firstDay(ofMonth: 1, year: year) }

  /// The last day of `year`.
  public func lastDay(ofYear year: Int) -> CalendarDate {
    firstDay(ofMonth: 1, year: year + 1).advanced(by: -1)
  }

  /// The first day of `period`.
  public func firstDay(of period: Period) -> CalendarDate {
    firstDay(ofMonth: period.firstMonth, year: period.year)
  }

  /// The last day of `period`.
  public func lastDay(of period: Period) -> CalendarDate {
    firstDay(ofMonth: period.lastMonth + 1, year: period.year).advanced(by: -1)
  }

  /// The statistical month that holds `date`, a day of the years 1…9999.
  public func month(containing date: CalendarDate) -> Period {
    let (year, month, day) = date.components
    // Months since the start of the statistical year that began in `year`, negative before it.
    let offset = month - startMonth - (day < startDay ? 1 : 0)
    let wrapped = (offset % 12 + 12) % 12
    let startYear = offset < 0 ? year - 1 : year
    return .month(wrapped + 1, of: startYear + labelShift)
  }

  /// How many whole months of `year` have ended by `date`, 0…12.
  public func monthsElapsed(of year: Int, through date: CalendarDate) -> Int {
    (1...12).last { firstDay(ofMonth: $0 + 1, year: year).advanced(by: -1) <= date } ?? 0
  }

  /// `police`, `calendar`, or `year-start 10-01, named after its end`.
  public var description: String {
    switch self {
    case .police: "police"
    case .calendar: "calendar"
    default: "year-start \(padded(startMonth, to: 2))-\(padded(startDay, to: 2)), named after its \(label)"
    }
  }

  /// What is added to the calendar year of the first day to give the year's name.
  private var labelShift: Int {
    label == .end && (startMonth, startDay) != (1, 1) ? 1 : 0
  }

  /// The first day of `month`, 1…13 (13 is month 1 of the next year).
  private func firstDay(ofMonth month: Int, year: Int) -> CalendarDate {
    let months = startMonth - 1 + month - 1
    return CalendarDate(
      dayNumber: CalendarDate.dayNumber(
        year: year - labelShift + months / 12, month: months % 12 + 1, day: startDay))
  }
}
