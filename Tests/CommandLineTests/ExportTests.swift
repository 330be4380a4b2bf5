import Foundation
import Testing

/// One folder with all tables, whole or not at all.
@Suite("Export")
struct ExportTests {
  private let question = "a.csv --target robbery=-7% --lang en"

  private struct Package: Decodable {
    struct Resource: Decodable {
      struct Field: Decodable { let name: String, type: String }
      struct Schema: Decodable { let fields: [Field], missingValues: [String], primaryKey: [String]? }
      let name: String, path: String, bytes: Int, hash: String
      let schema: Schema
    }
    struct Source: Decodable { let title: String }
    let sources: [Source], resources: [Resource]
  }

  private func package(_ folder: Folder, _ name: String = "out") throws -> Package {
    try JSONDecoder().decode(Package.self, from: folder.data("\(name)/datapackage.json"))
  }

  private func names(_ folder: Folder, _ name: String = "out") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: name).path).sorted()
  }

  @Test("the tables are those of the other commands, and described byte by byte") func tables() throws {
    let folder = try Folder(["a.csv": communes])
    let run = try folder.run("keogiam export \(question) --backtest --xlsx -o out")
    #expect(
      run.error
        == "Wrote out: observations.csv, flags.csv, status.csv, backtest.csv, datapackage.json, keogiam.xlsx.\n"
    )
    #expect(run.output == "" && run.exitCode == 0)
    for (command, file) in [("flag", "flags"), ("status", "status"), ("backtest", "backtest")] {
      #expect(
        try folder.run("keogiam \(command) \(question) --format csv").output == folder.text("out/\(file).csv")
      )
    }
    let package = try package(folder)
    #expect(package.resources.map(\.name) == ["observations", "flags", "status", "backtest"])
    #expect(package.sources.map(\.title) == ["a.csv"])
    for resource in package.resources {
      let data = try folder.data("out/\(resource.path)")
      #expect(data.count == resource.bytes)
      let sum = try folder.run("sha256sum out/\(resource.path)").output.prefix(64)
      #expect(resource.hash == "sha256:\(sum)")
      let heading = try folder.text("out/\(resource.path)").prefix { $0 != "\n" }
      #expect(heading.split(separator: ",").map(String.init) == resource.schema.fields.map(\.name))
      #expect(resource.schema.missingValues == [""])
    }
    // Districts have no code here: only the tables of units have a key.
    #expect(
      package.resources.map(\.schema.primaryKey) == [
        nil, ["indicator", "unit_code"], nil,
        ["model", "unit_code", "indicator", "target_year", "months_observed"],
      ])
    let types = package.resources[1].schema.fields.reduce(into: [:]) { $0[$1.name] = $1.type }
    #expect(types["unit_code"] == "string" && types["year"] == "year" && types["through"] == "date")
    #expect(types["to_date"] == "integer" && types["p_miss"] == "number")
  }

  @Test("the same bytes twice, and an earlier export is replaced") func again() throws {
    let folder = try Folder(["a.csv": communes])
    for name in ["out", "two"] {
      #expect(try folder.run("keogiam export \(question) --xlsx -o \(name)").exitCode == 0)
    }
    #expect(try folder.run("diff -r out two").output == "")
    let run = try folder.run("keogiam export \(question) --excel -o out/")
    #expect(run.exitCode == 0)
    #expect(try names(folder) == ["datapackage.json", "flags.csv", "observations.csv", "status.csv"])
    #expect(try folder.data("out/flags.csv").prefix(3) == Data([0xEF, 0xBB, 0xBF]))
    #expect(try folder.data("out/flags.csv").dropFirst(3) == folder.data("two/flags.csv"))
    #expect(try folder.run("ln -s two link && keogiam export \(question) -o link").exitCode == 0)
    #expect(try names(folder, "two") == names(folder))
    #expect(try folder.run("readlink link").output == "two\n")
    #expect(try folder.names == ["a.csv", "link", "out", "two"])
  }

  @Test("what is in the way stays, and nothing is left beside it") func inTheWay() throws {
    let folder = try Folder(["a.csv": communes, "file": "old\n"])
    _ = try folder.run("mkdir mine && echo mine > mine/thesis.txt && keogiam export \(question) -o out")
    let old = try folder.data("out/flags.csv")
    for (place, message) in [
      ("none/out", "cannot write none/out: No such file or directory"),
      ("file", "cannot write file: Not a directory"),
      ("mine", "mine holds something else, 'thesis.txt': choose another folder"),
    ] {
      let run = try folder.run("keogiam export \(question) -o \(place)")
      #expect(run.error == "keogiam: \(message)\n")
      #expect(run.output == "" && run.exitCode == 1)
    }
    #expect(
      try folder.run("keogiam export a.csv --target robbery=-7% --lang vi -o mine").error
        == "keogiam: mine có tệp khác, 'thesis.txt': hãy chọn thư mục khác\n")
    // A limit of the shell stands for a full disk.
    let full = try folder.run("trap '' XFSZ; ulimit -f 1; keogiam export \(question) -o out")
    #expect(
      full.error == "keogiam: cannot write out/observations.csv: File too large\n" && full.exitCode == 1)
    #expect(try folder.data("out/flags.csv") == old)
    #expect(try folder.names == ["a.csv", "file", "mine", "out"])
    #expect(try names(folder, "mine") == ["thesis.txt"])
  }

  @Test(
    "what cannot be asked for",
    arguments: [
      ("-o -", "--output takes the name of a folder."),
      ("-o out --suppress-below 1", "--suppress-below takes a whole number from 2 to 1000, not 1."),
      ("-o out --attestations x.csv", "--attestations goes with --score."),
      (
        "-o out --suppress-below 5 --xlsx",
        "--suppress-below does not go with --score, --backtest or --xlsx: their tables give small counts away."
      ),
    ] as [(String, String)])
  func wrongUsage(_ options: String, _ message: String) throws {
    let run = try Folder(["a.csv": communes]).run("keogiam export \(question) \(options)")
    #expect(run.error.hasPrefix("Error: \(message)\n"))
    #expect(run.exitCode == 64)
  }

  @Test("a workbook that cannot be made, in one line and both languages") func noWorkbook() throws {
    let folder = try Folder(["a.csv": communes, "b.xlsx": "old"])
    let line = "keogiam flag a.csv --target robbery=-7% --format xlsx -o b.xlsx"
    for (start, lang, message) in [
      ("", "en", "cannot make the workbook in none: No such file or directory"),
      ("", "vi", "không tạo được bảng tính trong none: không có tệp hoặc thư mục này"),
      ("trap '' XFSZ; ulimit -f 1;", "en", "cannot make the workbook in .: File too large"),
    ] {
      let place = start.isEmpty ? "none" : "."
      let run = try folder.run("\(start) TMPDIR=\(place) \(line) --lang \(lang)")
      #expect(run.error == "keogiam: \(message)\n")
      #expect(run.output == "" && run.exitCode == 1)
    }
    #expect(try folder.names == ["a.csv", "b.xlsx"])
    #expect(try folder.text("b.xlsx") == "old")
  }

  @Test("small counts are hidden, and nothing but the figures is written") func suppression() throws {
    let folder = try Folder(["a.csv": communes])
    let run = try folder.run("keogiam export \(question) --suppress-below 4 -o out")
    #expect(run.exitCode == 0 && run.error.hasPrefix("Figures of units hidden: "))
    #expect(try names(folder) == ["datapackage.json", "observations.csv"])
    let rows = try folder.text("out/observations.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(!rows.isEmpty && rows.allSatisfy { !["1", "2", "3"].contains($0[7]) })
    #expect(rows.contains { $0[9] == "suppressed" } && rows.contains { $0[7] == "0" })
    for row in rows { #expect(row[7].isEmpty == (row[9] == "suppressed")) }
    let yearly = try Folder(["a.csv": communes + "06649,Phường Hà Khánh,Hạ Long,robbery,2023,90\n"])
    let refused = try yearly.run("keogiam export \(question) --suppress-below 4 -o out")
    #expect(refused.exitCode == 1 && refused.error.contains("periods that share months"))
    #expect(try yearly.names == ["a.csv"])
  }
}
