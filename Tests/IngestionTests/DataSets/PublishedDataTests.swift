import Foundation
import Observations
import Testing

@testable import Ingestion

/// Expected numbers are printed by counts.py, beside this file: python3 counts.py FOLDER [NAME ...].
@Suite("Published data sets")
struct PublishedDataTests {
  @Test(
    "Descriptions have at most 25 lines",
    arguments: [
      PublishedDataSet.barcelona, .chile, .france, .iowa, .italy, .mexico, .reconvictionAreas, .reconvictions,
      .scottishCrime, .seattle,
    ])
  func descriptionsAreShort(_ data: PublishedDataSet) throws {
    #expect(try data.yaml.split(separator: "\n").count <= 25)
  }

  /// python3 counts.py FOLDER barcelona-accidents
  @Test(.enabled(if: PublishedDataSet.barcelona.isPresent))
  func barcelona() throws {
    let data = PublishedDataSet.barcelona
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(reading.failures == [])
    #expect(
      reading.counts == """
        units 77, indicators 1, periods 156
        figures 12012, missing 0, total 118653, bases 0
        digest 998b8843224d704a
        """)
    #expect(
      reading.totals() == [
        2010: 9056, 2011: 8831, 2012: 9253, 2013: 9457, 2014: 9680, 2015: 10008, 2016: 10140, 2017: 10339,
        2018: 9936, 2019: 10027, 2020: 6268, 2021: 7659, 2022: 7999,
      ])
    // Every neighbourhood and month has a figure, so that none is missing where nothing happened.
    #expect(reading.table.rows.count == reading.table.units.count * 13 * 12)
    #expect(reading.table.rows.count { $0.count == 0 } == 1156)
    #expect(
      reading.assumptions.sources.map(\.encoding)
        == [TextEncoding](repeating: .windows1252, count: 6) + [TextEncoding](repeating: .utf8, count: 7))
    // One row of 2015 has neither a place nor a year.
    #expect(
      folder.messages(reading) == [
        "2015_accidents_gu_bcn.csv:10010:15: 'Nom_barri' must not be blank",
        "2015_accidents_gu_bcn.csv:10010:21: 'Any' must not be blank",
      ])
    #expect(reading.files.map(\.rowsRead).reduce(0, +) == 118_654)
    #expect(reading.files.map(\.rowsUsed).reduce(0, +) == 118_653)
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// python3 counts.py FOLDER chile-comunas-delitos
  @Test(.enabled(if: PublishedDataSet.chile.isPresent))
  func chile() throws {
    let data = PublishedDataSet.chile
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(reading.failures == [])
    #expect(
      reading.counts == """
        units 345, indicators 8, periods 192
        figures 529920, missing 108, total 10661241, bases 0
        digest d114d1aae944b0ce
        """)
    #expect(reading.files.map { [$0.rowsRead, $0.rowsUsed] } == [[529_920, 529_812]])
    #expect(reading.assumptions.sources[0].unusedColumns == ["cut_region"])
    #expect(reading.assumptions.sources[0].description.dateGrain == .month)
    // Figures that lost their thousands point are 1171, not 1: they are named, and missing in the table.
    #expect(reading.issueSummary == ["108 not_whole_number"])
    #expect(reading.issues.reduce(0) { $0 + $1.position.line } == 16_957_336)
    #expect(reading.issues.reduce(0) { $0 + ($1.position.column ?? 0) } == 10_509)
    #expect(
      reading.issues.first.map(folder.short)
        == "SUBSET_8delitos_2010-2025.csv.gz:7978:106: 'delito_n' must be a whole number of 0 or more, not '1.096'"
    )
    #expect(reading.table.rows.count { $0.value == .missing(.rejected) } == 108)
  }

  /// The first rows only: all of them take long.
  @Test(.enabled(if: PublishedDataSet.chile.isPresent))
  func chileRoundTrip() throws {
    let data = PublishedDataSet.chile
    let folder = try data.folder { $0.replacing("SUBSET_8delitos_2010-2025.csv.gz", with: "part.csv") }
    let unpacking = Process()
    unpacking.executableURL = URL(filePath: "/bin/sh")
    unpacking.currentDirectoryURL = folder.url
    unpacking.arguments = ["-c", "gzip -dc SUBSET_8delitos_2010-2025.csv.gz | head -n 12001 > part.csv"]
    try unpacking.run()
    unpacking.waitUntilExit()
    let reading = try data.reading(folder)
    #expect(reading.table.rows.count == 12_000)
    #expect(reading.issueSummary == ["2 not_whole_number"])
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// python3 counts.py FOLDER france-departements-ssmsi
  @Test(.enabled(if: PublishedDataSet.france.isPresent))
  func france() throws {
    let data = PublishedDataSet.france
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(folder.messages(reading) == [])
    #expect(
      reading.counts == """
        units 101, indicators 18, periods 9
        figures 16362, missing 0, total 29354722, bases 0
        digest 4a0a595c481838da
        """)
    #expect(
      reading.totals(of: "Homicides") == [
        2016: 911, 2017: 835, 2018: 845, 2019: 878, 2020: 788, 2021: 840, 2022: 958, 2023: 996, 2024: 976,
      ])
    // Residents are those of the last year.
    #expect(reading.table.units.reduce(0) { $0 + ($1.population ?? 0) } == 68_017_091)
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// python3 counts.py FOLDER iowa-recidivism
  @Test(.enabled(if: PublishedDataSet.iowa.isPresent))
  func iowa() throws {
    let data = PublishedDataSet.iowa
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(reading.failures == [])
    #expect(
      reading.counts == """
        units 10, indicators 1, periods 5
        figures 50, missing 0, total 5094, bases 13176
        digest 232006cd2993cacb
        """)
    // The district is known of supervised releases only.
    #expect(reading.issueSummary == ["8470 blank"])
    #expect(Set(reading.issues.map(\.position.header)) == ["Main Supervising District"])
    #expect(reading.rejects.count == 8470)
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// The published rates of the state are those of all rows, so these are read by a column without blanks.
  @Test(.enabled(if: PublishedDataSet.iowa.isPresent))
  func iowaAsAWhole() throws {
    let data = PublishedDataSet.iowa
    let folder = try data.folder {
      $0.replacing("Main Supervising District", with: "Part of Target Population")
    }
    let reading = try data.reading(folder)
    #expect(folder.messages(reading) == [])
    #expect(
      reading.counts == """
        units 2, indicators 1, periods 5
        figures 10, missing 0, total 7027, bases 21646
        digest ff43b083a8df4621
        """)
    let state = reading.table.aggregated(to: .province, whole: .init(name: "Iowa"))
    let rates = state.rows.map { String(format: "%.1f", 100 * Double($0.count!) / Double($0.denominator!)) }
    #expect(rates == ["30.3", "29.7", "31.9", "34.2", "35.4"])
  }

  /// python3 counts.py FOLDER italy-province
  @Test(.enabled(if: PublishedDataSet.italy.isPresent))
  func italy() throws {
    let data = PublishedDataSet.italy
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(folder.messages(reading) == [])
    #expect(
      reading.counts == """
        units 106, indicators 79, periods 3
        figures 24804, missing 0, total 16547180, bases 0
        digest 192a67e7d54f5ecb
        """)
    #expect(reading.totals() == [2017: 5_691_739, 2018: 5_538_739, 2019: 5_316_702])
    // The last year has points between thousands, and the years before it none.
    #expect(reading.assumptions.sources.map(\.description.thousands) == [nil, nil, .point])
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// python3 counts.py FOLDER mexico-guanajuato-homicidios
  @Test(.enabled(if: PublishedDataSet.mexico.isPresent))
  func mexico() throws {
    let data = PublishedDataSet.mexico
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(folder.messages(reading) == [])
    #expect(
      reading.counts == """
        units 46, indicators 2, periods 72
        figures 6624, missing 92, total 22581, bases 0
        digest f6bd25b5340fecb9
        """)
    #expect(
      reading.totals(of: "intentional homicides")
        == [2020: 3359, 2021: 2823, 2022: 2634, 2023: 2581, 2024: 2553, 2025: 1916])
    // The last month was not yet published: blank, not zero.
    let missing = reading.table.rows.filter { $0.count == nil }
    #expect(missing.allSatisfy { $0.value == .missing(.blank) && $0.period == .month(12, of: 2025) })
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// python3 counts.py FOLDER seattle-beats-monthly
  @Test(.enabled(if: PublishedDataSet.seattle.isPresent))
  func seattle() throws {
    let data = PublishedDataSet.seattle
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(reading.failures == [])
    #expect(
      reading.counts == """
        units 51, indicators 7, periods 76
        figures 27125, missing 36, total 228327, bases 0
        digest b193a06f3b08a551
        """)
    #expect(
      reading.totals(of: "Homicide")
        == [2008: 30, 2009: 22, 2010: 19, 2011: 20, 2012: 24, 2013: 23, 2014: 7])
    #expect(reading.assumptions.sources[0].description.dateOrder == .monthFirst)
    // Corrections of earlier months, as figures of −1 to −3.
    #expect(reading.issueSummary == ["36 not_whole_number"])
    #expect(reading.issues.reduce(0) { $0 + $1.position.line } == 523_037)
    #expect(
      Set(reading.issues.map(\.kind)) == [
        .notWholeNumber("-1"), .notWholeNumber("-2"), .notWholeNumber("-3"),
      ])
    try data.expectRoundTrip(of: reading, in: folder)
  }
}
