import Testing

@testable import Ingestion

@Suite("Places of cells")
struct CellPlaceTests {
  @Test(
    "one name a case",
    arguments: [
      ("A1", "A1"), ("$B$7", "B7"), ("xfd1048576", "XFD1048576"), ("ZZZZZZZ9", "ZZZZZZZ9"),
      ("AAAAAAAA1", nil),
      // So many letters that their number would leave 64 bits.
      ("populationineStr", nil), ("ZZZZZZZZZZZZZZZZZZ1", nil), ("A9999999999999", nil), ("A0", nil),
      ("7", nil),
      ("B", nil), ("", nil), ("B7 ", nil),
    ] as [(String, String?)])
  func cases(_ text: String, _ expected: String?) {
    #expect(CellPlace(Array(text.utf8).span)?.description == expected)
  }
}
