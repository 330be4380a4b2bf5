import Foundation
import Observations
import Testing

@testable import Ingestion

/// Reads `text` as a.csv with the entries `keys` of its source in keogiam.yaml.
func readSource(
  _ text: String, _ keys: String = "", kinds: [String: Indicator.Kind] = [:], top: String = ""
) throws -> (reading: Reading, messages: [String]) {
  let lines = keys.split(separator: "\n").map { "    \($0)\n" }.joined()
  let folder = try DataFolder(["a.csv": text, "keogiam.yaml": "\(top)sources:\n  - file: a.csv\n\(lines)"])
  let reading = try folder.reading(kinds: kinds)
  return (reading, folder.messages(reading))
}

private let long = ["A|x|2022=5", "A|x|2023=4", "B|x|2022=7", "B|x|2023=6"]

@Suite("Layouts")
struct LayoutTests {
  @Test(
    "one small table in many layouts",
    arguments: [
      ("unit,indicator,year,count\nA,x,2022,5\nA,x,2023,4\nB,x,2022,7\nB,x,2023,6\n", ""),
      // Years across, with title rows, a column of row numbers, and a total.
      ("Báo cáo năm 2023,,,\n,,,\nSTT,Đơn vị,2022,2023\n1,A,5,4\n2,B,7,6\n,Tổng,12,10\n", "indicator: x"),
      ("Xã,Năm 2022,Năm 2023\nA,5,4\nB,7,6\n", "indicator: x"),
      ("name;2022 [note 1];2023 [note 2]\nA;5;4\nB;7;6\nSource: nobody\n", "indicator: x"),
      // Indicators across.
      ("unit,year,crimes\nA,2022,5\nA,2023,4\nB,2022,7\nB,2023,6\n", "indicators: {crimes: x}"),
      ("unit,year,x\nA,2022,5\nA,2023,4\nB,2022,7\nB,2023,6\n", "layout: wide-indicators"),
      // Both.
      ("unit,x_2022,x_2023\nA,5,4\nB,7,6\n", "pattern: \"{indicator}_{year}\"\nlayout: wide-both"),
      ("unit,2022 x,2023 x\nA,5,4\nB,7,6\n", "indicators: {x: x}"),
      ("unit,Crimes,\n,2022,2023\nA,5,4\nB,7,6\n", "indicators: {Crimes: x}"),
      ("unit,2022,2023\n,Crimes,Crimes\nA,5,4\nB,7,6\n", "indicators: {Crimes: x}"),
      ("unit,Số vụ,\n,2022,2023\n(1),(2),(3)\nA,5,4\nB,7,6\n", "indicator: x"),
      // Blocks, under headings of every role.
      ("year,count\nA,\n2022,5\n2023,4\nB,\n2022,7\n2023,6\n", "layout: blocks\nheading: unit\nindicator: x"),
      ("unit,count\n2022,\nA,5\nB,7\n2023,\nA,4\nB,6\n", "layout: blocks\nheading: year\nindicator: x"),
      ("unit,2022,2023\nx,,\nA,5,4\nB,7,6\n", "layout: blocks\nheading: indicator"),
      // A header that is named, below one that would be taken.
      (
        "unit,indicator,year,count\na,b,c,d\nA,x,2022,5\nA,x,2023,4\nB,x,2022,7\nB,x,2023,6\n",
        "header-row: 2\ncolumns: {unit: a, indicator: b, year: c, count: d}"
      ),
      // Rows that are meant, and figures that are added.
      (
        "unit,indicator,year,count,sex\nA,x,2022,2,f\nA,x,2022,3,m\nA,x,2023,4,f\nB,x,2022,7,f\nB,x,2023,6,m\nA,x,2022,9,all\n",
        "where: {sex: [f, m]}\nsame-key: add"
      ),
      // Financial years, by the year of their end.
      ("unit,2021-22,2022-23\nA,5,4\nB,7,6\n", "indicator: x"),
      ("unit,year,count\nA,2021/22,5\nA,2022/23,4\nB,2021/22,7\nB,2022/23,6\n", "indicator: x"),
    ] as [(String, String)])
  func smallTable(_ text: String, _ keys: String) throws {
    let found = try readSource(text, keys)
    #expect(found.messages == [])
    #expect(found.reading.figures.sorted() == long)
    // What is printed gives the same again.
    let again = try DataFolder(["a.csv": text, "keogiam.yaml": found.reading.assumptions.yaml]).reading()
    #expect(again.figures.sorted() == long)
  }

