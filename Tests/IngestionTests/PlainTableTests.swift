import Foundation
import Ingestion
import Testing

@Suite struct PlainTableTests {
  func table(_ text: String) throws -> PlainTable {
    let url = FileManager.default.temporaryDirectory.appending(path: "plain-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try PlainTable(path: url.path)
  }

  @Test(arguments: [
    ("a\n1\n2.5\n-3e2\n", PlainTable.Values.numbers([1, 2.5, -300])),
    ("a\n\"1\"\n\"2\"\n", .numbers([1, 2])),
    ("a,b\n1,\nNA,\n 3 ,\n", .numbers([1, nil, 3])),
    ("a\nx\ny\nNA\n", .texts(["x", "y", nil])),
    ("a\n06649\n06652\n", .texts(["06649", "06652"])),
    ("a\n0\n0.5\n", .numbers([0, 0.5])),
    ("a;b\n0,5;x\n1,25;y\n", .numbers([0.5, 1.25])),
    ("a,b\n\"0,5\",x\n", .texts(["0,5"])),
    ("a\ninf\nnan\n0x10\n", .texts(["inf", "nan", "0x10"])),
    ("a\n", .numbers([])),
  ])
  func columnsAreOfNumbersOrTexts(text: String, values: PlainTable.Values) throws {
    let table = try table(text)
    #expect(table.columns[0].values == values)
    #expect(table.issues.isEmpty)
  }

  @Test func faultsHaveTheirPlace() throws {
    let table = try table("năm,đếm\n1,1\n2,2\n3,x\n4\n5,5\n6,6\n\n7,7\n")
    #expect(
      table.issues.map { "\($0)".split(separator: ".csv").last.map(String.init) } == [
        ":4:3: 'đếm' must be a number, as nearly all of its column are, not 'x'",
        ":5: 1 field, not 2 as in the header",
      ])
    #expect(table.lines == [2, 3, 4, 6, 7, 9])
    #expect(table.columns.map(\.name) == ["năm", "đếm"])
    #expect(table.columns[1].values == .numbers([1, 2, nil, 5, 6, 7]))
  }

  @Test func aBlankHeaderIsNumbered() throws {
    #expect(try table("a,\n1,2\n").columns.map(\.name) == ["a", "column 2"])
  }

  @Test func aRepeatedHeaderIsRefused() throws {
    let error = try #require(throws: IngestionError.self) { try table("a,b,a\n1,2,3\n") }
    #expect("\(error)".hasSuffix(".csv:1: two columns are headed 'a'; every header is needed once"))
  }
}
