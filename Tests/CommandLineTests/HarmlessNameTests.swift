import Foundation
import Testing

/// Names that would run, break lines or turn the reading direction, in every format.
@Suite("Names that are code elsewhere")
struct HarmlessNameTests {
  private static let names = [
    "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "Xã\nA", "Xã \"B\"", "Xã \u{202E}C\u{202C}",
    "@INDEX(A1)",
    "-1+cmd|x", "+84 x", "Xã | D",
  ]

  private func folder() throws -> Folder {
    var text = "unit_code,unit,indicator,period,count\n"
    for (place, name) in Self.names.enumerated() {
      let field = "\"" + name.replacing("\"", with: "\"\"") + "\""
      for year in 2021...2023 { text += "0000\(place),\(field),robbery,\(year),\(place + year % 3)\n" }
    }
    return try Folder(["a.csv": text])
  }

  private let line = "keogiam status a.csv --target robbery=-7% --level unit --lang en"

  @Test("CSV: one apostrophe before what would run") func csv() throws {
    let run = try folder().run("\(line) --format csv")
    #expect(run.exitCode == 0)
    #expect(run.output.contains(",\"'=HYPERLINK(\"\"http://x\"\")\","))
    for text in [",'@INDEX(A1),", ",'-1+cmd|x,", ",'+84 x,", ",\"Xã \"\"B\"\"\","] {
      #expect(run.output.contains(text), "\(text)")
    }
  }

  @Test("JSON Lines: a line a row, the names as they are") func jsonLines() throws {
    struct Row: Decodable { let unit: String }
    let run = try folder().run("\(line) --format jsonl")
    let rows = try run.output.split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8)).unit
    }
    #expect(rows.count == Self.names.count)
    #expect(rows.contains("=HYPERLINK(\"http://x\")") && rows.contains("Xã | D"))
  }

  @Test("Markdown: no markup, no link, a line a row") func markdown() throws {
    let text = try folder().run("\(line) --format markdown").output
    #expect(text.split(separator: "\n").count == Self.names.count + 2)
    #expect(text.contains("=HYPERLINK(\"http:\\//x\")"))
    #expect(text.contains("&lt;script&gt;") && !text.contains("<"))
    #expect(text.contains("Xã \\| D") && !text.unicodeScalars.contains("\u{202E}"))
  }

  @Test("a workbook holds texts, no formulas and no links") func workbook() throws {
    let folder = try folder()
    #expect(try folder.run("\(line) --format xlsx -o a.xlsx").exitCode == 0)
    let sheet = try folder.run("unzip -p a.xlsx xl/worksheets/sheet1.xml || true").output
    let parts = try folder.run("unzip -l a.xlsx || true").output
    guard !parts.isEmpty else { return }
    #expect(sheet.contains("<sheetData>") && !sheet.contains("<f>") && !sheet.contains("hyperlink"))
    #expect(!parts.contains("sheet1.xml.rels"))
    #expect(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("<autoFilter "))
  }

  private static let hasOpenpyxl: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import openpyxl"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test("openpyxl reads the types, formats and filter again", .enabled(if: hasOpenpyxl)) func openpyxl()
    throws
  {
    let folder = try folder()
    #expect(try folder.run("\(line) --format xlsx -o a.xlsx").exitCode == 0)
    let script = """
      import openpyxl
      book = openpyxl.load_workbook("a.xlsx")
      sheet = book["status"]
      head = {c.value: c.column - 1 for c in sheet[1]}
      rows = list(sheet.iter_rows(min_row=2))
      print(book.sheetnames, sheet.freeze_panes, sheet.auto_filter.ref[:3], len(rows))
      print({c.data_type for row in sheet for c in row} <= {"s", "n", "d"})
      first = rows[0]
      cell = lambda name: first[head[name]]
      print(cell("Unit").value, cell("Unit").data_type, cell("Code").value)
      print(cell("Through").value.date(), cell("Year").value, cell("To date").number_format)
      print(cell("P(real cut)").number_format, len(sheet.conditional_formatting) >= 2)
      """
    try folder.write(Data(script.utf8), to: "read.py")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "read.py"]
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": path, "HOME": "/root", "PYTHONIOENCODING": "utf-8"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(
      String(decoding: data, as: UTF8.self) == """
        ['status', 'readme'] A2 A1: 9
        True
        =HYPERLINK("http://x") s 00000
        2023-12-31 2023 #,##0
        0% True

        """)
  }
}