  @Test(
    "months across",
    arguments: [
      ("unit,year,T1,T2\nA,2023,1,2\n", ""), ("unit,year,Tháng 1,Tháng 2\nA,2023,1,2\n", ""),
      ("unit,01/2023,02/2023\nA,1,2\n", ""), ("unit,202301,202302\nA,1,2\n", ""),
      ("unit,2023-01,2023-02\nA,1,2\n", ""), ("unit,year,January,Feb\nA,2023,1,2\n", ""),
      ("unit,year,Enero,Febrero\nA,2023,1,2\n", "periods: {Enero: T1, Febrero: T2}"),
      ("unit,2023,\n,T1,T2\nA,1,2\n", ""), ("unit,m1_2023,m2_2023\nA,1,2\n", "pattern: \"m{month}_{year}\""),
    ] as [(String, String)])
  func months(_ text: String, _ keys: String) throws {
    let found = try readSource(text, "indicator: x\n\(keys)")
    #expect(found.messages == [])
    #expect(found.reading.figures == ["A|x|2023-01=1", "A|x|2023-02=2"])
  }

  @Test(
    "2015-16 is a financial year or a month, for all of a column",
    arguments: [
      (["2009-10", "2010-11", "2011-12"], ["2010", "2011", "2012"]),
      (["2015-16"], ["2016"]), (["2015/2016"], ["2016"]), (["2009-10"], ["2009-10"]),
      (["2009-10", "2009-11"], ["2009-10", "2009-11"]), (["2009-10", "2010-12"], ["2009-10", "2010-12"]),
    ] as [([String], [String])])
  func financialYears(_ texts: [String], _ periods: [String]) throws {
    let rows = texts.map { "A,\($0),1\n" }.joined()
    let found = try readSource("unit,period,count\n\(rows)", "indicator: x")
    #expect(found.reading.figures == periods.map { "A|x|\($0)=1" })
    let start = try readSource(
      "unit,period,count\n\(rows)", "indicator: x", top: "calendar: {year-start: 04-01, year-label: start}\n")
    let shifted = periods.map { $0.count == 4 ? String(Int($0)! - 1) : $0 }
    #expect(start.reading.figures == shifted.map { "A|x|\($0)=1" })
  }

