import Testing

@testable import Ingestion

@Suite("Intern table")
struct InternTableTests {
  /// The numbers of `rows`, each of cells divided by "|", by the columns `columns`.
  private static func numbers(_ rows: [String], columns: [Int]) -> (numbers: [Int], table: InternTable) {
    var table = InternTable(columns: columns)
    let numbers = rows.map { row in
      let bytes = Array(row.utf8)
      var scanner = RecordScanner(delimiter: UInt8(ascii: "|"), bytes: bytes.span)
      var fields: [FieldSpan] = []
      _ = scanner.next(in: bytes.span, into: &fields)
      return table.number(of: fields, in: bytes.span)
    }
    return (numbers, table)
  }

  @Test(
    "equal cells, equal numbers",
    arguments: [
      (["a|b", "a|b", "b|a", "a|b"], [0, 0, 1, 0]),
      // The border between cells counts.
      (["ab|c", "a|bc", "|abc", "abc|", "ab|c"], [0, 1, 2, 3, 0]),
      // Around the eight bytes that are looked at together.
      (["1234567|x", "12345678|x", "123456789|x", "12345678|x", "1234567|x"], [0, 1, 2, 1, 0]),
      (["\0|x", "\0\0|x", "\0\0\0\0\0\0\0\0|x", "\0|x"], [0, 1, 2, 0]),
      // One a prefix of the other.
      (["Phường Hà Khánh|1", "Phường Hà|1", "Phường Hà Khánh|1"], [0, 1, 0]),
    ] as [([String], [Int])])
  func cases(_ rows: [String], _ expected: [Int]) {
    #expect(Self.numbers(rows, columns: [0, 1]).numbers == expected)
  }

  @Test func noColumnsAreOneKey() {
    #expect(Self.numbers(["a|b", "c|d"], columns: []).numbers == [0, 0])
  }

  /// So many keys that the table grows several times; all texts come back.
  @Test func manyKeysStayDistinct() {
    let rows = (0..<5_000).map { "\($0 % 71)|unit number \($0)" }
    let (numbers, table) = Self.numbers(rows + rows, columns: [1, 0])
    #expect(numbers == Array(0..<5_000) + Array(0..<5_000))
    #expect((0..<5_000).allSatisfy { table.texts(of: $0) == ["unit number \($0)", "\($0 % 71)"] })
  }
}
