import Foundation
import Observations
import Testing

@testable import Reports

@Suite("JSON")
struct JSONTests {
  private let columns: [Table.Column] = [
    .init("name"), .init(onScreen: BilingualText(same: "seen")), .init("value"),
  ]

  @Test func wholeText() {
    let table = Table(
      columns: columns,
      rows: [
        [.text("Xã \"An\\Sinh\""), .text("screens only"), .integer(-1234)],
        [.word("meet", BilingualText(vi: "đạt", en: "met")), .empty, .real(0.1, digits: 0)],
        [.empty, .empty, .probability(1e-7, isDecided: false)],
        [.text("=1+1\n\t\u{1}\u{7F}"), .empty, .real(.infinity, digits: 1)],
        [.text(""), .empty, .real(.nan, digits: 1)],
      ])
    #expect(
      table.jsonText() == #"""
        [
        {"name":"Xã \"An\\Sinh\"","value":-1234},
        {"name":"meet","value":0.1},
        {"name":null,"value":1e-07},
        {"name":"=1+1\n\t\u0001\u007f","value":null},
        {"name":"","value":null}
        ]

        """#)
    #expect(Table(columns: columns, rows: []).jsonText() == "[]\n")
  }

  @Test("JSON Lines are the objects of JSON, one a line; nothing where there is no row") func jsonLines() {
    let table = Table(
      columns: columns,
      rows: [[.text("a\nb"), .text("screens only"), .integer(1)], [.empty, .empty, .real(.nan, digits: 1)]])
    #expect(table.jsonLinesText() == "{\"name\":\"a\\nb\",\"value\":1}\n{\"name\":null,\"value\":null}\n")
    #expect(Table(columns: columns, rows: []).jsonLinesText() == "")
  }

  @Test("a reader of JSON finds every text and number again")
  func readBack() throws {
    let texts =
      (0..<0x250).compactMap { Unicode.Scalar($0) }.map { "a\($0)" } + ["\u{2028}", "👮🏽", "e\u{302}"]
    let numbers = [0, -0.0, .leastNonzeroMagnitude, 1.7976931348623157e308, 0.1 + 0.2, 1e16, 123_456_789.25]
    let rows =
      texts.map { [Cell.text($0), .empty, .integer(1)] }
      + numbers.map { [.empty, .empty, .real($0, digits: 2)] }
    struct Row: Decodable { let name: String?, value: Double }
    let read = try JSONDecoder().decode(
      [Row].self, from: Data(Table(columns: columns, rows: rows).jsonText().utf8))
    #expect(read.prefix(texts.count).map(\.name) == texts)
    #expect(read.suffix(numbers.count).map(\.value) == numbers)
  }
}
