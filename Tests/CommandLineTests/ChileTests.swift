import Foundation
import Testing

/// The file beside the package, where it is present: real data are never part of the package.
private let chile =
  Keogiam.package.deletingLastPathComponent()
  .appending(path: "shared/data/chile-comunas-delitos/SUBSET_8delitos_2010-2025.csv.gz").path

/// 16 years of months of eight offences in 345 communes, as their ministry publishes them.
@Suite("Chilean communes", .enabled(if: FileManager.default.fileExists(atPath: chile)))
struct ChileTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// One column of a file, by its heading.
  private func column(_ name: String, of file: String) throws -> [String] {
    let rows = try rows(of: file)
    let place = try #require(rows[0].firstIndex(of: name))
    return rows.dropFirst().map { $0[place] }
  }

  /// Rows whose quoted cells hold commas and no line breaks.
  private func rows(of file: String) throws -> [[String]] {
    try folder.text(file).split(separator: "\n").map { line in
      // The pieces between quotes are inside and outside by turns.
      let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
      var cells = [""]
      for (place, piece) in pieces.enumerated() {
        let parts = place % 2 == 1 ? [piece] : piece.split(separator: ",", omittingEmptySubsequences: false)
        cells[cells.count - 1] += parts[0]
        cells += parts.dropFirst().map(String.init)
      }
      return cells
    }
  }

  @Test("by options and by keogiam.yaml: the same 345 rows and 108 issues") func flags() throws {
    let options = """
      --map unit=comuna --map unit_code=cut_comuna --map district=region --map date=fecha --map indicator=delito \
      --map count=delito_n --target 'Delitos asociados a drogas=-15%'
      """
    let ending = "--through 2024-09-30 --format csv"
    let mapped = try folder.run("keogiam flag '\(chile)' \(options) \(ending) --issues i.csv -o mapped.csv")
    #expect(mapped.exitCode == 0 && mapped.output == "")
    #expect(mapped.error.hasPrefix("Wrote i.csv.\n"))
    #expect(
      mapped.error.contains(
        "\n… 108 issues in all: 108 × not_whole_number. See them with keogiam check or --issues FILE.\n"))
    #expect(mapped.error.hasSuffix("\nWrote mapped.csv.\n"))

    let probabilities = try column("p_miss", of: "mapped.csv").map { try #require(Double($0)) }
    #expect(probabilities.count == 345)
    #expect(probabilities.allSatisfy { (0...1).contains($0) })
    #expect(try Set(column("unit", of: "mapped.csv")).count == 345)
    #expect(try Set(column("through", of: "mapped.csv")) == ["2024-09-30"])

    #expect(try column("line", of: "i.csv").count == 108)
    #expect(try column("line", of: "i.csv").reduce(0) { $0 + (Int($1) ?? 0) } == 16_957_336)
    #expect(try column("column", of: "i.csv").reduce(0) { $0 + (Int($1) ?? 0) } == 10_509)
    #expect(
      try rows(of: "i.csv")[1] == [
        chile, "7978", "7977", "106", "not_whole_number",
        "'delito_n' must be a whole number of 0 or more, not '1.096'",
      ])

    let yaml = """
      name: Chile
      calendar: calendar
      targets: ["Delitos asociados a drogas=-15%"]
      sources:
        - file: counts.csv.gz
          columns: {unit: comuna, unit_code: cut_comuna, district: region, date: fecha, indicator: delito, count: delito_n}

      """
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "chile"), withIntermediateDirectories: false)
    try folder.write(Data(yaml.utf8), to: "chile/keogiam.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "chile/counts.csv.gz").path, withDestinationPath: chile)
    let described = try folder.run("keogiam flag chile \(ending) -o described.csv")
    #expect(described.exitCode == 0)
    #expect(try folder.text("described.csv") == folder.text("mapped.csv"))
  }
}
