import Observations
import Targets
import Testing

/// Every small world of quarterly figures against the rules written out a second time, from the table of the
/// design alone.
@Suite struct StatusExhaustiveTests {
  private static let figures: [Int?] = [nil, 0, 1, 3]

  /// All ways to fill four quarters.
  private static let years: [[Int?]] = figures.flatMap { first in
    figures.flatMap { second in figures.flatMap { third in figures.map { [first, second, third, $0] } } }
  }

  private func series(_ id: String, _ kind: Indicator.Kind, last: [Int?], this: [Int?]) -> SmallSeries {
    var series = SmallSeries(id, kind: kind)
    for (index, figure) in last.enumerated() { series = series.with(.quarter(index + 1, of: 2022), figure) }
    for (index, figure) in this.enumerated() { series = series.with(.quarter(index + 1, of: 2023), figure) }
    return series
  }

  private func verdict(_ target: Target, _ panel: Panel?, quarters: Int) -> Verdict {
    target.status(ofUnit: 0, year: 2023, monthsElapsed: 3 * quarters, panels: { _ in panel }).verdict
  }

  /// A cut of 15 % in a flow.
  private func expectedOfFlow(last: [Int?], seen: [Int?]) -> Verdict {
    guard !last.contains(nil) else { return .noData }
    let baseline = last.compactMap(\.self).reduce(0, +)
    let value = seen.compactMap(\.self).reduce(0, +)
    let meets = (baseline - value) * 100 >= 15 * baseline
    if seen.count == 4 && seen.allSatisfy({ $0 == nil }) { return .noData }
    if !meets { return .missed }
    return seen.count == 4 && !seen.contains(nil) ? .met : .open
  }

  /// A cut of 15 % in a stock.
  private func expectedOfStock(last: [Int?], seen: [Int?]) -> Verdict {
    guard let baseline = last[3] else { return .noData }
    if seen.count == 4, let level = seen[3] {
      return (baseline - level) * 100 >= 15 * baseline ? .met : .missed
    }
    return seen.count == 4 && seen.allSatisfy({ $0 == nil }) ? .noData : .open
  }

  @Test func everyFlow() throws {
    let target = try Target(bare: "robbery=-15%")
    for last in Self.years {
      for this in Self.years {
        let panel = series("robbery", .flow, last: last, this: this).panel
        for quarters in 0...4 {
          let verdict = verdict(target, panel, quarters: quarters)
          let expected = expectedOfFlow(last: last, seen: Array(this.prefix(quarters)))
          if verdict != expected {
            Issue.record("\(last) \(this.prefix(quarters)): \(verdict), not \(expected)")
          }
        }
      }
    }
  }

  @Test func everyStock() throws {
    let target = try Target(bare: "stock:addicts=-15%")
    for last in Self.years where last.prefix(3).allSatisfy({ $0 == nil || $0 == 3 }) {
      for this in Self.years {
        let panel = series("addicts", .stock, last: last, this: this).panel
        for quarters in 0...4 {
          let verdict = verdict(target, panel, quarters: quarters)
          let expected = expectedOfStock(last: last, seen: Array(this.prefix(quarters)))
          if verdict != expected {
            Issue.record("\(last) \(this.prefix(quarters)): \(verdict), not \(expected)")
          }
        }
      }
    }
  }

  /// The stock with its inflow: every pair of states of the two parts occurs.
  @Test func everyConjunction() throws {
    let target = try Target(bare: "stock:addicts=-15% and new_addicts=0")
    var pairs: Set<[Verdict]> = []
    for last in [[nil, nil, nil, 20], [nil, nil, nil, nil]] as [[Int?]] {
      for level in [nil, 10, 30] as [Int?] {
        for inflow in [nil, [0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, nil]] as [[Int?]?] {
          let stock = series("addicts", .stock, last: last, this: [15, nil, nil, level])
          let flow = inflow.map { series("new_addicts", .flow, last: [], this: $0) }
          let status = target.status(
            ofUnit: 0, year: 2023, monthsElapsed: 12,
            panels: { $0 == "addicts" ? stock.panel : flow?.panel })
          let parts = status.parts.map(\.verdict)
          pairs.insert(parts)
          let expected: Verdict =
            parts.contains(.missed)
            ? .missed : parts.contains(.noData) ? .noData : parts.contains(.open) ? .open : .met
          #expect(status.verdict == expected, "\(parts)")
        }
      }
    }
    #expect(pairs.count == 16)
  }
}
