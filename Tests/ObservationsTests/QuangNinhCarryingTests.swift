import Testing

@testable import Observations

@Suite("Carrying Quảng Ninh to the units of 2025")
struct QuangNinhCarryingTests {
  /// The years 2022 and 2023 by quarter on the units of `list`, every count 1 or more and unlike its neighbours.
  private static func table(_ list: UnitList) -> CountTable {
    var rows: [CountRow] = []
    for unit in list.units.indices {
      for year in 2022...2023 {
        for quarter in 1...4 {
          rows.append(figure(unit, .quarter(quarter, of: year), 1 + (unit * 7 + year + quarter * 5) % 11))
        }
      }
    }
    return CountTable(
      calendar: .police, units: list.units, indicators: [Indicator(id: "x", kind: .flow)], rows: rows)
  }

  private static func carried(_ table: CountTable, onto list: UnitList) -> CountTable {
    table.carried(
      by: UnitSuccession(of: table.units, onto: list, by: UnitCrosswalk.leading(to: list)))
  }

  @Test(arguments: [UnitList.quangNinh2020, .quangNinh2024])
  func thirtyFiveAreExactAndNineteenEstimated(_ list: UnitList) throws {
    let table = Self.table(list)
    let later = UnitList.quangNinh2025
    let succession = UnitSuccession(of: table.units, onto: later, by: UnitCrosswalk.leading(to: later))
    #expect([succession.exactCount, succession.weightedCount, succession.foreignCount] == [35, 19, 0])
    let carried = table.carried(by: succession)
    #expect(carried.units.map(\.code) == later.units.map(\.code))
    let crosswalk = try #require(UnitCrosswalk.between(list, later))
    let old = try #require(table.panel(of: "x"))
    let new = try #require(carried.panel(of: "x"))
    for unit in later.units.indices {
      let links = crosswalk.predecessors(of: unit)
      let tally = new.tally(unit: unit, year: 2022)
      let isWhole = links.allSatisfy { $0.basis == .whole }
      #expect(tally.status.contains(.backcast) == !isWhole)
      let counts = links.map { Double(old.tally(unit: $0.old, year: 2022).value!) }
      let expected = zip(links, counts).reduce(0) { $0 + $1.0.weight * $1.1 }
      #expect(abs(tally.expected! - expected) < 1e-9)
      if isWhole { #expect(tally.value == Int(expected)) }
    }
  }

  @Test(arguments: [UnitList.quangNinh2020, .quangNinh2024])
  func theProvinceKeepsItsSumInEveryPeriod(_ list: UnitList) {
    let whole = AreaUnit.Parent(name: "Tỉnh Quảng Ninh")
    let table = Self.table(list)
    let before = table.aggregated(to: .province, whole: whole)
    let after = Self.carried(table, onto: .quangNinh2025).aggregated(to: .province, whole: whole)
    #expect(before.rows.count == 8)
    #expect(after.lines == before.lines)
  }

  @Test(arguments: UnitList.builtIn)
  func theSameListChangesNothing(_ list: UnitList) {
    let table = Self.table(list)
    let same = Self.carried(table, onto: list)
    #expect(same.rows == table.rows)
    #expect(same.units == table.units)
    #expect(same.splits.isEmpty)
  }

  @Test func twoStepsAreOne() {
    let table = Self.table(.quangNinh2020)
    let between = Self.carried(table, onto: .quangNinh2024)
    #expect(between.rows.allSatisfy { !$0.status.contains(.backcast) })
    let twice = Self.carried(between, onto: .quangNinh2025)
    let once = Self.carried(table, onto: .quangNinh2025)
    let exact = { (table: CountTable) in
      table.rows.filter { !$0.status.contains(.backcast) }.map { "\(table.units[Int($0.unit)].name) \($0)" }
    }
    #expect(exact(once).count == 35 * 8)
    #expect(exact(twice) == exact(once))
    // Of divided units that had been united the shares may differ: united first, the whole is divided at one share.
    for (left, right) in zip(once.rows, twice.rows) {
      let (low, high) = (once.splits[left.key]?.range, twice.splits[right.key]?.range)
      #expect(low?.low == high?.low && low?.high == high?.high)
    }
  }

  @Test func residentsAddUp() {
    let succession = UnitSuccession(
      of: UnitList.quangNinh2020.units, onto: .quangNinh2025, by: UnitCrosswalk.leading(to: .quangNinh2025))
    // The residents of one unit of 2025 are not known, so those of the census are carried for all.
    #expect(succession.units.reduce(0) { $0 + ($1.population ?? 0) } == 1_320_324)
  }
}
