import Foundation
import Observations
import Testing

@testable import Ingestion

/// The file beside the package, where it is present: real data are never part of the package.
private let chile: String = {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return package.deletingLastPathComponent()
    .appending(path: "shared/data/chile-comunas-delitos/SUBSET_8delitos_2010-2025.csv.gz").path
}()

@Suite("Chilean communes", .enabled(if: FileManager.default.fileExists(atPath: chile)))
struct ChileTests {
  /// Totals and places by chile_totals.py, beside this file.
  @Test func everyCellIsReadOrNamed() throws {
    let columns: [ColumnRole: String] = [
      .unit: "comuna", .unitCode: "cut_comuna", .district: "region", .date: "fecha", .indicator: "delito",
      .count: "delito_n",
    ]
    let description = try DataSetDescription(inputs: [chile], overrides: .init(columns: columns))
    let reading = description.read(today: CalendarDate(iso: "2026-01-01"))

    #expect(reading.failures == [])
    #expect(reading.files.map { [$0.rowsRead, $0.rowsUsed] } == [[529_920, 529_812]])
    #expect(reading.table.units.count == 345)
    #expect(reading.table.units.first { $0.name == "Santiago" }?.code == "13101")
    #expect(reading.assumptions.sources[0].unusedColumns == ["cut_region"])
    #expect(reading.assumptions.sources[0].description.dateGrain == .month)

    var totals = [Int](repeating: 0, count: reading.table.indicators.count)
    for row in reading.table.rows { totals[Int(row.indicator)] += row.count ?? 0 }
    #expect(
      Dictionary(uniqueKeysWithValues: zip(reading.table.indicators.map(\.id), totals)) == [
        "Consumo de alcohol y drogas en la vía pública": 2_822_343, "Delitos asociados a drogas": 235_405,
        "Homicidios": 10_759, "Hurtos": 2_492_945, "Lesiones leves": 1_057_060,
        "Robo en lugar habitado": 898_148, "Robos con violencia o intimidación": 1_014_124,
        "Violencia intrafamiliar": 2_130_457,
      ])

    // Figures that lost their thousands point are 1171, not 1: they are named, and missing in the table.
    #expect(DataIssue.summary(of: reading.issues).map(\.category) == [.notWholeNumber])
    #expect(reading.issues.count == 108)
    #expect(reading.issues.reduce(0) { $0 + $1.position.line } == 16_957_336)
    #expect(reading.issues.reduce(0) { $0 + ($1.position.column ?? 0) } == 10_509)
    #expect(
      reading.issues.first?.description
        == "\(chile):7978:106: 'delito_n' must be a whole number of 0 or more, not '1.096'")
    #expect(reading.table.rows.filter { $0.value == .missing(.rejected) }.count == 108)
    #expect(reading.table.rows.count == 529_920)
  }
}
