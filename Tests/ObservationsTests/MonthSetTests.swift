import Observations
import Testing

@Suite struct MonthSetTests {
  @Test func firstMonths() {
    #expect(MonthSet.first(0).isEmpty)
    #expect(MonthSet.first(12) == .all)
    #expect(MonthSet.first(3).months == [1, 2, 3])
    #expect(MonthSet(4...6).months == [4, 5, 6])
    #expect(MonthSet(1...12) == .all)
  }

  /// Every one of the 4,096 sets against an array of its months.
  @Test func everySet() {
    for bits in UInt16(0)..<4_096 {
      let set = MonthSet(rawValue: bits)
      let months = (1...12).filter { bits & (1 << ($0 - 1)) != 0 }
      if set.months != months || set.count != months.count || set.last != months.last
        || (1...12).contains(where: { set.contains(month: $0) != months.contains($0) })
      {
        Issue.record(
          "the set \(months) is read as \(set.months), \(set.count), \(String(describing: set.last))")
      }
    }
  }

  @Test func bitsBeyondTheYearAreDropped() {
    #expect(MonthSet(rawValue: .max) == .all)
    #expect(MonthSet(rawValue: 0xF000).isEmpty)
    #expect(MonthSet(rawValue: .max).last == 12)
  }
}
