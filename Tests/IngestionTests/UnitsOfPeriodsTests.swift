import Foundation
import Observations
import Testing

@testable import Ingestion

/// Data whose units change on the way: looked up in the lists of their periods and carried onto one.
@Suite("Units of periods")
struct UnitsOfPeriodsTests {
  private static let header = "code,unit,indicator,period,count\n"

  private func reading(
    _ rows: String, yaml: String = "boundaries: of-period", files: [String: String] = [:]
  ) throws -> (reading: Reading, messages: [String]) {
    let sources = "calendar: police\nsources:\n  - file: crime.csv\n"
    let folder = try DataFolder(
      ["crime.csv": Self.header + rows, "keogiam.yaml": sources + yaml + "\n"].merging(files) { $1 })
    let reading = try folder.reading()
    return (reading, folder.messages(reading))
  }

  private func notes(_ reading: Reading) -> [String] {
    reading.assumptions.yaml.split(separator: "\n").map(String.init).filter {
      $0.hasPrefix("#") || $0.hasPrefix("boundaries") || $0.hasPrefix("carry") || $0.hasPrefix("crosswalk")
        || $0.hasPrefix("breaks") || $0.hasPrefix("  - {")
    }
  }

  /// 06652 is Hà Phong until June 2025 and Hà Tu, which has taken it in together with the old Hà Tu, from July on.
  @Test func aReusedCodeIsTheUnitOfItsPeriod() throws {
    let found = try reading(
      """
      06652,,x,2025-06,3
      06664,,x,2025-06,4
      06652,,x,2025-07,5
      """)
    #expect(found.messages == [])
    #expect(found.reading.figures == ["06652|x|2025-06=7", "06652|x|2025-07=5"])
    #expect(
      notes(found.reading) == [
        "boundaries: of-period", "# units matched in quang-ninh-2024: 2 by code alone",
        "# units matched in quang-ninh-2025: 1 by code alone",
        "# carried to the units of quang-ninh-2025: 1 exactly, 0 by weight",
      ])
  }

  @Test func aDividedUnitIsEstimated() throws {
    // Hà Khẩu went to Việt Hưng, with Giếng Đáy and the old Việt Hưng, and in part to Tuần Châu.
    let found = try reading(
      """
      06655,Phường Hà Khẩu,x,2024-01,10
      06661,Phường Giếng Đáy,x,2024-01,1
      06703,Phường Việt Hưng,x,2024-01,2
      06700,Phường Tuần Châu,x,2024-01,0
      06706,Phường Đại Yên,x,2024-01,3
      """, yaml: "boundaries: of-period\ncarry-to: 2025-07-01")
    #expect(found.messages == [])
    #expect(found.reading.figures == ["06661|x|2024-01=13", "06706|x|2024-01=3"])
    let panel = try #require(found.reading.table.panel(of: "x"))
    let tally = panel.tally(unit: 0, year: 2024)
    #expect(tally.range?.low == 3 && tally.range?.high == 13)
    #expect(abs(tally.expected! - 12.52) < 1e-9)
    #expect(found.reading.assumptions.carriage?.weightedUnits == 2)
    #expect(
      notes(found.reading) == [
        "boundaries: of-period", "# units matched in quang-ninh-2020: 5 by code and name",
        "carry-to: 2025-07-01",
        "# carried to the units of quang-ninh-2025: 0 exactly, 2 by weight",
      ])
    // Read back, the assumptions give the same figures.
    let rows = "06655,Phường Hà Khẩu,x,2024-01,10\n06706,Phường Đại Yên,x,2024-01,3\n"
    let first = try reading(rows)
    let again = try reading(rows, yaml: notes(first.reading).joined(separator: "\n"))
    #expect(again.reading.table.rows == first.reading.table.rows)
  }

  @Test func aUnitThatIsNotInForceIsRejected() throws {
    let found = try reading(
      """
      06652,Phường Hà Phong,x,2025-06,3
      06652,Phường Hà Phong,x,2025-07,5
      06664,,x,2025-07,5
      ,Phường Hà Tuu,x,2025-07,1
      ,Phường Hà Tu,x,2019-01,1
      """)
    #expect(
      found.messages == [
        "crime.csv:3: the cell must be 'Phường Hà Tu', as the register has it for the code 06652, not 'Phường Hà Phong'",
        "crime.csv:4: '06664' is not in the list quang-ninh-2025, in force on 2025-07-14",
        "crime.csv:5: 'Phường Hà Tuu' is not in the list quang-ninh-2025, in force on 2025-07-14; "
          + "did you mean 'Phường Hà Tu, Tỉnh Quảng Ninh'?",
      ])
    #expect(found.reading.rejects.count == 3)
  }

  @Test func aListIsCarriedWithoutFollowingPeriods() throws {
    let found = try reading(
      "06652,Phường Hà Phong,x,2026-01,3\n06664,Phường Hà Tu,x,2026-01,4\n",
      yaml: "boundaries: 2023\ncarry-to: 2025-07-01")
    #expect(found.messages == [])
    #expect(found.reading.figures == ["06652|x|2026-01=7"])
  }

  @Test(arguments: [
    (
      "boundaries: of-period\ncarry-to: 2024",
      "carry-to: the data hold figures on the units of 2025-07-01, which cannot be carried back to those of "
        + "2024-11-01; say carry-to: 2025-07-01"
    ),
    (
      "boundaries: of-period\ncarry-to: 2019",
      "carry-to: no list of units was in force on 2019-12-31; the oldest is of 2020-01-01"
    ),
    (
      "boundaries: of-period\nunits: units.csv",
      "units.csv: units that follow the periods are those of the official lists or of a crosswalk; leave units: out"
    ),
    (
      "units: units.csv\ncarry-to: 2025",
      "carry-to: no unit of the data is in a list that leads to that of 2025-07-01; say with boundaries: which list "
        + "they are on"
    ),
  ])
  func whatCannotBeCarriedIsSaid(_ yaml: String, _ message: String) throws {
    let found = try reading(
      "06652,Phường Hà Tu,x,2025-08,3\n", yaml: yaml,
      files: yaml.contains("units:") ? ["units.csv": "code,name\n06652,Phường Hà Tu\n"] : [:])
    #expect(found.messages == [message])
  }

  @Test func aCrosswalkOfOnesOwn() throws {
    let crosswalk = """
      code_2023,name_2023,code_2024,code_2025,name_2025,weight_pop,weight_method
      1,Alba,1,7,Castra,1.0,whole
      2,Burgum,2,7,Castra,0.25,estimate
      2,Burgum,2,2,Burgum,0.75,estimate
      """
    let found = try reading(
      "1,Alba,x,2024,1\n2,Burgum,x,2024,4\n7,Castra,x,2025-08,5\n2,Burgum,x,2025-08,6\n",
      yaml: "crosswalk: {file: moved.csv, valid-from: 2025-07-01}", files: ["moved.csv": crosswalk])
    #expect(found.messages == [])
    #expect(
      found.reading.figures == ["2|x|2024=3", "2|x|2025-08=6", "7|x|2024=2", "7|x|2025-08=5"])
    #expect(found.reading.table.units.map(\.name) == ["Burgum", "Castra"])
    let dated = crosswalk.split(separator: "\n").enumerated().map { line, row in
      row + (line == 0 ? ",valid_from" : ",2025-07-01")
    }.joined(separator: "\n")
    let other = try reading(
      "1,Alba,x,2024,1\n2,Burgum,x,2024,4\n", yaml: "crosswalk: moved.csv\ncarry-to: 2025-07-01",
      files: ["moved.csv": dated])
    #expect(other.reading.figures == ["2|x|2024=3", "7|x|2024=2"])
    #expect(notes(other.reading).contains("crosswalk: {file: moved.csv}"))
  }

  @Test(arguments: [
    (
      "old_code,valid_from\n1,2025-01-01\n",
      "moved.csv:1: no column 'new_code'; a crosswalk has old_code and new_code, or code_YEAR of two years"
    ),
    (
      "old_code,new_code\n1,2\n",
      "moved.csv: does not say from when the new units are; add a column 'valid_from', or write "
        + "crosswalk: {file: FILE, valid-from: YYYY-MM-DD}"
    ),
    (
      "old_code,new_code,valid_from,weight\n1,2,2025-01-01,half\n",
      "moved.csv:2: a share must be a number from 0 to 1, not 'half'"
    ),
    (
      "old_code,new_code,valid_from,weight\n1,2,2025-01-01,0.5\n1,3,2025-01-01,0.25\n",
      "moved.csv: the shares of '1' must add up to 1, not 0.75"
    ),
    (
      "old_code,new_code,valid_from\n1,2\n",
      "moved.csv:2: a faulty quote, or not as many fields as in the header"
    ),
  ])
  func aFaultyCrosswalkIsSaid(_ text: String, _ message: String) throws {
    let found = try reading(
      "1,Alba,x,2024,1\n", yaml: "crosswalk: moved.csv", files: ["moved.csv": text])
    #expect(found.messages == [message])
  }

  @Test func breaksAreRead() throws {
    let yaml = """
      breaks:
        - {indicator: x, date: 2024-08-15, reason: Circular 26}
        - {indicator: y, date: 2025-01-01}
      """
    let found = try reading("1,A,x,2024,1\n", yaml: yaml)
    #expect(
      found.reading.breaks == [
        SeriesBreak(indicator: "x", date: CalendarDate(iso: "2024-08-15")!, reason: "Circular 26"),
        SeriesBreak(indicator: "y", date: CalendarDate(iso: "2025-01-01")!),
      ])
    #expect(
      notes(found.reading).suffix(3) == [
        "breaks:", "  - {indicator: x, date: 2024-08-15, reason: \"Circular 26\"}",
        "  - {indicator: y, date: 2025-01-01}",
      ])
  }

  @Test(arguments: [
    ("breaks: soon", "keogiam.yaml:1:9: 'breaks' must be a list of {indicator, date, reason}, not 'soon'"),
    (
      "breaks: [{indicator: x}]",
      "keogiam.yaml:1:10: 'date' must be named in every break, not 'keys with values'"
    ),
    (
      "breaks: [{indicator: x, date: 2024}]",
      "keogiam.yaml:1:31: 'date' must be a date such as 2024-08-15, not '2024'"
    ),
    (
      "carry-to: soon",
      "keogiam.yaml:1:11: 'carry-to' must be a year or a date such as 2025-07-01, not 'soon'"
    ),
    (
      "crosswalk: {valid-from: 2025-07-01}",
      "keogiam.yaml:1:12: 'file' must be a file, not 'keys with values'"
    ),
  ])
  func faultyKeysAreSaid(_ yaml: String, _ message: String) throws {
    let folder = try DataFolder(["keogiam.yaml": yaml, "a.csv": ""])
    do {
      _ = try folder.reading()
      Issue.record("read")
    } catch let error as IngestionErrors {
      #expect(error.errors.map(folder.short) == [message])
    }
  }
}
