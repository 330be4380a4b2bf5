import Foundation
import Observations
import Testing

@testable import Ingestion

private let today = CalendarDate(iso: "2023-09-30")!

private let register = """
  code,name,type,parent,population
  06649,Phường Hà Khánh,phường,Thành phố Hạ Long,8505
  06652,Phường Hà Phong,phường,Thành phố Hạ Long,9000
  07081,Xã An Sinh,xã,Thị xã Đông Triều,7000
  07100,Xã Bình Khê,xã,Thị xã Đông Triều,7000

  """

@Suite("Messages")
struct MessageTests {
  @Test(
    "what is wrong with a row, as whole text",
    arguments: [
      (
        "unit,year,indicator,count\nA,2022,x,-3\n",
        ["crime.csv:2:10: 'count' must be a whole number of 0 or more, not '-3'"]
      ),
      (
        "unit,year,indicator,Số vụ\nĐà,2022,x,3.5\n",
        ["crime.csv:2:11: 'Số vụ' must be a whole number of 0 or more, not '3.5'"]
      ),
      (
        "unit,year,indicator,count\nA,2022,x,9999999999\n",
        ["crime.csv:2:10: 'count' must be at most 2147483647, not '9999999999'"]
      ),
      (
        "unit,year,indicator,count\nA,2022,x,-\n",
        [
          "crime.csv:2:10: 'count' must be a whole number of 0 or more, not '-'; "
            + "if it means not reported, say --missing '-'; if it means none, --zero '-'"
        ]
      ),
      (
        "unit,year,indicator,count\nA,2021,x,1\nA,2022,x,1\nA,2021,x,2\n",
        ["crime.csv:4: the same unit, indicator and period as line 2"]
      ),
      (
        "unit,period,indicator,count\nA,2022-01..02,x,9\nA,2022-01,x,1\nA,2022-02,x,1\n",
        [
          "crime.csv:2: 2022-01..02 has the count 9, but finer figures, 2022-01 of line 3 among them, make it 2; "
            + "these are used"
        ]
      ),
      (
        "unit,period,indicator,count\nA,3 tháng 2022,x,5\nA,6 tháng 2022,x,4\nA,9 tháng 2022,x,6\n",
        [
          "crime.csv:3: 2022-H1 does not fit 2022-Q1 of line 2: the months between would count less than none; "
            + "no difference is taken"
        ]
      ),
      ("unit,period,indicator,count\nA,2022,x,9\nA,2022-01,x,1\nA,2022-02,x,1\n", []),
      (
        "unit,year,indicator,count\nA,2024,x,1\n",
        ["crime.csv:2: 2024 ends on 2024-12-31, after today, 2023-09-30"]
      ),
      (
        "unit,year,indicator,count,denominator\nA,2022,x,5,4\n",
        ["crime.csv:2:12: 'denominator' must not be less than the count"]
      ),
      ("unit,year,indicator,count\nA,2022,x\n", ["crime.csv:2: 3 fields, not 4 as in the header"]),
      ("unit,year,indicator,count\nA,2022,x,1,,\n", ["crime.csv:2: 6 fields, not 4 as in the header"]),
      (
        "unit,date,indicator,count\nA,2022-01-01,x,1\nA,2022-02-30,x,1\n",
        ["crime.csv:3:3: 'date' must be a day of the calendar, not '2022-02-30'"]
      ),
      (
        "unit,date,indicator,count\nA,soon,x,1\n",
        ["crime.csv:2:3: 'date' must be a date such as 2023-05-17, not 'soon'"]
      ),
      (
        "unit,period,indicator,count\nA,2022-05-17,x,1\nA,late,x,1\n",
        [
          "crime.csv:2:3: 'period' must be a period such as 2023-05, not '2022-05-17'; "
            + "days belong in a column called 'date'",
          "crime.csv:3:3: 'period' must be a period such as 2023, 2023-Q2 or 2023-05, not 'late'",
        ]
      ),
      (
        "unit,year,month,indicator,count\nA,2022,13,x,1\nA,22,1,x,1\n",
        [
          "crime.csv:2:8: 'month' must be a month, not '13'",
          "crime.csv:3:3: 'year' must be a year, not '22'",
        ]
      ),
      (
        "unit,year,period,indicator,count\nA,2022,2021-Q1,x,1\n",
        ["crime.csv:2:8: 'period' must be of the year 2022, not '2021-Q1'"]
      ),
      (
        "unit,year,indicator,count\n,,,1\n",
        [
          "crime.csv:2:1: 'unit' must not be blank", "crime.csv:2:2: 'year' must not be blank",
          "crime.csv:2:3: 'indicator' must not be blank",
        ]
      ),
      (
        "unit,year,indicator,count,status\nA,2022,x,1,odd\n",
        ["crime.csv:2:12: 'status' must be preliminary, final, backcast or synthetic, not 'odd'"]
      ),
      (
        "code,name,year,indicator,count\n1,A,2021,x,1\n1,B,2022,x,1\n1,B,2020,x,1\n",
        ["crime.csv:3:3: 'name' is 'B' for the code 1, which was 'A' before; the first is used"]
      ),
      (
        "unit,year,indicator,count\nA,2020,x,1\nB,\"2021,x,1\nC,2022,x,1\n",
        ["crime.csv:3:3: a quote opens here and is never closed"]
      ),
      (
        "unit,year,indicator,count\n\"A\"B,2020,x,1\nC,2022,x,1\n",
        ["crime.csv:2:1: text follows the closing quote; a quote inside quotes is doubled"]
      ),
      (
        "unit,year,indicator,count\n\"A,2020,x,1\nB,2021,x,1\n\"\nC,2022,x,1\n",
        [
          "crime.csv:2:1: a quote opens here and is never closed",
          "crime.csv:4:1: a quote opens here and is never closed",
        ]
      ),
    ] as [(String, [String])])
  func rows(_ text: String, _ messages: [String]) throws {
    let found = try read(text, today: today)
    #expect(found.messages == messages)
    #expect(found.reading.failures.isEmpty)
  }

