import Foundation
import Testing

@Suite("keogiam report")
struct ReportTests {
  private static let counts: String = {
    var text = "unit,district,indicator,period,count\n"
    for year in 2017...2023 {
      for unit in 0..<6 {
        for quarter in 1...(year == 2023 ? 2 : 4) {
          let count = (unit * 5 + year * 3 + quarter * (unit + year)) % 6
          text += "Xã \(unit),Huyện \(unit % 2),robbery,\(year)-Q\(quarter),\(count)\n"
        }
      }
    }
    return text
  }()

  private static let command = "keogiam report counts.csv --target 'robbery=-7%' --today 2024-01-01"

  @Test(
    "writes the same page to a file and to standard output, whatever the jobs",
    arguments: ["vi", "en", "both"])
  func file(_ language: String) throws {
    let folder = try Folder(["counts.csv": Self.counts])
    let command = "\(Self.command) --lang \(language)"
    let toFile = try Keogiam.run("\(command) -o page.html --jobs 1", in: folder)
    #expect(toFile.output == "" && toFile.exitCode == 0)
    let page = try String(contentsOf: folder.url.appending(path: "page.html"), encoding: .utf8)
    let shown = try Keogiam.run("\(command) --jobs 2", in: folder)
    #expect(shown.output == page && shown.error == "" && shown.exitCode == 0)
    #expect(page.hasPrefix("<!DOCTYPE html>\n") && page.hasSuffix("</html>\n"))
  }

  @Test("says where the page went, and what to do with it") func talk() throws {
    let folder = try Folder(["counts.csv": Self.counts])
    let run = try Keogiam.run("\(Self.command) --lang vi -o page.html", in: folder)
    #expect(
      run.error == """
        Đã ghi page.html.
        Mở bằng trình duyệt bất kỳ. Bảng số để tính tiếp: keogiam flag --format csv -o flags.csv

        """)
  }

  @Test(
    "what cannot be done is said in one line",
    arguments: [
      (
        "--lang en -o no/where/page.html", 1,
        "keogiam: there is no folder 'no/where' to write 'no/where/page.html' into: make it first, or name another place\n"
      ),
      (
        "--lang vi -o no/page.html", 1,
        "keogiam: không có thư mục 'no' để ghi 'no/page.html': hãy tạo thư mục trước, hoặc nêu chỗ khác\n"
      ),
      (
        "--lang en -o counts.csv/page.html", 1,
        "keogiam: there is no folder 'counts.csv' to write 'counts.csv/page.html' into: make it first, or name another place\n"
      ),
      ("--lang en -o .", 1, "keogiam: cannot write .: Is a directory\n"),
      (
        "--lang fr", 64,
        """
        Error: The value 'fr' is invalid for '--lang <vi|en|both>'. Please provide one of 'vi', 'en' or 'both'.
        Help:  --lang <vi|en|both>  Language of the page, or both with a switch.
        Usage: keogiam report [<options>] <data> ...
          See 'keogiam report --help' for more information.

        """
      ),
    ]) func mistakes(_ options: String, _ exitCode: Int, _ message: String) throws
  {
    let folder = try Folder(["counts.csv": Self.counts])
    let run = try Keogiam.run("\(Self.command) \(options)", in: folder)
    #expect(run.error == message)
    #expect(run.output == "" && run.exitCode == exitCode)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["counts.csv"])
  }

  @Test(
    "what is wrong with a map is said in one line",
    arguments: [
      (
        "--geojson none.geojson --geojson-key name", 1,
        "keogiam: none.geojson: no such file\n", ["counts.csv", "map.geojson"]
      ),
      (
        "--geojson map.geojson --geojson-key id", 1,
        "keogiam: map.geojson: none of its areas is a unit: 'id' is '7', units are 'Xã 0'; name the property with codes "
          + "or full names by --geojson-key\n", ["counts.csv", "map.geojson"]
      ),
      (
        "--geojson map.geojson --geojson-key name", 0,
        "keogiam: map.geojson: 5 of 6 units are not on the map (Xã 2, Xã 4, Xã 1, Xã 3, Xã 5)\n"
          + "Wrote page.html.\nAny browser opens it. The figures as a table: keogiam flag --format csv -o flags.csv\n",
        ["counts.csv", "map.geojson", "page.html"]
      ),
    ]) func maps(_ options: String, _ exitCode: Int, _ message: String, _ files: [String]) throws
  {
    let map = """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": 7, "name": "Xã 0"},
      "geometry": {"type": "Polygon", "coordinates": [[[107, 21], [108, 21], [108, 22], [107, 21]]]}}]}
      """
    let folder = try Folder(["counts.csv": Self.counts, "map.geojson": map])
    let run = try Keogiam.run("\(Self.command) --lang en -o page.html \(options)", in: folder)
    #expect(run.error == message)
    #expect(run.output == "" && run.exitCode == exitCode)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == files)
  }

  @Test("a map and its property go together", arguments: ["--geojson m.geojson", "--geojson-key code"])
  func halfOfAMap(_ option: String) throws {
    let folder = try Folder(["counts.csv": Self.counts])
    let run = try Keogiam.run("\(Self.command) --lang en \(option)", in: folder)
    #expect(
      run.error.hasPrefix(
        "Error: --geojson and --geojson-key go together: the map, and the property with codes or names of units.\n"
      ))
    #expect(run.output == "" && run.exitCode == 64)
  }

  @Test("the province of the data sets fits into 3 MB, in both languages") func size() throws {
    let run = try Keogiam.run("keogiam report '\(Keogiam.dataset)' --lang both", in: try Folder())
    #expect(run.exitCode == 0 && run.output.utf8.count < 3_000_000)
    #expect(run.output.components(separatedBy: "<tr data-i=").count == 1 + 177 * 4)
  }
}
