import Foundation
import Testing

/// What is answered where there is little or nothing to go by, and what the exit code says.
@Suite("Answers")
struct AnswerTests {
  private let hint =
    "All rows: --format csv -o flags.csv · All units: --top 0 · Year on year: keogiam status\n"

  /// Monthly counts of three communes.
  private func monthly(_ indicator: String, years: ClosedRange<Int>, count: (Int, Int, Int) -> Int) -> String
  {
    var text = "unit,indicator,period,count\n"
    for unit in 1...3 {
      for year in years {
        for month in 1...(year == 2023 ? 9 : 12) {
          text +=
            "Xã \(unit),\(indicator),\(year)-\(month < 10 ? "0" : "")\(month),\(count(unit, year, month))\n"
        }
      }
    }
    return text
  }

  @Test("one year of history, in both languages") func oneYear() throws {
    let folder = try Folder(["a.csv": monthly("crimes", years: 2023...2023) { unit, _, _ in unit }])
    let english = try folder.run("keogiam flag a.csv --target crimes=-7%")
    #expect(
      english.output == """
        year 2023, counted through 2023-09-30

        crimes: cut by at least 7 %
        Not enough data to forecast.
        Units without data: 3 (last year is not reported).

        """)
    #expect(english.error == hint && english.exitCode == 0)
    let vietnamese = try folder.run("keogiam flag a.csv --target crimes=-7% --lang vi")
    #expect(
      vietnamese.output == """
        năm 2023, số liệu đến hết ngày 30/9/2023

        crimes: giảm ít nhất 7 %
        Chưa đủ số liệu để dự báo.
        Thiếu số liệu, số đơn vị: 3 (năm trước chưa báo cáo).

        """)
    #expect(
      vietnamese.error
        == "Toàn bộ kết quả: --format csv -o flags.csv · Mọi đơn vị: --top 0 · So với năm trước: keogiam status\n"
    )
    // Without a verdict nothing is a flag.
    #expect(try folder.run("keogiam flag a.csv --target crimes=-7% --fail-on-flag").exitCode == 0)
  }

  @Test("nothing after the cut-off is used, not for a later year either") func nothingLater() throws {
    let folder = try Folder([
      "a.csv": monthly("crimes", years: 2018...2023) { unit, year, month in (unit + year + month) % 3 },
      "b.csv": monthly("crimes", years: 2018...2023) { unit, year, month in
        year == 2022 && month > 6 || year == 2023 ? 9 : (unit + year + month) % 3
      },
    ])
    let options = "--target crimes=-7% --year 2023 --through 2022-06-30"
    for command in ["flag", "status", "trend"] {
      let first = try folder.run("keogiam \(command) a.csv \(options)")
      #expect(first.exitCode == 0)
      #expect(try folder.run("keogiam \(command) b.csv \(options)").output == first.output)
    }
  }

  @Test("a mistyped year is no end") func mistypedYear() throws {
    let text = monthly("crimes", years: 2018...2023) { unit, year, month in (unit + year + month) % 3 }
    let folder = try Folder(["a.csv": text + "Xã 1,crimes,1022-05,1\n"])
    #expect(try folder.run("keogiam flag a.csv --target crimes=-7%").exitCode == 0)
  }

  @Test("all zeros") func zeros() throws {
    let folder = try Folder(["a.csv": monthly("crimes", years: 2018...2023) { _, _, _ in 0 }])
    let flags = try folder.run("keogiam flag a.csv --target crimes=-7%")
    #expect(flags.output.contains("\nExpected to miss: 0 of 3 (80 %: 0–0), 0 of them already certain.\n"))
    #expect(flags.output.contains("Brier 0.000, climatology 0.000, skill –.\n"))
    #expect(flags.error == hint && flags.exitCode == 0)
    let status = try folder.run("keogiam status a.csv --target crimes=-7%")
    #expect(
      status.output == """
        year 2023, counted through 2023-09-30

        crimes: cut by at least 7 %

        Unit       Last year  Allowed  To date  Same months  Change  Left  Verdict  P(real cut)  Progress
        ─────────  ─────────  ───────  ───────  ───────────  ──────  ────  ───────  ───────────  ───────────────────
        All units          0        0        0            0       0     0  open            49 %  little or no change

        All units: 0 after 0 in the same 9 months: no change; none more allowed until the year ends.
        How to read this: the unit in the middle has 0 cases a year; a cut of 7 % shows itself against chance (with probability 80 %) from about 2,500 cases a year on, and no unit has so many. The verdict follows the rule; P(real cut) says how far the counts bear it out.

        """)
    let trend = try folder.run("keogiam trend a.csv --target crimes=-7% --level unit --lang vi")
    #expect(
      trend.output == """
        năm 2023, số liệu đến hết ngày 30/9/2023

        crimes

        Đơn vị  Từ    Đến   Không tính được
        ──────  ────  ────  ──────────────────
        Xã 1    2018  2022  mọi năm đều bằng 0
        Xã 2    2018  2022  mọi năm đều bằng 0
        Xã 3    2018  2022  mọi năm đều bằng 0

        """)
    #expect(status.exitCode == 0 && trend.exitCode == 0 && status.error == "" && trend.error == "")
  }

  @Test("a stock whose inflow is not reported has no verdict, and is told why") func missingInflow() throws {
    let folder = try Folder([
      "a.csv": monthly("drug_addicts", years: 2019...2023) { unit, year, month in
        5 * unit + 2030 - year - month / 6
      }
    ])
    let named = try folder.run("keogiam flag a.csv --target 'stock:drug_addicts=-15% and new_drug_addicts=0'")
    #expect(
      named.output == """
        year 2023, counted through 2023-09-30

        drug_addicts: cut by at least 15 %; new_drug_addicts: none
        Not enough data to forecast.
        Units without data: 3 (new_drug_addicts: 2023 not reported).

        """)
    #expect(
      named.error == "keogiam: no indicator 'new_drug_addicts' in the data; did you mean 'drug_addicts'?\n"
        + hint)
    let plan = try folder.run("keogiam status a.csv --level unit --lang en")
    #expect(
      plan.output == """
        year 2023, counted through 2023-09-14 · quang-ninh-120-2023/1

        Drug addicts: cut by at least 15 %; New drug addicts: none

        Unit  Last year  Allowed  Cut needed %  To date  Same months  Change  Left  Verdict  Progress             Data
        ────  ─────────  ───────  ────────────  ───────  ───────────  ──────  ────  ───────  ───────────────────  ───────────────────────────────────
        Xã 1         11        9          18.2       11           12      −1    −2  no data  little or no change  New drug addicts: 2023 not reported
        Xã 2         16       13          18.8       16           17      −1    −3  no data  little or no change  New drug addicts: 2023 not reported
        Xã 3         21       17          19.0       21           22      −1    −4  no data  little or no change  New drug addicts: 2023 not reported

        All units: figures are missing, so that there is no verdict.
        The allowances of the 3 units add up to 39, not 40: each is rounded on its own.

        """)
    #expect(plan.error == "" && plan.exitCode == 0)
  }

  @Test("a plan whose indicator is not there says so, and goes on with the others") func missingIndicator()
    throws
  {
    let folder = try Folder(["a.csv": communes])
    let run = try folder.run("keogiam status a.csv --target robbery=-7% --target fires=0 --level province")
    #expect(run.error == "keogiam: no indicator 'fires' in the data\n")
    #expect(
      run.output == """
        year 2023, counted through 2023-09-30

        robbery: cut by at least 7 %

        Unit       Last year  Allowed  Cut needed %  To date  Same months  Change     %  95 % from   to  Left  Verdict  P(real cut)  Progress
        ─────────  ─────────  ───────  ────────────  ───────  ───────────  ──────  ────  ─────────  ───  ────  ───────  ───────────  ───────────────────
        All units         18       16          11.1       20           12       8  66.7        −22  274    −4  missed           5 %  little or no change

        All units: 20 after 12 in the same 9 months, 66.7 % more (95 %: −22 … 274 %), which may be chance; already over what is allowed (16), so that the year is lost.
        The allowances of the 4 units add up to 15, not 16: each is rounded on its own.
        How to read this: the unit in the middle has 6 cases a year; a cut of 7 % shows itself against chance (with probability 80 %) from about 2,500 cases a year on, and no unit has so many. The verdict follows the rule; P(real cut) says how far the counts bear it out.

        """)
  }

  @Test("figures that were reported later than asked for") func vintage() throws {
    let folder = try Folder([
      "a.csv": "unit,indicator,period,count,as_of\nA,x,2022,3,2023-01-10\nA,x,2023,2,2024-01-10\n"
    ])
    let early = try folder.run("keogiam status a.csv --target x=-7% --as-known-on 2022-12-31")
    #expect(early.error == "keogiam: no figure of x is known\n")
    #expect(early.output == "" && early.exitCode == 1)
    let then = try folder.run(
      "keogiam status a.csv --target x=-7% --as-known-on 2023-06-30 --year 2023 --format csv")
    #expect(then.output.contains("\n2023,2022-12-31,2023-06-30,unit,,A,,,x,3,,2022,2,"))
    #expect(then.exitCode == 0)
  }

  @Test("a cut-off behind the data is the end of the data") func lateCutOff() throws {
    let folder = try Folder(["a.csv": communes])
    let late = try folder.run("keogiam status a.csv --target robbery=-7% --through 2023-12-31")
    #expect(late.output.hasPrefix("year 2023, counted through 2023-09-30\n"))
    #expect(try late.output == folder.run("keogiam status a.csv --target robbery=-7%").output)
  }

  @Test(
    "--fail-on-flag",
    arguments: [
      // All have failed but one, which meets its target with near certainty.
      ("--target robbery=-7%", 0), ("--target robbery=-7% --fail-on-flag", 2),
      ("--target robbery=-7% --fail-on-flag=1", 2), ("--target robbery=-7% --fail-on-flag 0.99", 2),
      // Nobody can fail.
      ("--target 'robbery<=5000' --fail-on-flag", 0), ("--target 'robbery<=5000' --fail-on-flag=0.6", 0),
      // Every probability is 0 or more.
      ("--target 'robbery<=5000' --fail-on-flag=0", 2),
      ("--target 'robbery<=5000' --fail-on-flag=0 --top 3", 2),
      ("--fail-on-flag=0 --target 'robbery<=5000'", 2), ("--fail-on-flag --target robbery=-7%", 2),
      ("--target 'robbery<=5000'", 0),
    ] as [(String, Int)])
  func failOnFlag(_ arguments: String, _ exitCode: Int) throws {
    let folder = try Folder(["a.csv": communes])
    for format in ["table", "csv"] {
      let run = try folder.run("keogiam flag a.csv \(arguments) --format \(format)")
      #expect(run.exitCode == exitCode)
      #expect(!run.output.isEmpty && !run.error.contains("rror"))
    }
  }

  @Test("what is understood of a file") func check() throws {
    let run = try Folder(["counts.csv": communes]).run("keogiam check counts.csv --target robbery=-7%")
    #expect(
      run.output == """
        counts.csv: 92 rows read, 92 used

        Indicator  Units  From     To       Figures  Missing  Total
        ─────────  ─────  ───────  ───────  ───────  ───────  ─────
        robbery        4  2018-Q1  2023-Q3       92        0    144

        Understood as this keogiam.yaml:

          calendar: calendar
          sources:
            - file: counts.csv  # separated by comma
              columns: {unit_code: unit_code, unit: unit, district: district, indicator: indicator, period: period, count: \
        count}
          # units: those of the data

        """)
    #expect(run.error == "" && run.exitCode == 0)
  }
}
