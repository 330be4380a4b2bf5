import Foundation
import Observations
import Reports
import Testing

/// The committed data set, and the figures it is calibrated to (`datasets/README.md`).
@Suite struct SyntheticProvinceTests {
  @Test func theCommittedFileIsTheSimulation() throws {
    let file = try Data(contentsOf: SyntheticProvince.folder.appending(path: "counts.csv"))
    let made = Data(CountTableFile(try SyntheticProvince.table(lastMonths: 9)).csvText.utf8)
    #expect(made.count == file.count)
    #expect(made == file, "make the file again with `keogiam simulate`, or undo the change of the model")
  }

  @Test func theSeedDecidesEverything() throws {
    let units = Array(try SyntheticProvince.units().prefix(10))
    func rows(_ seed: UInt64) throws -> [CountRow] {
      try SyntheticProvince.table(seed: seed, lastMonths: 9, units: units).rows
    }
    #expect(try rows(1) == rows(1))
    for other in [0, 2, 1 << 40] as [UInt64] { #expect(try rows(1) != rows(other)) }
  }

  @Test func aUnitDoesNotDependOnTheOthers() throws {
    let units = try SyntheticProvince.units()
    let whole = try SyntheticProvince.table(lastMonths: 9)
    let alone = try SyntheticProvince.table(lastMonths: 9, units: [units[50]])
    let reversed = try SyntheticProvince.table(lastMonths: 9, units: Array(units[40..<60].reversed()))
    func figures(_ table: CountTable) -> [[Int?]] {
      let unit = table.units.firstIndex { $0.code == units[50].code }!
      return table.rows.filter { Int($0.unit) == unit }.map { [$0.count, $0.denominator.map(Int.init)] }
    }
    #expect(figures(alone) == figures(whole) && figures(reversed) == figures(whole))
    #expect(figures(alone).count == 5 * (7 * 12 + 9))
  }

  @Test func everyFigureIsMarked() throws {
    for row in try SyntheticProvince.table(lastMonths: 9).rows {
      #expect(row.status == (row.period.year < 2020 ? [.synthetic, .backcast] : .synthetic))
    }
  }

  /// A published total: what it is of the panels, its value, and the standard deviation of it over 40 seeds, in which
  /// levels, drifts and counts all vary.
  struct Published: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let value, deviation: Double
    let made: @Sendable ([String: Panel]) -> Int

    static func total(_ panels: [String: Panel], _ id: String, _ year: Int, months: Int) -> Int {
      let panel = panels[id]!
      return panel.units.indices.reduce(0) {
        $0 + (panel.tally(unit: $1, year: year, within: .first(months)).value ?? 0)
      }
    }
  }

  /// Crimes about 560 to 600 a year; June 2020 is month 6 of the police year.
  static let published = [
    Published(testDescription: "crimes of 2022", value: 580, deviation: 48) {
      Published.total($0, "social_order_crimes", 2022, months: 12)
    },
    Published(testDescription: "crimes of the first half of 2023", value: 282, deviation: 25) {
      Published.total($0, "social_order_crimes", 2023, months: 6)
    },
    Published(testDescription: "accidents of nine months of 2023", value: 297, deviation: 19) {
      Published.total($0, "serious_traffic_accidents", 2023, months: 9)
    },
    Published(testDescription: "addicts of June 2020", value: 2_550, deviation: 352) {
      Published.total($0, "drug_addicts", 2020, months: 6)
    },
    Published(testDescription: "communes with addicts in June 2020", value: 126, deviation: 5.4) {
      let addicts = $0["drug_addicts"]!
      return addicts.units.indices.count {
        addicts.tally(unit: $0, year: 2020, within: .first(6)).value ?? 0 > 0
      }
    },
  ]

  static let committed = Result { try SyntheticProvince.table(lastMonths: 9).panels }
  static let others = Result { try (1...6).map { try SyntheticProvince.table(seed: $0).panels } }

  /// Two standard deviations: a province like the real one, not the real one.
  @Test(arguments: published) func theDataSetIsLikeTheProvince(_ figure: Published) throws {
    let made = Double(figure.made(try Self.committed.get()))
    #expect(abs(made - figure.value) < 2 * figure.deviation)
  }

  /// The mean of six seeds: three standard errors.
  @Test(arguments: published) func theModelIsCalibrated(_ figure: Published) throws {
    let made = try Self.others.get().map(figure.made)
    let mean = Double(made.reduce(0, +)) / Double(made.count)
    #expect(abs(mean - figure.value) < 3 * figure.deviation / Double(made.count).squareRoot())
  }

  @Test func theIslandsOfCoToHaveNoAccident() throws {
    let accidents = try #require(try SyntheticProvince.table().panels["serious_traffic_accidents"])
    let islands = accidents.units.indices.filter { accidents.units[$0].parent?.code == "207" }
    #expect(islands.count == 3)
    for unit in islands {
      #expect(accidents.years.allSatisfy { accidents.tally(unit: unit, year: $0).value == 0 })
    }
  }
}
