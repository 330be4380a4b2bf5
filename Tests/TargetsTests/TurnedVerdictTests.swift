import Observations
import Testing

@testable import Targets

/// Which verdicts turned because figures were revised, and which turned for other reasons.
@Suite struct TurnedVerdictTests {
  private let units = [
    AreaUnit(code: "1", name: "A", parent: .init(name: "D")),
    AreaUnit(code: "2", name: "B", parent: .init(name: "D")),
    AreaUnit(code: "3", name: "C", parent: .init(name: "E")),
  ]

  /// The turned verdicts of figures (unit, year, count, day of report), a cut by 7 % asked.
  private func turned(_ figures: [(Int, Int, Int?, String?)]) throws -> [String] {
    let table = CountTable(
      calendar: .calendar, units: units, indicators: [Indicator(id: "crime", kind: .flow)],
      rows: figures.map { unit, year, count, day in
        CountRow(
          unit: unit, indicator: 0, period: .year(year),
          value: count.map { .count(Int32($0)) } ?? .missing(.blank),
          asOf: day.flatMap { CalendarDate(iso: $0) })
      })
    return table.turnedVerdicts(
      on: [try Target(bare: "crime=-7%")], by: table.revisions, whole: .init(name: "P")
    ).map {
      "\($0.date) \($0.level) \($0.unit.name) \($0.after.year) \($0.before.verdict) → \($0.after.verdict)"
    }
  }

  /// The same figures for all other units, never revised.
  private func calm(_ units: Int...) -> [(Int, Int, Int?, String?)] {
    units.flatMap { [($0, 2021, 10, nil), ($0, 2022, 5, nil)] }
  }

  @Test func revisedBaselineTurnsTheYearAfter() throws {
    let figures: [(Int, Int, Int?, String?)] = [
      (0, 2021, 41_728, "2022-01-10"), (0, 2021, 42_853, "2023-01-10"), (0, 2022, 39_853, "2023-01-10"),
    ]
    #expect(
      try turned(figures + calm(1, 2)) == [
        "2023-01-10 unit A 2022 missed → met", "2023-01-10 district D 2022 missed → met",
        "2023-01-10 province P 2022 missed → met",
      ])
  }

  @Test func sumMayTurnWhereNoUnitDoesAndTheOtherWayRound() throws {
    // 5 + 10 against 10 + 10 is a miss with 9 more, whichever unit they are of.
    let ofTheDistrict: [(Int, Int, Int?, String?)] = [
      (0, 2021, 10, nil), (0, 2022, 9, nil), (1, 2021, 10, nil), (1, 2022, 9, nil),
      (0, 2021, 9, "2023-05-01"),
    ]
    #expect(
      try turned(ofTheDistrict + calm(2)) == [
        "2023-05-01 unit A 2022 met → missed", "2023-05-01 district D 2022 met → missed",
      ])
    let ofTheUnitAlone: [(Int, Int, Int?, String?)] = [
      (0, 2021, 10, nil), (0, 2022, 9, nil), (1, 2021, 100, nil), (1, 2022, 9, nil),
      (0, 2022, 10, "2023-05-01"),
    ]
    #expect(try turned(ofTheUnitAlone + calm(2)) == ["2023-05-01 unit A 2022 met → missed"])
    let ofTheSumAlone: [(Int, Int, Int?, String?)] = [
      (0, 2021, 100, nil), (0, 2022, 120, nil), (1, 2021, 100, nil), (1, 2022, 60, nil),
      (0, 2022, 130, "2023-05-01"),
    ]
    #expect(try turned(ofTheSumAlone + calm(2)) == ["2023-05-01 district D 2022 met → missed"])
  }

  @Test func firstReportsAndWithdrawalsTurnNothing() throws {
    #expect(
      try turned(
        [(0, 2021, 10, "2022-01-10"), (0, 2022, 5, "2023-01-10"), (0, 2022, nil, "2023-06-01")] + calm(1, 2))
        == [])
    // On the day of a revision that turns nothing another unit reports for the first time, a third withdraws.
    #expect(
      try turned([
        (0, 2021, 10, "2022-01-10"), (0, 2022, 5, "2023-01-10"), (0, 2022, 6, "2023-06-01"),
        (1, 2021, 10, "2022-01-10"), (1, 2022, 20, "2023-06-01"), (2, 2021, 10, "2022-01-10"),
        (2, 2022, 1, "2023-01-10"), (2, 2022, nil, "2023-06-01"),
      ]) == [])
  }

  @Test func everyDayIsHeldAgainstTheDayBefore() throws {
    #expect(
      try turned(
        [
          (0, 2021, 10, "2022-01-10"), (0, 2022, 9, "2023-01-10"), (0, 2022, 10, "2023-05-01"),
          (0, 2022, 8, "2023-06-01"),
        ] + calm(1, 2)
      ).filter { $0.contains("unit") } == [
        "2023-05-01 unit A 2022 met → missed", "2023-06-01 unit A 2022 missed → met",
      ])
  }
}
