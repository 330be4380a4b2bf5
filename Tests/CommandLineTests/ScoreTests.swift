import Foundation
import Testing

/// `keogiam score` and `keogiam plan`, as their user runs them.
@Suite("Scores")
struct ScoreTests {
  /// Three communes in quarters of the police year; the last quarter of 2022 would turn every comparison.
  private static let counts: String = {
    let units = [
      ("06649,Phường Hà Khánh,Hạ Long", [4, 4, 4, 9, 4, 4, 3]),
      ("06652,Xã An Sinh,Đông Triều", [1, 1, 1, 5, 1, 1, 2]),
      ("06655,Xã Bình Khê,Đông Triều", [0, 0, 0, 2, 0, 0, 0]),
    ]
    var text = "unit_code,unit,district,indicator,period,count\n"
    for (unit, counts) in units {
      for (place, count) in counts.enumerated() {
        text += "\(unit),social_order_crimes,\(2022 + place / 4)-Q\(place % 4 + 1),\(count)\n"
      }
    }
    return text
  }()

  private static let attestations = """
    unit_code,unit,line,value,source,date
    06649,Phường Hà Khánh,1.1,yes,QĐ 12,2023-06-30
    06649,Phường Hà Khánh,1.1,no,QĐ 13,2023-06-30
    06649,Phường Hà Khánh,1.3,yes,,
    06649,Phường Hà Khánh,15.2,171/200,,2023-08-01
    06652,Xã An Sinh,1.2,yes,,
    06652,Xã An Sinh,9.1,yes,,
    06653,Xã An Sin,1.1,yes,,
    ,Xã An Sin,1.1,yes,,
    06655,Xã Bình Khê,5.1,41/40,,2023-13-01
    06655,Xã Bình Khê,2.1,yes,,2022-01-01
    06655,Xã Bình Khê,2.2,yes,BC,2023-03-01
    06655,Xã Bình Khê,2.2,no,BC,2023-06-01

    """

  private func run(_ options: String) throws -> Keogiam.Outcome {
    try Folder(["c.csv": Self.counts, "a.csv": Self.attestations]).run("keogiam score c.csv \(options)")
  }

  @Test("ranks, what is missing, and what bars a unit") func page() throws {
    let run = try run("--attestations a.csv")
    #expect(run.exitCode == 0)
    let page = """
      year 2023, counted through 2023-09-14 · quang-ninh-120-2023/1

      Rank  Unit             District    I     II    III   IV   Points  Missing                                              Remark
      ────  ───────────────  ──────────  ────  ────  ────  ───  ──────  ───────────────────────────────────────────────────  ──────────────────────────────────────────
         1  Phường Hà Khánh  Hạ Long     0–10  7–68  3–19  0–3  10–100  62 items: 1.1, 1.2, 2.1, 2.2, 2.3, 2.4, 2.5, 3.1, …
         2  Xã Bình Khê      Đông Triều  0–8   7–68  0–20  0–3  7–99    62 items: 1.1, 1.2, 2.1, 2.3, 2.4, 2.5, 3.1, 4.1, …  0 after 0: holds; by the letter D2 bars it

      Not considered:

      Unit        District    Points  Reason
      ──────────  ──────────  ──────  ────────────────────────────────────────────────────────────────────────────────────
      Xã An Sinh  Đông Triều  0–94    D2: The area did not reduce crimes against social order on the previous year (3 → 4)

      """
    #expect(run.output == page)
  }

