import Testing

@testable import Observations

@Suite("Carrying to later units")
struct CarryingTests {
  /// 0, 1, 2, and nil for a blank cell.
  private static let cells: [Int?] = [0, 1, 2, nil]

  @Test(arguments: [0, 0.25, 0.5, 0.7, 1])
  func everySmallFlow(_ weight: Double) throws {
    let world = SmallSuccession(weight: weight)
    for a in Self.cells {
      for b in Self.cells {
        for c in Self.cells {
          let table = world.carried(
            zip([a, b, c], 0...).map { figure($1, .year(2022), $0, status: .preliminary) })
          let panel = try #require(table.panel(of: "x"))
          let x = panel.tally(unit: 0, year: 2022)
          let y = panel.tally(unit: 1, year: 2022)
          expect(x, whole: a, split: b, weight: weight)
          expect(y, whole: c, split: b, weight: 1 - weight)
          guard let a, let b, let c else { continue }
          let all = a + b + c
          #expect(abs(x.expected! + y.expected! - Double(all)) < 1e-12)
          #expect(table.rows.reduce(0) { $0 + $1.count! } == all)
          let whole = try #require(
            table.aggregated(to: .province, whole: .init(name: "Tỉnh")).panel(of: "x")
          ).tally(unit: 0, year: 2022)
          #expect(whole.value == all)
          #expect(whole.range == nil)
          #expect(whole.status == .preliminary)
        }
      }
    }
  }

  /// Holds the tally of a new unit against its definition.
  private func expect(_ tally: Tally, whole: Int?, split: Int?, weight: Double) {
    guard let whole, let split else {
      #expect(tally.value == nil && tally.range == nil)
      return
    }
    if split == 0 {
      #expect(tally.value == whole && tally.range == nil && tally.status == .preliminary)
      return
    }
    let expected = Double(whole) + weight * Double(split)
    #expect(tally.range == CarriedRange(low: whole, high: whole + split, expected: expected))
    #expect(tally.value == Int(expected.rounded()))
    #expect(tally.status == [.preliminary, .backcast])
  }

  @Test(arguments: [0.25, 0.5, 0.7])
  func everySmallProportion(_ weight: Double) throws {
    let cells = [(0, 0), (0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (1, 3)]
    let world = SmallSuccession(weight: weight)
    for a in cells {
      for b in cells {
        for c in cells {
          let table = world.carried(
            zip([a, b, c], 0...).map { figure($1, .year(2022), $0.0, of: $0.1) },
            kind: .proportion(denominator: .flow))
          #expect(table.rows.allSatisfy { $0.count! <= $0.denominator! })
          #expect(table.rows.reduce(0) { $0 + Int($1.denominator!) } == a.1 + b.1 + c.1)
          let panel = try #require(table.panel(of: "x"))
          let x = panel.tally(unit: 0, year: 2022)
          #expect(x.expectedDenominator == Double(a.1) + weight * Double(b.1))
          #expect(x.value! <= x.denominator!)
          if b.1 > 0 {
            #expect(x.denominatorRange?.low == a.1 && x.denominatorRange?.high == a.1 + b.1)
            #expect(x.range?.low == a.0 && x.range?.high == a.0 + b.0)
          }
          let bases = try #require(panel.denominators().tally(unit: 0, year: 2022).expected)
          #expect(bases == x.expectedDenominator)
        }
      }
    }
  }

  @Test func theValueOfAYearIsRoundedOnce() throws {
    // Half of one event a month is six a year; month by month all of them would go to the first part.
    let world = SmallSuccession(weight: 0.5)
    let rows = (1...12).flatMap { month in
      (0..<3).map { figure($0, .month(month, of: 2022), $0 == 1 ? 1 : 0) }
    }
    let table = world.carried(rows)
    #expect(table.rows.filter { $0.unit == 1 }.allSatisfy { $0.count == 0 })
    let panel = try #require(table.panel(of: "x"))
    for unit in 0...1 {
      let tally = panel.tally(unit: unit, year: 2022)
      #expect(tally.value == 6)
      #expect(tally.range == CarriedRange(low: 0, high: 12, expected: 6))
    }
  }

  @Test func theLevelOfAStockIsThatOfItsLastMonth() throws {
    let rows = [
      figure(0, .month(1, of: 2022), 3), figure(1, .month(1, of: 2022), 10),
      figure(2, .month(1, of: 2022), 0),
      figure(0, .month(2, of: 2022), 4), figure(1, .month(2, of: 2022), 0), figure(2, .month(2, of: 2022), 0),
    ]
    let panel = try #require(SmallSuccession().carried(rows, kind: .stock).panel(of: "x"))
    let january = panel.tally(unit: 0, year: 2022, within: .first(1))
    #expect(january.value == 10)
    #expect(january.range == CarriedRange(low: 3, high: 13, expected: 10))
    let february = panel.tally(unit: 0, year: 2022)
    #expect(february.value == 4 && february.range == nil && february.status == [])
  }

  @Test func aUnionIsKnownFromTheDayItsLastPartWas() {
    let rows = [
      figure(0, .year(2022), 1, asOf: "2023-01-05"), figure(1, .year(2022), 0),
      figure(2, .year(2022), 2, asOf: "2023-01-10"), figure(0, .year(2022), 4, asOf: "2023-06-01"),
      figure(0, .year(2023), 1), figure(1, .year(2023), nil), figure(2, .year(2023), 7),
      figure(0, .year(2024), 5),
    ]
    #expect(
      SmallSuccession().carried(rows).lines == [
        "20001 2022=1 @2023-01-05", "20001 2022=4 @2023-06-01",
        "20001 2023=missing(Observations.MissingReason.blank)",
        "20001 2024=missing(Observations.MissingReason.blank)", "20002 2022=2 @2023-01-10",
        "20002 2023=missing(Observations.MissingReason.blank)",
      ])
  }

  @Test func theNewestListGoesBeforeOlderOnes() {
    let world = SmallSuccession()
    let units = world.later.units + world.earlier.units
    let rows = [
      figure(0, .year(2025), 9), figure(1, .year(2025), nil), figure(2, .year(2025), 1),
      figure(3, .year(2025), 2), figure(4, .year(2025), 3),
    ]
    let table = CountTable(
      calendar: .calendar, units: units, indicators: [Indicator(id: "x", kind: .flow)], rows: rows)
    let carried = table.carried(
      by: UnitSuccession(of: table.units, onto: world.later, by: [world.crosswalk]))
    #expect(carried.lines == ["20001 2025=9", "20002 2025=4 backcast [3–5 3.6]"])
  }

  @Test func unitsOfNoListStayAsTheyAre() {
    let world = SmallSuccession()
    let table = CountTable(
      calendar: .calendar, units: [world.earlier.units[0], AreaUnit(name: "Biển")],
      indicators: [Indicator(id: "x", kind: .flow)],
      rows: [figure(0, .year(2022), 1), figure(1, .year(2022), 2)])
    let succession = UnitSuccession(of: table.units, onto: world.later, by: [world.crosswalk])
    #expect(succession.foreignCount == 1)
    #expect(
      table.carried(by: succession).lines == [
        " 2022=2", "20001 2022=missing(Observations.MissingReason.blank)",
      ])
  }

  @Test func residentsAreOfOneSource() {
    let world = SmallSuccession()
    let succession = UnitSuccession(of: world.earlier.units, onto: world.later, by: [world.crosswalk])
    #expect(succession.units.map(\.population) == [135, 45])
    let stated = SmallSuccession.list("new", "2025-07-01", "20001,Xã X,200\n20002,Xã Y,100")
    let crosswalk = UnitCrosswalk(earlier: world.earlier, later: stated, links: world.crosswalk.links)
    #expect(
      UnitSuccession(of: world.earlier.units, onto: stated, by: [crosswalk]).units.map(\.population) == [
        200, 100,
      ])
  }

  @Test(arguments: 0...40)
  func anAllotmentAddsUp(_ count: Int) {
    for weights in [
      [0.2, 0.3, 0.5], [1.0, 0, 0], [0.004, 0.796, 0.2], [0.5, 0.5], [1.0 / 3, 1.0 / 3, 1.0 / 3],
    ] {
      let limits = allotment(of: count, weights: weights)
      #expect(limits.reduce(0, +) == count)
      for (part, weight) in zip(limits, weights) { #expect(abs(Double(part) - weight * Double(count)) < 1) }
      for smaller in 0...count {
        let parts = allotment(of: smaller, weights: weights, limits: limits)
        #expect(parts.reduce(0, +) == smaller)
        #expect(zip(parts, limits).allSatisfy { (0...$1).contains($0) })
      }
    }
  }
}
