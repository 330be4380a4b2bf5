import Testing

@testable import Ingestion

@Suite("Row places")
struct RowPlacesTests {
  private static func place(_ source: Int32, _ line: Int32, _ record: Int32, _ offset: Int) -> RowPlace {
    RowPlace(source: source, line: line, record: record, offset: offset)
  }

  /// Runs, a record of two lines, a row that is not kept, a second source, an earlier row, and offsets beyond 32 bits.
  @Test func givesBackWhatWasAppended() {
    let places = [
      Self.place(0, 2, 1, 30), Self.place(0, 3, 2, 42), Self.place(0, 5, 3, 60), Self.place(0, 6, 4, 71),
      Self.place(0, 8, 6, 99), Self.place(1, 9, 7, 110), Self.place(1, 2, 1, 30), Self.place(1, 3, 2, 20),
      Self.place(1, 4, 3, 20 + 1 << 32), Self.place(1, 5, 4, 21 + 1 << 32), Self.place(-1, 6, 5, 0),
    ]
    var stored = RowPlaces()
    for (row, place) in places.enumerated() {
      stored.append(place)
      #expect(stored.count == row + 1)
    }
    for (row, place) in places.enumerated() { #expect(stored[row] == place, "row \(row)") }
  }
}
