import Observations
import Testing

@Suite struct PeriodTests {
  @Test func description() {
    let periods: [Period] = [
      .year(2023), .half(1, of: 2023), .half(2, of: 2023), .quarter(1, of: 2023), .quarter(4, of: 2023),
      .month(5, of: 2023), .month(12, of: 2023), .first(9, monthsOf: 2023), .first(2, monthsOf: 987),
      Period(year: 2023, firstMonth: 2, monthCount: 3)!, Period(year: 2023, firstMonth: 4, monthCount: 6)!,
    ]
    #expect(
      periods.map(\.description) == [
        "2023", "2023-H1", "2023-H2", "2023-Q1", "2023-Q4", "2023-05", "2023-12", "2023-01..09",
        "0987-01..02",
        "2023-02..04", "2023-04..09",
      ])
  }

  @Test func everySpanWithinAYearIsValidAndNoOther() {
    for first in -1...14 {
      for count in -1...14 {
        let period = Period(year: 2023, firstMonth: first, monthCount: count)
        let isValid = first >= 1 && count >= 1 && first + count - 1 <= 12
        #expect((period != nil) == isValid, "\(count) months from \(first)")
        guard let period else { continue }
        #expect(period.year == 2023 && period.firstMonth == first && period.monthCount == count)
        #expect(period.lastMonth == first + count - 1)
        #expect(period.months.months == Array(first...(first + count - 1)))
      }
    }
    #expect(Period(year: -1, firstMonth: 1, monthCount: 12) == nil)
    #expect(Period(year: 10_001, firstMonth: 1, monthCount: 12) == nil)
    #expect(Period(year: .max, firstMonth: .max, monthCount: .max) == nil)
    #expect(Period(year: 2023, firstMonth: 12, monthCount: .max) == nil)
  }

  @Test func descriptionsAreDistinct() {
    let spans = (1...12).flatMap { first in
      (1...(13 - first)).map { Period(year: 2023, firstMonth: first, monthCount: $0)! }
    }
    #expect(spans.count == 78)
    #expect(Set(spans.map(\.description)).count == 78)
  }

  @Test func orderIsByYearThenStartThenLength() {
    let ordered: [Period] = [
      .year(2022), .month(1, of: 2023), .quarter(1, of: 2023), .half(1, of: 2023), .year(2023),
      .month(2, of: 2023), .quarter(2, of: 2023), .month(1, of: 2024),
    ]
    #expect(Array(ordered.reversed()).sorted() == ordered)
  }
}