  @Test(
    "what is wrong with a unit of a register, as whole text",
    arguments: [
      ("unit\nPhường Hà Khánh", []), ("unit\nP. Hà Khánh", []), ("unit\nHà Khánh", []),
      ("unit,district\nPhường Hà Khánh,TP. Hạ Long", []), ("code\n6649", []), ("code\n06649.0", []),
      ("code,name\n6649,Hà Khánh", []), ("unit,type\nAn Sinh,Xã", []),
      (
        "unit\nPhường Hà Khanh",
        [
          "crime.csv:2:1: 'unit' must be a unit of the register, not 'Phường Hà Khanh'; "
            + "did you mean 'Phường Hà Khánh, Thành phố Hạ Long'?"
        ]
      ),
      ("unit\nZurich", ["crime.csv:2:1: 'unit' must be a unit of the register, not 'Zurich'"]),
      ("unit_code\n99999", ["crime.csv:2:1: 'unit_code' must be a code of the register, not '99999'"]),
      (
        "code,name\n06649,Phường Hà Phong",
        [
          "crime.csv:2:7: 'name' must be 'Phường Hà Khánh', as the register has it for the code 06649, "
            + "not 'Phường Hà Phong'"
        ]
      ),
      (
        "unit,district\nXã An Sinh,Huyện Ba Chẽ",
        [
          "crime.csv:2:1: 'unit' must be a unit of the register, not 'Xã An Sinh'; "
            + "did you mean 'Xã An Sinh, Thị xã Đông Triều'?"
        ]
      ),
    ] as [(String, [String])])
  func units(_ cells: String, _ messages: [String]) throws {
    let lines = cells.split(separator: "\n")
    let found = try read("\(lines[0]),year,indicator,count\n\(lines[1]),2022,x,1\n", units: register)
    #expect(found.messages == messages)
    #expect(found.reading.table.units.count == 4)
    #expect(found.reading.table.rows.count == (messages.isEmpty ? 1 : 0))
  }

  @Test func districtAndProvinceTellNamesApart() throws {
    let register =
      "code,name,district,province\n1,Xã A,Huyện C,Tỉnh P\n2,Xã A,Huyện C,Tỉnh Q\n3,Xã A,Huyện D,Tỉnh Q\n"
    let found = try read(
      "name,district,province,year,indicator,count\nXã A,Huyện C,Q,2020,x,1\nXã A,,Tỉnh P,2021,x,1\nXã A,H. D,,2022,x,1\n",
      units: register)
    #expect(found.messages == [])
    #expect(found.reading.figures == ["2|x|2020=1", "1|x|2021=1", "3|x|2022=1"].sorted())
  }

