import Foundation
import Observations
import Testing

@testable import Ingestion

private let vietnamese = """
  Mã xã,Xã/phường,Quận/huyện,Chỉ tiêu,Kỳ báo cáo,Số vụ,Dân số
  06649,"Phường Hà Khánh","Thành phố Hạ Long","Tội phạm về TTXH",Quý I/2023,07,8505
  06649,Phường Hà Khánh,Thành phố Hạ Long,Tội phạm về TTXH,Quý II/2023,KXR,8600
  06652,"Phường ""Hà"" Phong",Thành phố Hạ Long,Tội phạm về TTXH,tháng 5/2023, 3 ,

  """

@Suite("Reading")
struct ReadingTests {
  @Test func vietnameseTable() throws {
    let found = try read(vietnamese)
    #expect(found.messages == [])
    #expect(
      found.reading.figures == [
        "06649|social_order_crimes|2023-Q1=7", "06649|social_order_crimes|2023-Q2=0",
        "06652|social_order_crimes|2023-05=3",
      ])
    let first = found.reading.table.units[0]
    #expect(
      first
        == AreaUnit(
          code: "06649", name: "Phường Hà Khánh", type: "phường", parent: .init(name: "Thành phố Hạ Long"),
          population: 8600))
    #expect(found.reading.table.units[1].name == "Phường \"Hà\" Phong")
    #expect(found.reading.files.map(\.rowsUsed) == [3])
  }

  @Test(
    "the same table in another form",
    arguments: [
      { $0.replacing("\n", with: "\r\n") }, { $0.replacing("\n", with: "\r") }, { "\u{FEFF}" + $0 },
      { $0.replacing(",", with: ";") }, { $0.replacing(",", with: "\t") },
      { $0.decomposedStringWithCanonicalMapping }, { "\n" + $0.replacing("\n", with: "\n\n") },
      { $0.replacing("06649,", with: "06649.0,") },
      { String($0.dropLast()) },
    ] as [@Sendable (String) -> String])
  func forms(_ change: @Sendable (String) -> String) throws {
    let plain = try read(vietnamese).reading
    let text = change(vietnamese)
    #expect(Array(text.utf8) != Array(vietnamese.utf8))
    let other = try read(text)
    #expect(other.messages == [])
    #expect(other.reading.table.rows == plain.table.rows)
    #expect(other.reading.table.units == plain.table.units)
    #expect(other.reading.table.indicators == plain.table.indicators)
  }

  @Test func gzipEqualsPlain() throws {
    let folder = try DataFolder(["plain.csv": vietnamese])
    // `gzip -9 -n` of the text would do as well; stored blocks need no compressor.
    try folder.write(Gzip.stored(Data(vietnamese.utf8)), to: "packed.csv.gz")
    let (plain, packed) = (try folder.reading("plain.csv"), try folder.reading("packed.csv.gz"))
    #expect(packed.failures == [])
    #expect(plain.table.rows == packed.table.rows)
    #expect(plain.table.units == packed.table.units)
    try folder.write(Gzip.stored(Data(vietnamese.utf8)).dropLast(20), to: "cut.csv.gz")
    #expect(
      folder.messages(try folder.reading("cut.csv.gz")) == [
        "cut.csv.gz: the gzip data break off or are damaged; fetch the file again"
      ])
  }

  @Test func rejectedFiguresAreMissingInTheTable() throws {
    let text =
      "unit,year,indicator,count,denominator\nA,2020,x,1.171,\nA,2021,x,,\nA,2022,x,n/r,5\nA,2023,x,9,8\nA,2024,x,3,x\n"
    let found = try read(text, overrides: .init(missing: ["N/R", "x"]))
    #expect(
      found.reading.figures == [
        "A|x|2020=missing(Observations.MissingReason.rejected)",
        "A|x|2021=missing(Observations.MissingReason.blank)",
        "A|x|2022=missing(Observations.MissingReason.notReported)/5",
        "A|x|2023=missing(Observations.MissingReason.rejected)", "A|x|2024=3",
      ])
    #expect(found.reading.rejects.map(\.text) == ["A,2020,x,1.171,", "A,2023,x,9,8"])
    #expect(found.reading.files.map { [$0.rowsRead, $0.rowsUsed] } == [[5, 3]])
  }

  @Test func numbersDeclaredMissing() throws {
    let found = try read(
      "unit,year,indicator,count\nA,2020,x,999\nA,2021,x,-\nA,2022,x,không xảy ra\n",
      overrides: .init(missing: ["999"], zero: ["-"]))
    #expect(
      found.reading.figures == [
        "A|x|2020=missing(Observations.MissingReason.notReported)", "A|x|2021=0", "A|x|2022=0",
      ])
  }

  @Test func stocksMayStandForNestedPeriods() throws {
    let text = "unit,period,indicator,count\nA,6 tháng 2023,s,5\nA,2023,s,6\nA,2023-12,s,7\n"
    let found = try read(text, kinds: ["s": .stock])
    #expect(found.messages == ["crime.csv:3: 2023 overlaps 2023-12 of line 4; the finer figure is kept"])
    #expect(found.reading.figures == ["A|s|2023-H1=5", "A|s|2023-12=7"])
  }

  @Test func vintagesAreNoDuplicates() throws {
    let text =
      "unit,year,indicator,count,as_of\nA,2022,x,5,2023-01-15\nA,2022,x,6,15/4/2023\nA,2022,x,7,2023-04-15\n"
    let found = try read(text)
    #expect(found.messages == ["crime.csv:4: the same unit, indicator and period as line 3"])
    #expect(found.reading.table.rows.map(\.asOf?.description) == ["2023-01-15", "2023-04-15"])
  }

  @Test func severalFiles() throws {
    let folder = try DataFolder([
      "a.csv": "unit,year,indicator,count\nA,2022,x,1\n",
      "b.csv": "year;unit;indicator;count\n2022;A;x;1\n2021;B;x;1\n",
      "units.csv": "name\nA\nB\n",
    ])
    let reading = try folder.reading()
    #expect(reading.overlaps.map { [$0.equal, $0.different, $0.filled] } == [[1, 0, 0]])
    #expect(folder.messages(reading) == [])
    #expect(reading.figures == ["A|x|2022=1", "B|x|2021=1"])
    #expect(
      reading.assumptions.yaml == """
        calendar: calendar
        sources:
          - file: a.csv  # separated by comma
            columns: {unit: unit, indicator: indicator, year: year, count: count}
          - file: b.csv  # separated by semicolon
            columns: {unit: unit, indicator: indicator, year: year, count: count}
        units: units.csv
        # units matched: 2 by name alone

        """)
  }

  @Test func issueAndRejectFiles() throws {
    let folder = try DataFolder([
      "crime.csv": "unit,year,indicator,count\n\"A, B\",2022,x,\"1,5\"\nC,2022,x,z\nC,x,y,2\n"
    ])
    let reading = try folder.reading("crime.csv")
    #expect(
      folder.short(String(decoding: IssueFiles.issues(reading.issues, .en), as: UTF8.self)) == """
        file,line,record,column,kind,message
        crime.csv,2,1,15,not_whole_number,"'count' must be a whole number of 0 or more, not '1,5'"
        crime.csv,3,2,10,undeclared_mark,"'count' must be a whole number of 0 or more, not 'z'; if it means not reported, say --missing 'z'; if it means none, --zero 'z'"
        crime.csv,4,3,3,unreadable_part,"'year' must be a year, not 'x'"

        """)
    #expect(
      folder.short(String(decoding: IssueFiles.rejects(reading.rejects, .en), as: UTF8.self)) == #"""
        file,line,reason,row
        crime.csv,2,"'count' must be a whole number of 0 or more, not '1,5'","""A, B"",2022,x,""1,5"""
        crime.csv,3,"'count' must be a whole number of 0 or more, not 'z'; if it means not reported, say --missing 'z'; if it means none, --zero 'z'","C,2022,x,z"
        crime.csv,4,"'year' must be a year, not 'x'","C,x,y,2"

        """#)
    let summary = DataIssue.summary(of: reading.issues).map { "\($0.category.rawValue) \($0.count)" }
    #expect(summary == ["not_whole_number 1", "undeclared_mark 1", "unreadable_part 1"])
  }

  /// Whatever one byte is changed to, nothing traps, and every row is used or rejected with its text.
  @Test func damagedFilesLoseNoRow() throws {
    let folder = try DataFolder()
    let bytes = Array(vietnamese.utf8)
    var readable = 0
    for place in bytes.indices {
      for damage in ["\"", ",", "\n", "\r", "9", "x"].map({ $0.utf8.first! }) + [0xFF] {
        var damaged = bytes
        damaged[place] = damage
        try folder.write(Data(damaged), to: "crime.csv")
        let reading = try folder.reading("crime.csv")
        #expect(reading.failures.isEmpty != reading.files.isEmpty)
        guard let file = reading.files.first else { continue }
        readable += 1
        #expect(
          file.rowsRead == file.rowsUsed + file.rows.footers + reading.rejects.count, "\(place) \(damage)")
        let text = String(decoding: damaged, as: UTF8.self)
        #expect(
          reading.rejects.allSatisfy { !$0.text.isEmpty && text.contains($0.text) }, "\(place) \(damage)")
      }
    }
    #expect(readable > 1_000)
  }

  @Test func yearsAtTheEdgeDoNotTrap() throws {
    let found = try read("unit,year,indicator,count\nA,2300,x,1\nA,0001,x,1\nA,2299,x,1\nA,1800,x,1\n")
    #expect(
      found.messages == [
        "crime.csv:2:3: 'year' must be a year, not '2300'",
        "crime.csv:3:3: 'year' must be a year, not '0001'",
      ])
    #expect(found.reading.table.lastDay() == CalendarDate(year: 2299, month: 12, day: 31))
  }

  @Test func moreIndicatorsThanATableHolds() throws {
    let lines = (0...32_768).map { "A,2022,i\($0),1\n" }.joined()
    let found = try read("unit,year,indicator,count\n" + lines)
    #expect(
      found.messages == [
        "crime.csv:32770:8: 'indicator' names more than 32768 indicators; map it to another column"
      ])
  }

  /// Every word is folded, and stands for its role in any case.
  @Test func everyHeaderWordHasOneRole() {
    for role in ColumnRole.allCases {
      for synonym in role.synonyms {
        #expect(ColumnRole(header: synonym.uppercased()) == role)
        #expect(FoldedText(synonym).text == synonym)
      }
    }
  }
}

/// Gzip without compression: one stored block (RFC 1951, RFC 1952).
private enum Gzip {
  static func stored(_ data: Data) -> Data {
    let size = UInt32(data.count)
    precondition(size < 65_536, "one block holds 65535 bytes, not \(size)")
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
    bytes += little(size, 2) + little(~size, 2)
    bytes += data
    bytes += little(checksum(data), 4) + little(size, 4)
    return Data(bytes)
  }

  private static func little(_ value: UInt32, _ count: UInt32) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func checksum(_ data: Data) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
