import Foundation
import Testing

/// Good rows are read while bad ones are reported: all of standard output and standard error.
@Suite("Bad rows")
struct BadRowTests {
  private static let head = "year 2023, counted through 2023-12-31\n\ncrimes: cut by at least 7 %\n\n"

  private let register = """
    code,name,type,parent,population
    06649,Phường Hà Khánh,phường,Thành phố Hạ Long,8505
    06652,Phường Hà Phong,phường,Thành phố Hạ Long,12238

    """

  @Test("an unclosed quote costs its own row") func unclosedQuote() throws {
    let folder = try Folder([
      "a.csv": "unit,period,indicator,count\nA,2021,crimes,3\nA,\"2022,crimes,4\nA,2023,crimes,5\n"
    ])
    let run = try folder.run("keogiam status a.csv --target crimes=-7% --level unit")
    #expect(
      run.output == Self.head + """
        Unit  To date  Verdict  Data
        ────  ───────  ───────  ─────────────────
        A           5  no data  2022 not reported

        All units: figures are missing, so that there is no verdict.

        """)
    #expect(run.error == "a.csv:3:3: a quote opens here and is never closed\n")
    #expect(run.exitCode == 0)
  }

  @Test("negative and fractional counts are missing, not zero") func badCounts() throws {
    let folder = try Folder([
      "a.csv": """
      unit,period,indicator,count
      A,2022,crimes,-4
      A,2023,crimes,5.5
      B,2022,crimes,1
      B,2023,crimes,1

      """
    ])
    let run = try folder.run("keogiam status a.csv --target crimes=-7% --level unit")
    #expect(
      run.output == Self.head + """
        Unit  Last year  Allowed  Cut needed %  To date  Same months  Change    %  95 % from     to  Left  Verdict  P(real cut)  Progress             Data
        ────  ─────────  ───────  ────────────  ───────  ───────────  ──────  ───  ─────────  ─────  ────  ───────  ───────────  ───────────────────  ────────────────────────────
        A                                                                                                  no data                                    2022 rejected; 2023 rejected
        B             1        0         100.0        1            1       0  0.0        −99  7,750    −1  missed          48 %  little or no change

        All units: figures are missing, so that there is no verdict.
        How to read this: the unit in the middle has 1 case a year; a cut of 7 % shows itself against chance (with probability 80 %) from about 2,500 cases a year on, and no unit has so many. The verdict follows the rule; P(real cut) says how far the counts bear it out.

        """)
    #expect(
      run.error == """
        a.csv:2:15: 'count' must be a whole number of 0 or more, not '-4'
        a.csv:3:15: 'count' must be a whole number of 0 or more, not '5.5'

        """)
    #expect(run.exitCode == 0)
  }

  private let strange = """
    unit,period,indicator,count
    Phường Hà Khanhh,2022,crimes,3
    Phường Hà Phong,2022,crimes,3
    "Phường Hà Phong",2023,crimes,"3"
    Phường Hà Phong,2023,crimes,4

    """

  @Test("an unknown unit, a duplicate, and the files of rejects and issues") func rejects() throws {
    let folder = try Folder(["a.csv": strange, "units.csv": register])
    let run = try folder.run(
      "keogiam status a.csv --units units.csv --target crimes=-7% --level unit --rejects r.csv --issues i.csv"
    )
    #expect(
      run.output == Self.head + """
        Unit             District           Last year  Allowed  Cut needed %  To date  Same months  Change    %  95 % from   to  Left  Verdict  P(real cut)  Progress             Data
        ───────────────  ─────────────────  ─────────  ───────  ────────────  ───────  ───────────  ──────  ───  ─────────  ───  ────  ───────  ───────────  ───────────────────  ────────────────────────────────────
        Phường Hà Khánh  Thành phố Hạ Long                                                                                             no data                                    2022 not reported; 2023 not reported
        Phường Hà Phong  Thành phố Hạ Long          3        2          33.3        3            3       0  0.0        −87  647    −1  missed          46 %  little or no change

        All units: 3 in the year after 3: no change; target missed (2 allowed).
        How to read this: the unit in the middle has 3 cases a year; a cut of 7 % shows itself against chance (with probability 80 %) from about 2,500 cases a year on, and no unit has so many. The verdict follows the rule; P(real cut) says how far the counts bear it out.

        """)
    let unknown =
      "'unit' must be a unit of the register, not 'Phường Hà Khanhh'; did you mean 'Phường Hà Khánh, Thành phố Hạ Long'?"
    let double = "the same unit, indicator and period as line 4"
    #expect(run.error == "Wrote r.csv.\nWrote i.csv.\na.csv:2:1: \(unknown)\na.csv:5: \(double)\n")
    #expect(run.exitCode == 0)
    #expect(
      try folder.text("r.csv") == """
        file,line,reason,row
        a.csv,2,"\(unknown)","Phường Hà Khanhh,2022,crimes,3"
        a.csv,5,"\(double)","Phường Hà Phong,2023,crimes,4"

        """)
    #expect(
      try folder.text("i.csv") == """
        file,line,record,column,kind,message
        a.csv,2,1,1,unknown_unit,"\(unknown)"
        a.csv,5,4,,duplicate,"\(double)"

        """)
  }

  @Test("--strict stops at them, and still writes what they are") func strict() throws {
    let folder = try Folder(["a.csv": strange, "good.csv": communes])
    let run = try folder.run("keogiam status a.csv --target crimes=-7% --strict --issues i.csv")
    #expect(
      run.error == """
        Wrote i.csv.
        a.csv:5: the same unit, indicator and period as line 4
        keogiam: stopped at issues, as --strict asks

        """)
    #expect(run.output == "" && run.exitCode == 1)
    #expect(try folder.text("i.csv").split(separator: "\n").count == 2)
    let missing = try folder.run("keogiam status good.csv none.csv --target robbery=-7% --strict --lang vi")
    #expect(missing.error == "keogiam: none.csv: không có tệp này\nkeogiam: dừng lại vì --strict\n")
    #expect(missing.output == "" && missing.exitCode == 1)
    #expect(try folder.run("keogiam status good.csv --target robbery=-7% --strict").exitCode == 0)
  }

  @Test("rows in the future") func future() throws {
    let folder = try Folder(["a.csv": communes])
    let run = try folder.run(
      "keogiam status a.csv --target robbery=-7% --level province --today 2023-06-30 --rejects r.csv")
    #expect(
      run.error == """
        Wrote r.csv.
        a.csv:24: 2023-Q3 ends on 2023-09-30, after today, 2023-06-30
        a.csv:47: 2023-Q3 ends on 2023-09-30, after today, 2023-06-30
        a.csv:70: 2023-Q3 ends on 2023-09-30, after today, 2023-06-30
        a.csv:93: 2023-Q3 ends on 2023-09-30, after today, 2023-06-30

        """)
    #expect(run.output.hasPrefix("year 2023, counted through 2023-06-30\n"))
    #expect(run.exitCode == 0)
    #expect(try folder.text("r.csv").split(separator: "\n").count == 5)
  }

  @Test("many issues are summed up; check lists them") func many() throws {
    let rows = (1...120).map { $0 % 2 == 0 ? "U\($0),late,crimes,1\n" : "U\($0),2022,crimes,x1\n" }.joined()
    let folder = try Folder(["a.csv": "unit,period,indicator,count\nA,2022,crimes,1\n" + rows])
    let status = try folder.run("keogiam status a.csv --target crimes=-7%")
    let lines = status.error.split(separator: "\n")
    #expect(lines.count == 6)
    #expect(lines[0] == "a.csv:3:16: 'count' must be a whole number of 0 or more, not 'x1'")
    #expect(
      lines[5]
        == "… 120 issues in all: 60 × not_whole_number, 60 × unreadable_period. See them with keogiam check or "
        + "--issues FILE.")
    let check = try folder.run("keogiam check a.csv --lang vi").error.split(separator: "\n")
    #expect(check.count == 101)
    #expect(
      check[100] == "… tất cả 120 lỗi: 60 × không phải số nguyên, 60 × không đọc được kỳ. "
        + "Xem hết: --issues TỆP."
    )
  }

  @Test("one bad file among good ones") func badFile() throws {
    let lines = communes.split(separator: "\n")
    let folder = try Folder([
      "counts.csv": communes, "a.csv": lines.prefix(47).joined(separator: "\n") + "\n",
      "b.csv": ([lines[0]] + lines.dropFirst(47)).joined(separator: "\n") + "\n",
    ])
    let whole = try folder.run("keogiam status counts.csv --target robbery=-7% --format csv")
    let parts = try folder.run("keogiam status b.csv none.csv a.csv --target robbery=-7% --format csv")
    #expect(parts.output == whole.output && whole.output.split(separator: "\n").count == 9)
    #expect(parts.error == "keogiam: none.csv: no such file\n")
    #expect(parts.exitCode == 0)
  }

  @Test("standard input") func standardInput() throws {
    let folder = try Folder(["counts.csv": communes, "binary": "unit\u{0}"])
    let whole = try folder.run("keogiam status counts.csv --target robbery=-7% --level unit")
    let piped = try folder.run("cat counts.csv | keogiam status - --target robbery=-7% --level unit")
    #expect(piped.output == whole.output && piped.error == "" && piped.exitCode == 0)
    let empty = try folder.run("keogiam status - --target robbery=-7%")
    #expect(
      empty.error == """
        keogiam: standard input: is empty; a header line and rows are expected
        keogiam: no figure can be used

        """)
    let binary = try folder.run("keogiam status - --target robbery=-7% < binary")
    #expect(
      binary.error == """
        keogiam: standard input: is not text (byte 4 is zero); save it as UTF-8 CSV
        keogiam: no figure can be used

        """)
    #expect(empty.exitCode == 1 && binary.exitCode == 1)
    let issue = try folder.run(
      "printf 'unit,period,indicator,count\\nA,2022,x,-1\\nA,2023,x,1\\n' | keogiam check -")
    #expect(issue.error == "standard input:2:10: 'count' must be a whole number of 0 or more, not '-1'\n")
  }
}
