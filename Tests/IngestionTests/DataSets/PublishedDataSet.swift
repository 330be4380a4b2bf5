import Foundation
import Observations
import Testing

@testable import Ingestion

/// A published data set beside the package, where it is present, with its description beside this file.
///
/// Real data are never part of the package.
struct PublishedDataSet: Sendable, CustomTestStringConvertible {
  /// The folder of the data set.
  let name: String
  /// The file of its description, without the ending.
  let description: String
  /// What kinds its indicators are, where they are no flows.
  let kinds: [String: Indicator.Kind]

  init(_ name: String, description: String? = nil, kinds: [String: Indicator.Kind] = [:]) {
    self.name = name
    self.description = description ?? name
    self.kinds = kinds
  }

  var testDescription: String { description }

  static let barcelona = PublishedDataSet("barcelona-accidents")
  static let chile = PublishedDataSet("chile-comunas-delitos")
  static let france = PublishedDataSet("france-departements-ssmsi")
  static let iowa = PublishedDataSet(
    "iowa-recidivism", kinds: ["recidivists": .proportion(denominator: .flow)])
  static let italy = PublishedDataSet("italy-province")
  static let mexico = PublishedDataSet("mexico-guanajuato-homicidios")
  static let scottishCrime = PublishedDataSet("scotland-recorded-crime-la")
  static let reconvictions = PublishedDataSet(
    "scotland-reconvictions", kinds: ["reconvicted": .proportion(denominator: .flow)])
  static let reconvictionAreas = PublishedDataSet(
    "scotland-reconvictions", description: "scotland-reconvictions-areas")
  static let seattle = PublishedDataSet("seattle-beats-monthly")

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  /// Its files, where it is present; what the repository's own exports are is left out.
  private var files: [URL] {
    var package = Self.here
    for _ in 1...3 { package.deleteLastPathComponent() }
    let folder = package.deletingLastPathComponent().appending(path: "shared/data/\(name)")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.lastPathComponent != "README.txt" }
  }

  var isPresent: Bool { !files.isEmpty }

  /// The text of its description.
  var yaml: String {
    get throws {
      try String(contentsOf: Self.here.appending(path: "\(description).yaml"), encoding: .utf8)
    }
  }

  /// A folder of links to its files and its description, in which `edit` changed something.
  func folder(edit: (String) -> String = { $0 }) throws -> DataFolder {
    let folder = try DataFolder(["keogiam.yaml": edit(yaml)])
    for file in files {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appending(path: file.lastPathComponent), withDestinationURL: file)
    }
    return folder
  }

  func reading(_ folder: DataFolder) throws -> Reading {
    try folder.reading(kinds: kinds, today: CalendarDate(iso: "2026-01-01"))
  }

  /// Expects that what was assumed, put beside the data as their description, gives the same reading again.
  func expectRoundTrip(
    of first: Reading, in folder: DataFolder, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try folder.write(Data(first.assumptions.yaml.utf8), to: "keogiam.yaml")
    let second = try reading(folder)
    // Compared before #expect, which would look for the differences of long arrays.
    let isSameTable =
      first.table.rows == second.table.rows && first.table.units == second.table.units
      && first.table.indicators == second.table.indicators && first.table.calendar == second.table.calendar
    #expect(isSameTable, sourceLocation: sourceLocation)
    #expect(first.counts == second.counts, sourceLocation: sourceLocation)
    let isSameFinding = first.issues == second.issues && first.rejects == second.rejects
    #expect(isSameFinding, sourceLocation: sourceLocation)
    #expect(first.files == second.files && first.totals == second.totals, sourceLocation: sourceLocation)
    #expect(second.failures == [], sourceLocation: sourceLocation)
  }
}

extension Reading {
  /// What counts.py, beside this file, prints of the same data.
  var counts: String {
    let missing = table.rows.count { $0.count == nil }
    let total = table.rows.reduce(0) { $0 + ($1.count ?? 0) }
    let bases = table.rows.reduce(0) { $0 + Int($1.denominator ?? 0) }
    return """
      units \(table.units.count), indicators \(table.indicators.count), \
      periods \(Set(table.rows.map(\.period)).count)
      figures \(table.rows.count), missing \(missing), total \(total), bases \(bases)
      digest \(digest)
      """
  }

  /// The sum of the hashes (FNV-1a, 64 bits) of "code|name|parent|indicator|period=value/base", over all figures.
  private var digest: String {
    var sum: UInt64 = 0
    var (unit, indicator, start): (Int32, Int16, UInt64) = (-1, -1, 0)
    for row in table.rows {
      if row.unit != unit || row.indicator != indicator {
        (unit, indicator) = (row.unit, row.indicator)
        let area = table.units[Int(unit)]
        start = Self.hash(
          "\(area.code ?? "")|\(area.name)|\(area.parent?.name ?? "")|\(table.indicators[Int(indicator)].id)|",
          from: 0xCBF2_9CE4_8422_2325)
      }
      let value =
        switch row.value {
        case .count(let count): "\(count)"
        case .missing(let reason): "\(reason)"
        }
      sum &+= Self.hash("\(row.period)=\(value)/\(row.denominator.map { "\($0)" } ?? "")", from: start)
    }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func hash(_ text: String, from start: UInt64) -> UInt64 {
    text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The issues by category: "36 not_whole_number".
  var issueSummary: [String] {
    DataIssue.summary(of: issues).map { "\($0.count) \($0.category.rawValue)" }
  }

  /// The sum of an indicator, or of all, by year.
  func totals(of id: String? = nil) -> [Int: Int] {
    let wanted = id.flatMap(table.indicatorIndex)
    var totals: [Int: Int] = [:]
    for row in table.rows where wanted == nil || Int(row.indicator) == wanted {
      totals[row.period.year, default: 0] += row.count ?? 0
    }
    return totals
  }
}