  @Test("every faulty attestation is one line with its place") func faultyAttestations() throws {
    let run = try run("--attestations a.csv")
    #expect(
      run.error == """
        a.csv:3:27: another value than line 2 for the same unit and line; neither is used
        a.csv:4:23: 'line' must be a line of the plan, not '1.3'; did you mean '1.1'?
        a.csv:6:22: 'value' must be a whole number of 0 or more, met or not met for line 1.2, not 'yes'
        a.csv:8:1: 'unit_code' must be a unit of the data, not '06653'
        a.csv:9:2: 'unit' must be a unit of the data, not 'Xã An Sin'; did you mean 'Xã An Sinh, Đông Triều'?
        a.csv:10:23: 'value' must be a share of at most 100 % such as 34/40 or 85.5%, yes or no for line 5.1, not '41/40'
        a.csv:10:30: 'date' must be a day of the calendar, not '2023-13-01'
        keogiam: attestations not of 2022-12-15 to 2023-12-14, which are not used: 1
        a.csv:7:22: the counts decide line 9.1 and say otherwise

        """)
    let strict = try self.run("--attestations a.csv --strict")
    #expect(strict.exitCode == 1 && strict.output == "")
    #expect(strict.error.hasSuffix("keogiam: stopped at issues, as --strict asks\n"))
  }

  @Test(
    "what cannot be asked",
    arguments: [
      (
        "--what-if 1.2=yes", 64,
        "--what-if 1.2=yes: line 1.2 takes a whole number of 0 or more, met or not met, not 'yes'"
      ),
      ("--what-if 99=yes", 64, "--what-if 99=yes: no line '99'"),
      ("--what-if 15.1", 64, "'15.1' is not of the form line=value"),
      ("--reading x=y", 1, "x=y: no reading 'x'"),
      (
        "--reading special-zone=ward", 1,
        "special-zone=ward: no reading 'special-zone'; did you mean 'special-zones'?"
      ),
      (
        "--pass-mark x", 1,
        "pass-mark=x: no choice 'x' of the reading 'pass-mark'; it has none, a number of points"
      ),
      ("--target social_order_crimes=-7%", 64, "bare: has no table of criteria to score by"),
      ("--unit 'xa an sin'", 1, "no unit 'xa an sin' in the data; did you mean 'Xã An Sinh, Đông Triều'?"),
      ("--attestations no.csv", 1, "no.csv: no such file"),
      (
        "--attestations c.csv", 1,
        "c.csv:1: no column 'line'; attestations have unit_code or unit, line, value, and where known source and date"
      ),
      ("--plan no.yaml", 64, "no plan 'no.yaml'; built in: quang-ninh-120-2023"),
    ] as [(String, Int, String)])
  func refused(_ options: String, _ code: Int, _ message: String) throws {
    let run = try run(options)
    #expect(run.error == "keogiam: \(message)\n" && run.output == "" && run.exitCode == code)
  }

  @Test("one row a unit and item in files") func file() throws {
    let run = try run("--attestations a.csv --format csv")
    let rows = run.output.split(separator: "\n").map(String.init)
    #expect(rows.count == 1 + 3 * (1 + 4 + 63 + 2))
    #expect(
      rows[0]
        == "year,through,vintage,unit_code,unit,unit_type,district,item,number,points_min,points_max,points_of,outcome,"
        + "evidence,missing,rank,rule_version")
    let unit = "2023,2023-09-14,,06649,Phường Hà Khánh,phường,Hạ Long,"
    #expect(rows[1].hasPrefix("\(unit)total,,10,100,101,unclassed,,1.1; 1.2; 2.1; "))
    #expect(rows[1].hasSuffix("; D1,1,quang-ninh-120-2023/1"))
    #expect(rows[2] == "\(unit)group,I,0,10,10,,,,,quang-ninh-120-2023/1")
    #expect(rows.contains("\(unit)line,4.1,0,1.75,1.75,open,,no evidence,,quang-ninh-120-2023/1"))
    #expect(rows.contains("\(unit)line,15.2,3,3,4,part,attested,,,quang-ninh-120-2023/1"))
    #expect(rows.contains("\(unit)line,9.1,7,7,7,met,counts,,,quang-ninh-120-2023/1"))
    #expect(rows.contains("\(unit)bar,D2,,,,clear,counts,,,quang-ninh-120-2023/1"))
  }

  @Test("a plan says its sums and how it is read, itself") func explain() throws {
    let run = try run("--explain --pass-mark 85 --reading gaps-between-bands=higher")
    for line in [
      "Points by lines: 10 + 68 + 20 + 3 = 101", "Points by headings: 10 + 66 + 20 + 4 = 100",
      "Total: the sum of the lines, at most 101", "Pass mark: 85",
      "  * higher: The points of the band above.", "    default: lower",
      "    because: Who has not reached the upper band is still in the lower.", "  * 85",
    ] {
      #expect(run.output.contains("\n\(line)\n"), "\(line)")
    }
    let vietnamese = try Folder().run("keogiam plan explain --lang vi").output
    #expect(
      vietnamese.contains(
        "\nĐiểm theo từng dòng: 10 + 68 + 20 + 3 = 101\nĐiểm theo tiêu đề: 10 + 66 + 20 + 4 = 100\n"))
    #expect(vietnamese.contains("\nbar-at-zero (D2, 9.1): Không vụ nào sau năm không có vụ nào"))
  }

  @Test("a plan file is checked, and one that is printed is without mistakes") func planFiles() throws {
    let folder = try Folder()
    #expect(try folder.run("keogiam plan print > own.yaml").exitCode == 0)
    let good = try folder.run("keogiam plan check own.yaml")
    #expect(
      good.output == """
        quang-ninh-120-2023/1: Criteria of the model "Security at the grassroots"
        Kế hoạch 120/KH-UBND, UBND tỉnh Quảng Ninh, 2023-05-08
        4 groups, 19 criteria, 63 lines, 2 bars, 43 indicators, 25 readings
        Points by lines: 10 + 68 + 20 + 3 = 101
        Points by headings: 10 + 66 + 20 + 4 = 100
        Total: the sum of the lines, at most 101
        Pass mark: none
        Targets: social_order_crimes=-7%, serious_traffic_accidents=-5%, stock:drug_addicts=-15% and new_drug_addicts=0, \
        reoffenders<10%
        Quarterly report (before day 15 of the quarter's last month) to Ban Chỉ đạo 05-QN through Công an tỉnh
        Request for recognition before 15 October every year

        """)
    #expect(
      good.error.split(separator: "\n").map { $0.drop { $0 != " " } } == [
        " note: the lines of criterion 2 add up to 8, its heading says 2",
        " note: the lines of group II add up to 68, its heading says 66",
        " note: the lines of group IV add up to 3, its heading says 4",
      ])
    let text = try folder.text("own.yaml").replacing("by: 7%", with: "by: 107%").replacing(
      "of: leaflets}", with: "of: leaflet}")
    try folder.write(Data(text.utf8), to: "bad.yaml")
    let bad = try folder.run("keogiam plan check bad.yaml")
    #expect(bad.output == "" && bad.exitCode == 1)
    #expect(
      bad.error.split(separator: "\n").map { $0.drop { $0 != " " } } == [
        " no indicator 'leaflet'; did you mean 'leaflets'?",
        " 'by' must be a per cent from 0% to 100% with at most two decimals, not '107%'",
      ])
    let missing = try folder.run("keogiam plan check no.yaml")
    #expect(
      missing.error == "keogiam: no plan 'no.yaml'; built in: quang-ninh-120-2023\n" && missing.exitCode == 64
    )
  }

  @Test("readings chosen otherwise are named with the rules") func version() throws {
    let folder = try Folder(["c.csv": Self.counts])
    let run = try folder.run(
      "keogiam score c.csv --pass-mark 80 --reading hold-at-zero=hold --format csv --lang en")
    #expect(run.output.hasSuffix(",quang-ninh-120-2023/1+pass-mark=80\n"))
  }

  @Test("counts of other things than the plan's") func foreignCounts() throws {
    let folder = try Folder(["c.csv": "unit,indicator,period,count\nA,x,2022,5\n"])
    let run = try folder.run("keogiam score c.csv --lang vi")
    #expect(run.error == "keogiam: số liệu không có chỉ tiêu nào của quang-ninh-120-2023\n")
    #expect(run.output == "" && run.exitCode == 1)
  }

  @Test("a plan file beside the data is the plan of the data") func planOfTheData() throws {
    let folder = try Folder([
      "c.csv": Self.counts, "keogiam.yaml": "plan: own.yaml\nsources: [{file: c.csv}]\n",
    ])
    #expect(try folder.run("keogiam plan print > own.yaml && sed -i s/120-2023/own/ own.yaml").exitCode == 0)
    let run = try folder.run("keogiam flag .")
    #expect(run.exitCode == 0 && run.output.contains("quang-ninh-own/1"))
    #expect(try folder.run("keogiam check .").output.contains("\n  plan: own.yaml\n"))
  }
}