  @Test func oneNameTwice() throws {
    let register = """
      code,valid_from,name,parent
      1,2020-01-01,Xã A,B
      2,2020-01-01,Xã A,C
      1,2025-07-01,Xã A,B
      1,2025-07-01,Xã D,B
      3,2025-13-01,,B

      """
    let found = try read("name,code,year,indicator,count\nXã A,,2022,x,1\nXã A,1,2022,x,1\n", units: register)
    #expect(
      found.messages == [
        "units.csv:5: the same unit as line 4",
        "units.csv:6:3: 'valid_from' must be a day of the calendar, not '2025-13-01'",
        "units.csv:6:14: 'name' must not be blank",
        "crime.csv:2:1: 'name' must name one unit; 'Xã A' may be Xã A, B (1, from 2020-01-01) or Xã A, C (2, from 2020-01-01)"
          + " or Xã A, B (1, from 2025-07-01)",
        "crime.csv:3:6: 'code' must name one unit; '1' may be Xã A, B (1, from 2020-01-01) or Xã A, B (1, from 2025-07-01)",
      ])
  }

  @Test(
    "what is wrong with a file, as whole text",
    arguments: [
      ("", "is empty; a header line and rows are expected"),
      (" \n\r\n", "is empty; a header line and rows are expected"),
      ("a\nb\0c", "is not text (byte 3 is zero); save it as UTF-8 CSV"),
      ("PK\u{3}\u{4}..", "is a ZIP archive that breaks off; fetch the file again"),
      ("unit,\"year\n", "a quote in the header is never closed; close it"),
    ])
  func files(_ text: String, _ problem: String) throws {
    let place = problem.hasPrefix("a quote") ? ":1:6" : ""
    #expect(try read(text).messages == ["crime.csv\(place): \(problem)"])
  }

  @Test(
    "what is wrong with a header, as whole text",
    arguments: [
      (
        "unit,year,indicator,coutn", [:],
        ["crime.csv:1: no column for the count; did you mean --map 'count=coutn'?"]
      ),
      (
        "unit,year,indicator,zzz", [:],
        ["crime.csv:1: no column for the count; name it with --map 'count=HEADER'"]
      ),
      (
        "unit,year,indicator,count,population", [.population: "popn"],
        ["crime.csv:1: no column 'popn'; did you mean 'population'?"]
      ),
      (
        "unit,year,indicator,Số vụ,Số người", [:],
        [
          "crime.csv:1: 'Số vụ' and 'Số người' both stand for the count; "
            + "choose one with --map 'count=Số vụ' or --map 'count=Số người'"
        ]
      ),
      (
        "count", [:],
        [
          "crime.csv:1: no column for the unit or its code; name it with --map 'unit=HEADER'",
          "crime.csv:1: no column for the period, year or date; name it with --map 'period=HEADER'; "
            + "or name the one period with --period 2023",
          "crime.csv:1: no column for the indicator; name it with --map 'indicator=HEADER'; "
            + "or name the one indicator with --indicator NAME",
        ]
      ),
    ] as [(String, [ColumnRole: String], [String])])
  func headers(_ header: String, _ mapping: [ColumnRole: String], _ messages: [String]) throws {
    #expect(try read("\(header)\n", overrides: .init(columns: mapping)).messages == messages)
  }

  @Test func daysWithinMonths() throws {
    let text = "unit,date,indicator,count\nA,2022-01-05,x,1\nA,2022-01-17,x,1\n"
    #expect(
      try read(text).messages == [
        "crime.csv:1: 'date' holds days within months (2022-01-05, 2022-01-17), which are not counted yet; "
          + "if each stands for its month, say so with --date-grain month"
      ])
    let declared = try read(
      "unit,date,indicator,count\nA,2022-01-05,x,1\n", overrides: .init(dateGrain: .month))
    #expect(declared.reading.figures == ["A|x|2022-01=1"])
  }

  @Test func pathsAndBytes() throws {
    let folder = try DataFolder()
    try folder.write(Data([0x75, 0x0A, 0x61, 0x00, 0x62]), to: "binary.csv")
    let found = folder.messages(try folder.reading("none.csv", "binary.csv"))
    #expect(
      found == [
        "none.csv: no such file", "binary.csv: is not text (byte 3 is zero); save it as UTF-8 CSV",
      ])
    #expect(throws: IngestionErrors.self) {
      try DataSetDescription(inputs: [folder.url.path, folder.path("none.csv")])
    }
    do {
      _ = try folder.reading()
    } catch let error as IngestionErrors {
      #expect(
        error.errors.map(folder.short) == [
          "FOLDER: holds no .csv, .tsv, .csv.gz or .xlsx file; name the files in keogiam.yaml"
        ])
    }
  }

  @Test func mappingsOnTheCommandLine() throws {
    var overrides = DescriptionOverrides()
    try overrides.addMapping(" unit = Tên xã ")
    #expect(overrides.columns == [.unit: "Tên xã"])
    var messages: [String] = []
    for text in ["unt=a", "unit"] {
      do {
        try overrides.addMapping(text)
      } catch { messages.append(error.description) }
    }
    #expect(
      messages == [
        "--map: no role 'unt'; did you mean 'unit'?", "--map: 'unit' is not of the form role=header",
      ])
  }
}