  @Test func headingsNameTheDistrictAndAreTotals() throws {
    let text = """
      STT,Đơn vị,2022,2023
      I,Huyện Ba Chẽ,5,4
      1,Xã Đồn Đạc,2,3
      2,Thị trấn Ba Chẽ,3,1
      II,Thành phố Hạ Long,,
      1,Phường Hà Khánh,7,6
      ,Toàn tỉnh,12,11

      """
    let found = try readSource(text, "indicator: x")
    #expect(
      found.messages == [
        "a.csv:7:15: '2023' is 11 here, but the 3 units of lines 3 to 6 sum to 10"
      ])
    #expect(
      found.reading.table.units.map { "\($0.parent?.name ?? "") / \($0.name)" } == [
        "Huyện Ba Chẽ / Thị trấn Ba Chẽ", "Huyện Ba Chẽ / Xã Đồn Đạc", "Thành phố Hạ Long / Phường Hà Khánh",
      ])
    #expect(found.reading.totals == TotalChecks(equal: 3, different: 1, open: 0))
    #expect(found.reading.files[0].rows == RowCounts(read: 6, totals: 1, headings: 2))
  }

  @Test func blankDistrictsStandForTheOneAbove() throws {
    let text = "district,unit,year,count\nI,A,2022,1\n,B,2022,2\n,C,2022,3\nII,D,2022,4\n,E,2022,5\n"
    let found = try readSource(text, "indicator: x")
    #expect(found.reading.table.units.map { $0.parent?.name } == ["I", "I", "I", "II", "II"])
    #expect(found.reading.assumptions.yaml.contains("    fill-down: [district]\n"))
    // One blank among many is a blank.
    let few = try readSource("district,unit,year,count\nI,A,2022,1\n,B,2022,2\nII,C,2022,3\n", "indicator: x")
    #expect(few.reading.table.units.map { $0.parent?.name } == [nil, "I", "II"])
  }

  @Test(
    "names of totals, and names that are none",
    arguments: [
      ("Tổng", .open(nil)), ("TỔNG CỘNG", .open(nil)), ("Cộng:", .open(nil)), ("Total", .open(nil)),
      ("Tổng (I+II)", .open(nil)), ("T ổ n g", .open(nil)), ("Toàn huyện", .open(nil)),
      ("TOÀN TỈNH QUẢNG NINH", .open(nil)), ("Xã Toàn Thắng", nil), ("Toàn Thắng", nil),
      ("Toàn tỉnh", .whole), ("Cộng huyện Ba Chẽ", .district(UnitName("Huyện Ba Chẽ"))),
      ("Tổng TP. Hạ Long", .district(UnitName("Thành phố Hạ Long"))), ("Scotland", .whole),
      ("Phường Cộng Hòa", nil), ("Cộng Hòa", nil), ("Xã Tống Phan", nil), ("Total Crimes", nil), ("", nil),
    ] as [(String, TotalScope?)])
  func totalNames(_ name: String, _ scope: TotalScope?) {
    #expect(TotalWords(.recognised(["Scotland"])).scope(of: name) == scope)
    #expect(TotalWords(.none).scope(of: name) == nil)
  }

  @Test func totalsOfDistricts() throws {
    let text = """
      district,unit,year,count
      Huyện A,Xã B,2022,1
      Huyện A,Xã C,2022,2
      Huyện A,Cộng,2022,3
      Huyện D,Xã E,2022,4
      Huyện D,Cộng,2022,5
      ,Tổng,2022,7

      """
    let found = try readSource(text, "indicator: x")
    #expect(found.messages == ["a.csv:6:19: 'count' is 5 here, but the 1 unit of lines 5 to 5 sum to 4"])
    #expect(found.reading.table.units.count == 3)
    let kept = try readSource(text, "indicator: x\ntotals: none")
    #expect(kept.messages == [])
    #expect(kept.reading.table.units.count == 6)
  }

  @Test func incidentsAreCountedAndMissingMonthsAreZero() throws {
    let text = "date,unit,kind\n2023-01-05,A,f\n2023-01-20,A,m\n2023-03-31,B,f\n"
    let found = try readSource(text, "layout: incidents\nindicator: x")
    #expect(found.messages == [])
    #expect(
      found.reading.figures == [
        "A|x|2023-01=2", "A|x|2023-02=0", "A|x|2023-03=0", "B|x|2023-01=0", "B|x|2023-02=0", "B|x|2023-03=1",
      ])
    let share = try readSource(
      text, "layout: incidents\nindicator: x\nwhere: {kind: f}", kinds: ["x": .proportion(denominator: .flow)]
    )
    #expect(
      share.reading.figures == [
        "A|x|2023-01=1/2", "A|x|2023-02=0/0", "A|x|2023-03=0/0", "B|x|2023-01=0/0", "B|x|2023-02=0/0",
        "B|x|2023-03=1/1",
      ])
    let police = try readSource(text, "layout: incidents\nindicator: x", top: "calendar: police\n")
    #expect(
      police.reading.figures.filter { !$0.hasSuffix("=0") } == [
        "A|x|2023-01=1", "A|x|2023-02=1", "B|x|2023-04=1",
      ])
  }

  @Test(
    "the order of day and month",
    arguments: [
      (["4/30/2014", "3/1/2014"], ["2014-03", "2014-04"]),
      (["30/4/2014", "1/3/2014"], ["2014-03", "2014-04"]),
      (["1/3/2014", "1/4/2014"], ["2014-03", "2014-04"]),
    ] as [([String], [String])])
  func dateOrder(_ dates: [String], _ periods: [String]) throws {
    let rows = dates.map { "A,\($0),1\n" }.joined()
    let found = try readSource("unit,date,count\n\(rows)", "indicator: x\ndate-grain: month")
    #expect(found.reading.figures == periods.map { "A|x|\($0)=1" })
  }

  @Test func ratesGiveBackTheirNumerators() throws {
    let found = try readSource(
      "unit,year,released,rate\nA,2022,20,\"35,0\"\nB,2022,53460,31.8\nC,2022,,5\nD,2022,10,n/a\n",
      "indicator: x\ncolumns: {denominator: released, rate: rate}",
      kinds: ["x": .proportion(denominator: .flow)])
    #expect(
      found.messages == [
        "a.csv:4:8: 'released' must not be blank where there is a rate",
        "a.csv:5:11: 'rate' must be a rate of 0 to 100 per cent, not 'n/a'",
      ])
    #expect(found.reading.figures.prefix(2) == ["A|x|2022=7/20", "B|x|2022=17000/53460"])
    #expect(found.reading.table.rows.prefix(2).map(\.status) == [[], .rounded])
  }

  /// Every count of every base up to 60 comes back from its rate to one decimal, and is exact where no other has it.
  @Test func everyRoundedRate() throws {
    for base in 1...60 {
      let rates = (0...base).map { count in
        let tenths = (2000 * count + base) / (2 * base)
        return "\(tenths / 10).\(tenths % 10)"
      }
      for count in 0...base {
        let found = try #require(RateCell(rates[count])).numerator(of: base)
        #expect(found.count == count && found.isExact, "\(count) of \(base)")
      }
    }
  }

  @Test func pairsHoldLastYearsFigure() throws {
    let found = try readSource(
      "unit,period,count\nA,2023,(26/18)\nB,2022,9\nB,2023,17/08 vụ\nC,2022,5\nC,2023,4/5\n", "indicator: x")
    #expect(found.messages == ["a.csv:4: last year's figure behind the stroke is not that of line 3"])
    #expect(
      found.reading.figures == [
        "A|x|2022=18", "A|x|2023=26", "B|x|2022=9", "B|x|2023=17", "C|x|2022=5", "C|x|2023=4",
      ])
  }

  @Test func totalsInTheFirstOfTheUnitsColumns() throws {
    let found = try readSource("code,unit,year,count\n1,A,2022,5\n2,B,2022,3\nTổng,,2022,8\n", "indicator: x")
    #expect(found.messages == [])
    #expect(found.reading.figures == ["1|x|2022=5", "2|x|2022=3"])
    #expect(found.reading.totals == TotalChecks(equal: 1))
  }

  /// Every pair of a heading's rows and totals, many districts: what each is the sum of is found at once.
  @Test(.timeLimit(.minutes(1))) func manyTotals() throws {
    var text = "district,unit,year,count\n"
    for district in 0..<400 {
      for unit in 0..<15 { text += "H\(district),U\(unit),2022,\(unit)\n" }
      text += "H\(district),Tổng,2022,105\n"
    }
    let found = try readSource(text + ",Tổng,2022,42000\n", "indicator: x")
    #expect(found.messages == [])
    #expect(found.reading.totals == TotalChecks(equal: 401))
  }

  @Test func figuresOfMergedCellsAreOfOneUnitOnly() throws {
    let table = SheetTable(
      rows: [["Xã", "Năm 2022", "Năm 2023"], ["A", 5, 4], ["B", "", 6], ["C", 2, 3]], merges: ["B2:B3"])
    let folder = try DataFolder()
    try folder.write(Data(table.builder.bytes()), to: "a.xlsx")
    let reading = try folder.reading("a.xlsx", overrides: .init(indicator: "x"))
    #expect(
      folder.messages(reading) == [
        "a.xlsx:Data!B3: the cell of 'Năm 2022' is merged with another, whose figure is of one unit and period only"
      ])
    #expect(
      reading.figures == [
        "A|x|2022=5", "A|x|2023=4", "B|x|2022=missing(Observations.MissingReason.rejected)", "B|x|2023=6",
        "C|x|2022=2",
        "C|x|2023=3",
      ])
  }

  @Test func thePeriodOfTablesWithoutOne() throws {
    let month = try readSource("unit,count\nA,5\n", "indicator: x\nperiod: 2023-05")
    #expect(month.reading.figures == ["A|x|2023-05=5"])
    let months = try readSource("unit,T1,T2\nA,5,4\n", "indicator: x\nperiod: 2023")
    #expect(months.reading.figures == ["A|x|2023-01=5", "A|x|2023-02=4"])
    let rows = try readSource("unit,month,count\nA,1,5\n", "indicator: x\nperiod: 2023")
    #expect(rows.reading.figures == ["A|x|2023-01=5"] || !rows.messages.isEmpty)
  }

  @Test func incidentsTakeNoRoleFromStrayHeaders() throws {
    let text =
      "date,unit,type,number,report date\n2023-01-05T23:30:00,A,Trộm,777,2023-02-01\n2023-01-20 08:00,A,Khác,778,2023-03-01\n"
    let found = try readSource(text, "layout: incidents\nindicator: x\nwhere: {type: trộm}")
    #expect(found.messages == [])
    #expect(found.reading.figures == ["A|x|2023-01=1"])
  }

  /// Two spellings of one unit of a list, and one by its code, are one sum.
  @Test func sumsFollowUnitsThatAreOne() throws {
    let text = """
      code,unit,district,date
      06649,Phường Hà Khánh,Thành phố Hạ Long,2023-01-05
      ,Phường Hà Khánh,Thành phố Hạ Long,2023-01-06
      ,P. Hà Khánh,TP. Hạ Long,2023-01-07

      """
    for top in ["boundaries: 2023\n", "boundaries: of-period\n", ""] {
      let found = try readSource(text, "layout: incidents\nindicator: x", top: top)
      #expect(found.messages == [], "\(top)")
      let total = found.reading.table.rows.reduce(0) { $0 + ($1.count ?? 0) }
      #expect(total == 3, "\(top)")
    }
  }

  @Test func lastYearsHalfOfAPairFillsABlank() throws {
    let found = try readSource("unit,2022,2023\nA,,4/7\n", "indicator: x")
    #expect(found.messages == [])
    #expect(found.reading.figures == ["A|x|2022=7", "A|x|2023=4"])
  }

  @Test(
    "what is wrong with a layout, as whole text",
    arguments: [
      (
        "unit,a,b\nA,1,2\n", "layout: wide-periods\nindicator: x",
        [
          "a.csv:1: no column is headed by a period such as 2023 or T1; name other words with periods: {Enero: T1}"
        ]
      ),
      (
        "unit,T1,T2\nA,1,2\n", "indicator: x",
        [
          "a.csv:1: no column for the period, year or date; name it with --map 'period=HEADER'; "
            + "or name the one period with --period 2023"
        ]
      ),
      (
        "unit,2022,2023\nA,1,2\n", "",
        [
          "a.csv:1: no column for the indicator; name it with --map 'indicator=HEADER'; or name the one indicator with --indicator NAME"
        ]
      ),
      (
        "unit,a_2022\nA,1\n", "pattern: \"{year}: {indicator}\"\nlayout: wide-both",
        [
          "a.csv:1: no column is headed by an indicator and a period; say how they are made up, for example pattern: \"{indicator}_{year}\""
        ]
      ),
      (
        "unit,year,count\nA,2022,1\n", "indicator: x\nheader-row: 9",
        ["a.csv: has no header on line 9; it is looked for in the first 40 lines with text"]
      ),
      (
        "unit,year,count\nA,2022,1\n", "indicator: x\nwhere: {yeer: 2022}",
        ["a.csv:1: no column 'yeer'; did you mean 'year'?"]
      ),
      (
        "unit,2022,2023\nA,1,x\n", "indicator: x",
        [
          "a.csv:2:5: '2023' must be a whole number of 0 or more, not 'x'; if it means not reported, say --missing 'x'; if it means none, --zero 'x'"
        ]
      ),
      (
        "unit,year,month,T1\nA,2023,3,5\n", "indicator: x",
        ["a.csv:2:10: 'T1' is no part of the period that the row names"]
      ),
      (
        "unit,2022,kind\nA,1,x\n", "indicator: x\nwhere: {kind: [y, z]}",
        ["a.csv: no row meets the conditions (kind = y or z); look at the texts in these columns"]
      ),
    ] as [(String, String, [String])])
  func mistakes(_ text: String, _ keys: String, _ messages: [String]) throws {
    #expect(try readSource(text, keys).messages == messages)
  }
}
