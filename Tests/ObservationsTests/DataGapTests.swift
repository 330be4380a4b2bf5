import Observations
import Testing

/// What can stand in one quarter of a year.
private enum Quarter: CaseIterable {
  case count, confidential, blank, noRow

  var value: CountRow.Value? {
    switch self {
    case .count: .count(2)
    case .confidential: .missing(.confidential)
    case .blank: .missing(.blank)
    case .noRow: nil
    }
  }

  var reason: MissingReason? {
    if case .missing(let reason) = value { reason } else { nil }
  }
}

@Suite struct DataGapTests {
  private func panel(_ kind: Indicator.Kind, _ rows: [CountRow]) throws -> Panel {
    let table = CountTable(
      calendar: .calendar, units: [AreaUnit(name: "A")], indicators: [Indicator(id: "x", kind: kind)],
      rows: rows)
    return try #require(table.panel(of: "x"))
  }

  private func gaps(_ kind: Indicator.Kind, _ rows: [CountRow], within: MonthSet = .all) throws -> [DataGap] {
    let panel = try panel(kind, rows)
    let tally = panel.tally(unit: 0, year: 2022, within: within)
    return panel.gaps(in: tally, unit: 0, year: 2022, within: within)
  }

  private func row(_ period: Period, _ value: CountRow.Value, of denominator: Int? = nil) -> CountRow {
    CountRow(unit: 0, indicator: 0, period: period, value: value, denominator: denominator)
  }

  /// All 256 years of four quarters, for all cut-offs at the end of a quarter: every month within is counted, missing for
  /// the reason of its quarter, or among those of which nothing is said.
  @Test func everyMonthIsAccountedFor() throws {
    let cases = Quarter.allCases
    for code in 0..<256 {
      let quarters = (0..<4).map { cases[code >> (2 * $0) & 3] }
      var rows = (1...4).compactMap { number in
        quarters[number - 1].value.map { row(.quarter(number, of: 2022), $0) }
      }
      // The year exists whatever the quarters are.
      rows.append(row(.year(2021), .count(1)))
      for elapsed in 1...4 {
        let gaps = try gaps(.flow, rows, within: .first(3 * elapsed))
        var expected: [DataGap] = []
        var start = 0
        while start < elapsed {
          let reason = quarters[start].reason
          var end = start
          while end + 1 < elapsed, quarters[end + 1].reason == reason, reason != nil { end += 1 }
          if let reason {
            let period = Period(year: 2022, firstMonth: 3 * start + 1, monthCount: 3 * (end - start + 1))!
            expected.append(.missing(period, reason))
          }
          start = end + 1
        }
        let seen = quarters.prefix(elapsed)
        if seen.contains(.noRow) {
          let reported = 3 * seen.count { $0 == .count }
          expected.append(.unreported(year: 2022, reported: reported, of: 3 * elapsed))
        }
        #expect(gaps == expected, "\(quarters) after \(elapsed) quarters")
      }
    }
  }

  @Test func theFinestReasonCounts() throws {
    let rows = [
      row(.year(2022), .missing(.blank)), row(.month(3, of: 2022), .missing(.confidential)),
      row(.month(1, of: 2022), .count(1)),
    ]
    #expect(
      try gaps(.flow, rows) == [
        .missing(.month(2, of: 2022), .blank), .missing(.month(3, of: 2022), .confidential),
        .missing(Period(year: 2022, firstMonth: 4, monthCount: 9)!, .blank),
      ])
    // The blank year reaches outside.
    #expect(
      try gaps(.flow, rows, within: .first(3)) == [
        .missing(.month(3, of: 2022), .confidential), .unreported(year: 2022, reported: 1, of: 3),
      ])
  }

  @Test func ofAStockOnlyWhatFollowsItsLevelIsMissing() throws {
    let rows = [row(.month(9, of: 2022), .count(7)), row(.month(12, of: 2022), .missing(.notReported))]
    #expect(try gaps(.stock, rows, within: .first(9)) == [])
    #expect(
      try gaps(.stock, rows) == [
        .missing(.month(12, of: 2022), .notReported), .unreported(year: 2022, reported: 9, of: 12),
      ])
  }

  @Test func aProportionNeedsItsBase() throws {
    let rows = [row(.half(1, of: 2022), .count(1), of: 4), row(.half(2, of: 2022), .count(1))]
    #expect(
      try gaps(.proportion(denominator: .flow), rows) == [.missing(.half(2, of: 2022), .noDenominator)])
  }

  @Test func beforeAMonthHasEndedNothingIsMissing() throws {
    #expect(try gaps(.flow, [row(.year(2022), .missing(.blank))], within: []) == [])
  }
}
