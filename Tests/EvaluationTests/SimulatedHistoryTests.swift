import Forecasting
import Foundation
import Observations
import Reports
import Testing

/// The committed data set of 2019 to 2025, on the units of each time (`datasets/README.md`).
@Suite struct SimulatedHistoryTests {
  private static let table = SimulatedHistory(years: 2019...2025, lastMonths: 12, seed: 2025).table()
  private static let whole = AreaUnit.Parent(name: "Tỉnh Quảng Ninh")

  private static func carried() -> CountTable {
    let list = UnitList.quangNinh2025
    return table.carried(
      by: UnitSuccession(of: table.units, onto: list, by: UnitCrosswalk.leading(to: list)))
  }

  @Test func theCommittedFileIsTheSimulation() throws {
    let folder = SyntheticProvince.folder.deletingLastPathComponent()
    let file = try Data(contentsOf: folder.appending(path: "quang-ninh-synthetic-2025/counts.csv"))
    let made = Data(CountTableFile(Self.table).csvText.utf8)
    #expect(made.count == file.count)
    #expect(
      made == file, "make the file again with `keogiam simulate --official`, or undo the change of the model")
  }

  /// A month belongs to the list in force on its last day: 177 units, then 171, then 54.
  @Test func everyMonthIsOnTheUnitsOfItsTime() {
    func units(_ period: Period) -> Int {
      Set(Self.table.rows.filter { $0.period == period }.map(\.unit)).count
    }
    #expect(
      [(2019, 1), (2024, 10), (2024, 11), (2025, 6), (2025, 7), (2025, 12)].map {
        units(.month($0.1, of: $0.0))
      }
        == [177, 177, 171, 171, 54, 54])
  }

  /// On the units of 2025 every month of every indicator is reported, and the province keeps its sums.
  @Test func carryingLosesNothing() {
    let carried = Self.carried()
    let latest = carried.asKnown(on: nil)
    #expect(latest.rows.count == 54 * 5 * 84)
    #expect(latest.rows.allSatisfy { $0.count != nil })
    // Month by month, since the units of a month are those of one list.
    func sums(_ table: CountTable) -> [[Int]: Int] {
      var sums: [[Int]: Int] = [:]
      for row in table.asKnown(on: nil).rows {
        sums[[Int(row.indicator), row.period.year, row.period.firstMonth, 0], default: 0] += row.count!
        sums[[Int(row.indicator), row.period.year, row.period.firstMonth, 1], default: 0] += Int(
          row.denominator ?? 0)
      }
      return sums
    }
    let before = sums(Self.table)
    #expect(before.count == 2 * 5 * 84)
    #expect(sums(carried) == before)
    let province = latest.aggregated(to: .province, whole: Self.whole)
    #expect(sums(province) == before)
    #expect(province.splits.isEmpty)
  }

  @Test func crimesOf2021WereRevisedUpwards() throws {
    func total(_ day: String?) throws -> Int {
      let known = Self.table.asKnown(on: day.flatMap(CalendarDate.init(iso:)))
      return known.rows.filter { $0.indicator == 0 && $0.period.year == 2021 }.reduce(0) { $0 + $1.count! }
    }
    let (first, final) = (try total("2021-12-31"), try total(nil))
    #expect(first < final && Double(first) > 0.95 * Double(final))
    // The carried figures were revised on the same day.
    let carried = Self.carried()
    func carriedTotal(_ day: String) -> Int {
      carried.asKnown(on: CalendarDate(iso: day)).rows.filter { $0.indicator == 0 && $0.period.year == 2021 }
        .reduce(0) { $0 + $1.count! }
    }
    #expect(carriedTotal("2022-12-19") == first && carriedTotal("2022-12-20") == final)
  }

  @Test func fewerAccidentsAreSeriousFromAugust2024() {
    func total(_ months: [Period]) -> Double {
      Double(
        Self.table.rows.filter { $0.indicator == 1 && months.contains($0.period) }.reduce(0) {
          $0 + $1.count!
        })
    }
    // The common level of 2024 is the same on both sides; three standard deviations of the ratio are about 0.2.
    let before = total((1...8).map { .month($0, of: 2024) }) / 8
    let after = total((9...12).map { .month($0, of: 2024) }) / 4
    #expect(abs(after / before - SimulatedHistory.stillSerious) < 0.2)
  }
}
