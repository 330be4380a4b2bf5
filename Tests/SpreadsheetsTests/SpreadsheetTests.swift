import Foundation
import Testing

@testable import Spreadsheets

@Suite("Spreadsheets")
struct SpreadsheetTests {
  private func sheet(_ rows: [[Sheet.Value]], name: String = "data") -> Sheet {
    Sheet(
      name: name,
      columns: [
        Sheet.Column("Tên", width: 12),
        Sheet.Column(
          "P", numberFormat: "0%", width: 8,
          shades: [ShadeRule(.from(0, below: 0.2), .blue), ShadeRule(.text("a\"b"), .grey)]),
      ], rows: rows)
  }

  @Test("the same bytes for the same content, whatever the time") func deterministic() async throws {
    let book = Spreadsheet(title: "t", sheets: [sheet([[.text("Xã Ế"), .number(0.5)]])])
    let first = try book.bytes()
    // The library's own time stamps would count seconds.
    try await Task.sleep(for: .seconds(1.1))
    #expect(try book.bytes() == first)
    // The local header of a ZIP file: the time and date stand at byte 10; the date is 1980-01-01.
    #expect(first.prefix(4) == [0x50, 0x4B, 3, 4] && first[10..<14] == [0, 0, 0x21, 0])
  }

  @Test("nothing is left in the folder for temporary files") func noLitter() throws {
    let prefix = "keogiam-\(ProcessInfo.processInfo.processIdentifier)-"
    _ = try Spreadsheet(title: "t", sheets: [sheet([])]).bytes()
    let left = try FileManager.default.contentsOfDirectory(atPath: "/tmp").filter {
      $0.hasPrefix(prefix) && $0.hasSuffix(".xlsx")
    }
    #expect(left == [])
  }

  @Test(
    "a name that no sheet can have, and two of one name",
    arguments: ["a:b", "", String(repeating: "x", count: 32)])
  func badNames(_ name: String) {
    #expect(throws: SpreadsheetError.self) {
      try Spreadsheet(title: "t", sheets: [sheet([], name: name), sheet([], name: name)]).bytes()
    }
  }

  @Test(
    "a text as a cell holds it",
    arguments: [
      ("=1+1", "=1+1"), ("a\nb", "a\nb"), ("a\u{0}b\u{1B}", "a�b�"), ("\u{202E}x\u{2066}", "�x�"),
      ("\u{FFFE}", "�"),
      ("👮🏽 Ế", "👮🏽 Ế"),
    ] as [(String, String)])
  func cells(_ text: String, _ held: String) {
    #expect(text.inCell == held)
  }

  @Test("a text of more than 32,767 characters ends in …") func longText() throws {
    #expect(String(repeating: "ế", count: 32_766).inCell.count == 32_766)
    let long = String(repeating: "ế", count: 40_000).inCell
    #expect(long.count == 32_767 && long.hasSuffix("ế…"))
    _ = try Spreadsheet(title: "t", sheets: [sheet([[.text(long), .empty]])]).bytes()
  }
}
