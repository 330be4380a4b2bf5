import Foundation
import Observations
import Testing

@Suite struct CalendarDateTests {
  /// Against Foundation's Gregorian calendar, which is proleptic after 1582 as ours is.
  @Test func everyDayFrom1890To2110() throws {
    var gregorian = Calendar(identifier: .gregorian)
    gregorian.timeZone = try #require(TimeZone(identifier: "UTC"))
    let first = try #require(CalendarDate(year: 1890, month: 1, day: 1))
    let last = try #require(CalendarDate(year: 2110, month: 12, day: 31))
    for number in Int(first.dayNumber)...Int(last.dayNumber) {
      let date = CalendarDate(dayNumber: number)
      let (year, month, day) = date.components
      let known = gregorian.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: 86_400 * Double(number)))
      guard known.year == year, known.month == month, known.day == day,
        CalendarDate(year: year, month: month, day: day) == date, CalendarDate(iso: date.description) == date
      else {
        Issue.record("day \(number) is \(known), not \(date)")
        return
      }
    }
    #expect(last.dayNumber - first.dayNumber + 1 == 80_718)
  }

  @Test func everyDayOfFourHundredYearsReadsBack() {
    for number in -719_162...(-719_162 + 146_097) {
      let (year, month, day) = CalendarDate(dayNumber: number).components
      if CalendarDate(year: year, month: month, day: day)?.dayNumber != Int32(number) {
        Issue.record("day \(number) is read back from \(year)-\(month)-\(day) as another")
        return
      }
    }
    #expect(CalendarDate(year: 1, month: 1, day: 1)?.dayNumber == -719_162)
    #expect(CalendarDate(year: 9999, month: 12, day: 31)?.dayNumber == 2_932_896)
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2023, 4, 31), (2023, 13, 1), (2023, 0, 1), (2023, 1, 0), (0, 1, 1),
    (10_000, 1, 1),
  ])
  func impossibleDays(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test func leapDays() {
    #expect(CalendarDate(iso: "2000-02-29")?.advanced(by: 1).description == "2000-03-01")
    #expect(CalendarDate(iso: "2024-02-28")?.advanced(by: 1).description == "2024-02-29")
    #expect(CalendarDate(iso: "2024-03-01")?.advanced(by: -366).description == "2023-03-01")
    #expect([1900, 2000, 2023, 2024].map { CalendarDate.days(inMonth: 2, of: $0) } == [28, 29, 28, 29])
  }

  @Test(arguments: [
    "", "2023-1-05", "2023-01-5", "23-01-05", "2023-+1-05", "+123-01-05", "2023-01-05-", "2023/01/05",
    "2023-01",
    "2023-02-30", " 2023-01-05", "2023-01-05T00:00", "٢٠٢٣-01-05",
  ])
  func textsThatAreNoDay(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func orderIsThatOfTime() throws {
    let early = try #require(CalendarDate(iso: "1969-12-31"))
    let late = try #require(CalendarDate(iso: "1970-01-01"))
    #expect(early < late)
    #expect(early.dayNumber == -1)
    #expect(late.dayNumber == 0)
  }
}
