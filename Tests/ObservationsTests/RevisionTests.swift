import Testing

@testable import Observations

/// What counts as a revision, and by how much the years changed.
@Suite struct RevisionTests {
  private func row(
    _ unit: Int, _ period: Period, _ count: Int?, of denominator: Int? = nil, indicator: Int = 0,
    asOf: String? = nil
  ) -> CountRow {
    CountRow(
      unit: unit, indicator: indicator, period: period,
      value: count.map { .count(Int32($0)) } ?? .missing(.notReported), denominator: denominator,
      asOf: asOf.flatMap { CalendarDate(iso: $0) })
  }

  private func table(_ rows: [CountRow], _ kind: Indicator.Kind = .flow) -> CountTable {
    CountTable(
      calendar: .calendar, units: [AreaUnit(name: "A"), AreaUnit(name: "B")],
      indicators: [Indicator(id: "crime", kind: kind)], rows: rows)
  }

  private func changes(_ rows: [CountRow], _ kind: Indicator.Kind = .flow) -> [String] {
    table(rows, kind).revisions.map {
      "\($0.after.period) \($0.before.asOf?.description ?? "undated") \($0.before.count!) → \($0.date) \($0.after.count!)"
    }
  }

  @Test func everyChangeIsOneRevision() {
    #expect(
      changes([
        row(0, .year(2021), 7, asOf: "2024-01-01"), row(0, .year(2021), 5, asOf: "2022-01-01"),
        row(0, .year(2021), 5, asOf: "2022-06-01"), row(0, .year(2021), 6, asOf: "2023-01-01"),
        row(1, .year(2021), 6, asOf: "2023-02-01"),
      ]) == ["2021 2022-06-01 5 → 2023-01-01 6", "2021 2023-01-01 6 → 2024-01-01 7"])
  }

  @Test func undatedReportIsKnownFromTheStart() {
    #expect(
      changes([row(0, .year(2021), 5, asOf: "2022-01-01"), row(0, .year(2021), 9)]) == [
        "2021 undated 9 → 2022-01-01 5"
      ])
  }

  @Test func firstReportsAndWithdrawalsAreNone() {
    let rows = [
      row(0, .year(2020), 4, asOf: "2021-01-01"), row(0, .year(2021), nil, asOf: "2022-01-01"),
      row(0, .year(2021), 5, asOf: "2022-06-01"), row(0, .year(2021), nil, asOf: "2023-01-01"),
      row(0, .year(2021), 5, asOf: "2023-06-01"), row(1, .year(2021), 8, asOf: "2023-06-01"),
    ]
    #expect(changes(rows) == [])
    #expect(table(rows).withdrawalCount == 1)
    #expect(
      changes(
        rows + [row(0, .year(2021), nil, asOf: "2024-01-01"), row(0, .year(2021), 6, asOf: "2025-01-01")])
        == ["2021 2023-06-01 5 → 2025-01-01 6"])
  }

  @Test func denominatorAloneIsARevisionToo() {
    let rows = [
      row(0, .year(2021), 1, of: 9, asOf: "2022-01-01"), row(0, .year(2021), 1, of: 12, asOf: "2023-01-01"),
    ]
    #expect(table(rows, .proportion(denominator: .flow)).revisions.map(\.change) == [0])
    #expect(changes(rows) == ["2021 2022-01-01 1 → 2023-01-01 1"])
  }

  /// The model case: 2021 was first published as 41,728 and is implied as 42,853 by the release of 2022.
  @Test func totalsAreThoseOfAllUnitsAtFirstAndNow() {
    let counts = table([
      row(0, .year(2021), 41_000, asOf: "2022-01-01"), row(0, .year(2021), 41_500, asOf: "2022-06-01"),
      row(0, .year(2021), 42_125, asOf: "2023-01-01"), row(1, .year(2021), 728, asOf: "2022-01-01"),
      row(1, .year(2022), 700, asOf: "2023-01-01"),
    ])
    #expect(
      counts.revisedTotals(counts.revisions) == [
        RevisedTotal(
          indicator: counts.indicators[0], year: 2021, figureCount: 1, first: 41_728, latest: 42_853)
      ])
    #expect(counts.reported(by: CalendarDate(iso: "2022-12-31")!).revisions.map(\.change) == [500])
  }

  @Test func undoneFiguresAreThoseBefore() {
    let counts = table([
      row(0, .year(2021), 5, asOf: "2022-01-01"), row(0, .year(2021), 7, asOf: "2023-01-01"),
      row(1, .year(2021), 2, asOf: "2022-01-01"), row(1, .year(2022), 3, asOf: "2023-01-01"),
    ])
    #expect(counts.undoing(counts.revisions).rows.map(\.count) == [5, 2, 3])
    #expect(counts.undoing([]).rows.map(\.count) == [7, 2, 3])
  }
}
