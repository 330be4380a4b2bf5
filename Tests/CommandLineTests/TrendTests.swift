import Foundation
import Testing

@Suite("Trends on the command line")
struct TrendTests {
  /// Yearly counts of one commune, up by a tenth until 2010 and down by a tenth since, and of one with two cases a year.
  private let counts: String = {
    var text = "unit,indicator,period,count\n"
    for year in 2000...2023 {
      let height = 200 * pow(1.1, Double(min(year, 2010) - 2000)) * pow(0.9, Double(max(year, 2010) - 2010))
      text += "A,x,\(year),\(Int(height.rounded()))\nB,x,\(year),\([2, 1, 4, 0, 3][year % 5])\n"
    }
    return text
  }()

  @Test("a line that turns, and one with a handful of cases") func joinpoints() throws {
    let folder = try Folder(["a.csv": counts])
    let run = try folder.run("keogiam trend a.csv --target x=-7% --level unit")
    #expect(
      run.output == """
        year 2023, counted through 2023-12-31

        x

        Unit  From  To    % a year  95 % from    to       p  Average % a year    Zeros             Remark
        ────  ────  ────  ────────  ─────────  ────  ──────  ──────────────────  ────────────────  ─────────────────────────
        A     2000  2010      10.0        9.0  11.1  <0.001  −1.4 (−1.8 … −1.0)  none
        A     2010  2022     −10.0      −10.7  −9.2  <0.001                      none
        B     2000  2022       0.5       −3.4   4.7   0.786                      0.5 added to all  small counts (2.0 a year)

        Small counts, below 5 cases a year, hardly tell a trend: 1 of 2 series.

        """)
    #expect(run.error == "" && run.exitCode == 0)
    let straight = try folder.run(
      "keogiam trend a.csv --target x=-7% --level unit --joinpoints 0 --format csv")
    #expect(straight.output.split(separator: "\n").count == 3 && straight.output.contains(",asked,"))
  }

  @Test("the same bytes for any number of jobs, in every format", arguments: ["table", "csv", "json"])
  func jobs(_ format: String) throws {
    var text = "unit,indicator,period,count\n"
    for unit in 1...150 {
      for year in 2012...2023 { text += "Xã \(unit),x,\(year),\((unit * year + unit * unit) % (unit + 3))\n" }
    }
    let folder = try Folder(["a.csv": text])
    let line = "keogiam trend a.csv --target x=-7% --level unit --level province --format \(format) --jobs"
    let one = try folder.run("\(line) 1")
    #expect(one.exitCode == 0 && one.output.split(separator: "\n").count > 150)
    for jobs in [2, 7] { #expect(try folder.run("\(line) \(jobs)").output == one.output) }
  }

  @Test("a table under the name of each indicator, its levels together; files hold all rows")
  func indicators() throws {
    var text = "unit,indicator,period,count\n"
    for year in 2019...2023 { text += "A,x,\(year),\(100 + year % 3)\nA,y,\(year),\(300 - year % 4)\n" }
    let folder = try Folder(["a.csv": text])
    let line = "keogiam trend a.csv --target x=-7% --target y=-7% --level unit --level province"
    let page = try folder.run(line).output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(page.indices.filter { page[$0].hasPrefix("Unit ") } == [4, 11])
    #expect(page[2] == "x" && page[9] == "y" && page[8] == "" && page.count == 18)
    #expect([6, 13].allSatisfy { page[$0].hasPrefix("A  ") && page[$0 + 1].hasPrefix("All units  ") })
    #expect(page[16].hasPrefix("No joinpoints are looked for"))
    let rows = try folder.run(line + " --format csv").output.split(separator: "\n").dropFirst()
    #expect(rows.map { $0.contains(",x,1,") } == [true, true, false, false])
  }

  @Test("as JSON, with the names of the file") func json() throws {
    let run = try Folder(["a.csv": counts]).run(
      "keogiam trend a.csv --target x=-7% --level unit --format json")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 3)
    let names = [
      "level", "unit_code", "unit", "indicator", "segment", "first_year", "last_year", "apc", "conf_low",
      "conf_high",
      "p_value", "aapc", "aapc_conf_low", "aapc_conf_high", "joinpoints", "observations", "zero_handling",
      "model",
    ]
    for row in rows { #expect(names.allSatisfy { row[$0] != nil }) }
    #expect(
      rows.map { $0["segment"] as? Int } == [1, 2, 1]
        && rows.map { $0["joinpoints"] as? String } == ["2010", "2010", ""])
  }

  @Test("nothing is fitted across a break") func breaks() throws {
    let folder = try Folder([
      "counts.csv": counts,
      "keogiam.yaml": """
      targets: ["x=-7%"]
      sources: [{file: counts.csv}]
      breaks: [{indicator: x, date: 2018-08-15, reason: "a new law"}, {indicator: x, date: 2030-01-01}]

      """,
    ])
    let run = try folder.run("keogiam trend . --level province")
    #expect(
      run.output == """
        year 2023, counted through 2023-12-31

        x

        Unit       From  To    % a year  95 % from   to      p  Zeros  Remark
        ─────────  ────  ────  ────────  ─────────  ───  ─────  ─────  ───────────────────────────────────────────────────────────────────────
        All units  2019  2022      −9.7      −21.9  4.5  0.095  none   without the years before another definition from 2018-08-15 (a new law)

        No joinpoints are looked for: that takes 7 whole years.

        """)
    #expect(run.error == "" && run.exitCode == 0)
  }

  @Test(
    "wrong usage",
    arguments: [
      ("--jobs 0", "--jobs takes a whole number of 1 or more, not 0."),
      ("--joinpoints=-1", "--joinpoints takes a whole number of 0 or more, not -1."),
    ])
  func usage(_ arguments: String, _ message: String) throws {
    let run = try Folder(["a.csv": counts]).run("keogiam trend a.csv --target x=-7% \(arguments)")
    #expect(run.exitCode == 64 && run.error.contains("Error: \(message)\n"))
  }
}
