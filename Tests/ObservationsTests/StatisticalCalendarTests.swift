import Observations
import Testing

@Suite struct StatisticalCalendarTests {
  static let october = StatisticalCalendar(startMonth: 10, startDay: 1)!
  static let octoberByStart = StatisticalCalendar(startMonth: 10, startDay: 1, label: .start)!
  static let all = [
    StatisticalCalendar.police, .calendar, october, octoberByStart,
    StatisticalCalendar(startMonth: 1, startDay: 15)!,
    StatisticalCalendar(startMonth: 12, startDay: 28, label: .start)!,
  ]

  @Test func policeYear2023() {
    let police = StatisticalCalendar.police
    #expect(police.firstDay(ofYear: 2023).description == "2022-12-15")
    #expect(police.lastDay(ofYear: 2023).description == "2023-12-14")
    #expect(police.firstDay(of: .month(1, of: 2023)).description == "2022-12-15")
    #expect(police.lastDay(of: .month(1, of: 2023)).description == "2023-01-14")
    #expect(police.firstDay(of: .quarter(2, of: 2023)).description == "2023-03-15")
    #expect(police.lastDay(of: .first(9, monthsOf: 2023)).description == "2023-09-14")
    #expect(police.lastDay(of: .year(2023)).description == "2023-12-14")
  }

  @Test func calendarYearIsItself() {
    #expect(StatisticalCalendar.calendar.firstDay(ofYear: 2024).description == "2024-01-01")
    #expect(StatisticalCalendar.calendar.lastDay(of: .month(2, of: 2024)).description == "2024-02-29")
    #expect(StatisticalCalendar.calendar.lastDay(ofYear: 2024).description == "2024-12-31")
  }

  @Test func octoberYearByItsEndAndItsStart() {
    #expect(Self.october.firstDay(ofYear: 2023).description == "2022-10-01")
    #expect(Self.october.lastDay(ofYear: 2023).description == "2023-09-30")
    #expect(Self.octoberByStart.firstDay(ofYear: 2023).description == "2023-10-01")
    #expect(Self.octoberByStart.lastDay(ofYear: 2023).description == "2024-09-30")
    #expect(Self.october.firstDay(of: .month(4, of: 2023)).description == "2023-01-01")
  }

  @Test(arguments: all) func everyDayLiesInItsMonth(calendar: StatisticalCalendar) throws {
    let first = try #require(CalendarDate(iso: "2015-01-01"))
    let last = try #require(CalendarDate(iso: "2027-12-31"))
    for number in Int(first.dayNumber)...Int(last.dayNumber) {
      let date = CalendarDate(dayNumber: number)
      let month = calendar.month(containing: date)
      #expect(
        calendar.firstDay(of: month) <= date && date <= calendar.lastDay(of: month), "\(date) in \(month)")
      #expect(month.monthCount == 1)
    }
  }

  @Test(arguments: all) func monthsFollowEachOtherWithoutGap(calendar: StatisticalCalendar) {
    var next = calendar.firstDay(ofYear: 2015)
    for year in 2015...2027 {
      #expect(calendar.firstDay(ofYear: year) == next)
      for month in 1...12 {
        #expect(calendar.firstDay(of: .month(month, of: year)) == next)
        next = calendar.lastDay(of: .month(month, of: year)).advanced(by: 1)
      }
      #expect(calendar.lastDay(ofYear: year) == next.advanced(by: -1))
    }
  }

  @Test(arguments: all) func monthsElapsedCountsWholeMonths(calendar: StatisticalCalendar) {
    #expect(calendar.monthsElapsed(of: 2023, through: calendar.firstDay(ofYear: 2023).advanced(by: -1)) == 0)
    for month in 1...12 {
      let end = calendar.lastDay(of: .month(month, of: 2023))
      #expect(calendar.monthsElapsed(of: 2023, through: end.advanced(by: -1)) == month - 1)
      #expect(calendar.monthsElapsed(of: 2023, through: end) == month)
    }
    #expect(calendar.monthsElapsed(of: 2023, through: calendar.lastDay(ofYear: 2030)) == 12)
  }

  @Test(arguments: all) func edgesOfTimeDoNotTrap(calendar: StatisticalCalendar) throws {
    let first = try #require(CalendarDate(iso: "0001-01-01"))
    let last = try #require(CalendarDate(iso: "9999-12-31"))
    for date in [first, last] {
      let month = calendar.month(containing: date)
      #expect(calendar.firstDay(of: month) <= date && date <= calendar.lastDay(of: month))
    }
    for year in [0, 1, 9999, 10_000] {
      #expect(calendar.lastDay(ofYear: year).dayNumber - calendar.firstDay(ofYear: year).dayNumber >= 364)
    }
  }

  @Test func dayOfAnotherYearBelongsToThePoliceYear() throws {
    let police = StatisticalCalendar.police
    let cases = [
      ("2022-12-14", "2022-12"), ("2022-12-15", "2023-01"), ("2023-01-01", "2023-01"),
      ("2023-01-14", "2023-01"),
      ("2023-01-15", "2023-02"), ("2023-12-14", "2023-12"), ("2023-12-31", "2024-01"),
    ]
    for (date, month) in cases {
      #expect(police.month(containing: try #require(CalendarDate(iso: date))).description == month)
    }
  }

  @Test func calendarsThatCannotBe() {
    #expect(StatisticalCalendar(startMonth: 0, startDay: 1) == nil)
    #expect(StatisticalCalendar(startMonth: 13, startDay: 1) == nil)
    #expect(StatisticalCalendar(startMonth: 1, startDay: 0) == nil)
    #expect(StatisticalCalendar(startMonth: 1, startDay: 29) == nil)
  }

  @Test func namesOfCalendars() {
    #expect(
      Self.all.map(\.description) == [
        "police", "calendar", "year-start 10-01, named after its end",
        "year-start 10-01, named after its start",
        "year-start 01-15, named after its end", "year-start 12-28, named after its start",
      ])
    #expect(StatisticalCalendar(startMonth: 12, startDay: 15)?.description == "police")
    #expect(StatisticalCalendar(startMonth: 1, startDay: 1, label: .start) == .calendar)
  }
}
