import Testing

/// `keogiam check` with several reports, several sources and cumulative spans.
@Suite("Revisions and overlaps")
struct RevisionTests {
  private let reports = """
    unit_code,unit,district,indicator,period,count,as_of
    1,A,D,crime,2021,41728,2022-01-10
    1,A,D,crime,2021,42853,2023-01-10
    1,A,D,crime,2022,39853,2023-01-10
    2,B,D,crime,2021,10,
    2,B,D,crime,2022,9,2023-01-10
    2,B,D,crime,2022,,2023-06-10

    """

  @Test("a list of revisions on a screen, in both languages") func screen() throws {
    let folder = try Folder(["a.csv": reports])
    let english = try folder.run("keogiam check a.csv --revisions --target crime=-7%")
    #expect(
      english.output == """
        Figures revised: 1; changes: 1.
        Figures withdrawn, which are no revisions: 1.
          crime 2021: 41,738 → 42,863, +1,125 (+2.7 %), 1 figure

        Code  Unit  District  Indicator  Period  Reported      From  Revised         To  Change    %
        ────  ────  ────────  ─────────  ──────  ──────────  ──────  ──────────  ──────  ──────  ───
        1     A     D         crime      2021    2022-01-10  41,728  2023-01-10  42,853   1,125  2.7

        Verdicts that turned because of revisions: 3.

        Revised     Unit       District   Indicator  Year  Last year, old     new  Allowed, old     new  To date, old     new  Verdict, old  new
        ──────────  ─────────  ─────────  ─────────  ────  ──────────────  ──────  ────────────  ──────  ────────────  ──────  ────────────  ───
        2023-01-10  A          D          crime      2022          41,728  42,853        38,807  39,853        39,853  39,853  missed        met
        2023-01-10  D          All units  crime      2022          41,738  42,863        38,816  39,862        39,862  39,862  missed        met
        2023-01-10  All units             crime      2022          41,738  42,863        38,816  39,862        39,862  39,862  missed        met

        """)
    #expect(english.error == "" && english.exitCode == 0)
    let vietnamese = try folder.run(
      "keogiam check a.csv --revisions --target crime=-7% --year 2021 --lang vi")
    #expect(
      vietnamese.output == """
        Số liệu đã được sửa: 1; số lần sửa: 1.
        Số liệu đã bị rút lại, không tính là sửa: 1.
          crime 2021: 41.738 → 42.863, +1.125 (+2,7 %), số liệu đã sửa: 1

        Mã  Đơn vị  Huyện  Chỉ tiêu  Kỳ    Báo cáo trước      Từ  Báo cáo sau   Thành  Tăng/giảm    %
        ──  ──────  ─────  ────────  ────  ─────────────  ──────  ───────────  ──────  ─────────  ───
        1   A       D      crime     2021  2022-01-10     41.728  2023-01-10   42.853      1.125  2,7

        Không kết luận nào thay đổi vì số liệu được sửa.

        """)
    let untargeted = try folder.run("keogiam check a.csv --revisions")
    #expect(
      untargeted.output.hasSuffix(
        "\n\nTo see which verdicts turned, say what is asked: --target 'crime=-7%'\n"))
    let early = try folder.run("keogiam check a.csv --revisions --as-known-on 2022-12-31")
    #expect(early.output == "No figure was revised.\n")
  }

  @Test("files of revisions and of turned verdicts") func files() throws {
    let folder = try Folder(["a.csv": reports])
    #expect(
      try folder.run("keogiam check a.csv --revisions --format csv").output == """
        unit_code,unit,district,indicator,period,from_as_of,from,from_denominator,to_as_of,to,to_denominator,change,change_pct
        1,A,D,crime,2021,2022-01-10,41728,,2023-01-10,42853,,1125,2.6960314417177913

        """)
    #expect(
      try folder.run("keogiam check a.csv --turned-verdicts --format csv --target crime=-7%").output == """
        as_of,level,unit_code,unit,district,indicator,target,year,baseline_before,baseline_after,allowed_before,\
        allowed_after,to_date_before,to_date_after,verdict_before,verdict_after
        2023-01-10,unit,1,A,D,crime,crime=-7%,2022,41728,42853,38807,39853,39853,39853,missed,met
        2023-01-10,district,,D,All units,crime,crime=-7%,2022,41738,42863,38816,39862,39862,39862,missed,met
        2023-01-10,province,,All units,,crime,crime=-7%,2022,41738,42863,38816,39862,39862,39862,missed,met

        """)
    let both = try folder.run("keogiam check a.csv --revisions --turned-verdicts --format csv")
    #expect(both.error.hasPrefix("Error: A file holds one list: --revisions or --turned-verdicts.\n"))
    #expect(both.output == "" && both.exitCode == 64)
    let untargeted = try folder.run("keogiam check a.csv --turned-verdicts")
    #expect(
      untargeted.error
        == "keogiam: no target: say what is asked, for example --target 'crime=-7%'; the data hold 'crime'\n")
    #expect(untargeted.exitCode == 64)
  }

  @Test("status stands on the latest figures and shows what was first reported beside it") func status()
    throws
  {
    let folder = try Folder(["a.csv": reports])
    let run = try folder.run("keogiam status a.csv --target crime=-7% --level unit --format csv")
    let lines = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    func cells(_ column: String) throws -> [Substring] {
      let place = try #require(lines[0].lastIndex(of: column[...]))
      return lines.dropFirst().map { $0[$0.count - (lines[0].count - place)] }
    }
    #expect(try cells("first_baseline") == ["41728", ""])
    #expect(try cells("first_verdict") == ["missed", ""])
    #expect(try cells("required") == ["", ""])
    let vietnamese = try folder.run("keogiam status a.csv --target crime=-7% --level unit --lang vi")
    #expect(
      vietnamese.output.contains("  42.853 ") && vietnamese.output.contains("  Số đầu  Kết luận khi đó\n"))
    #expect(
      vietnamese.output.contains("số năm trước báo cáo lần đầu là 41.728, khi đó kết luận: không đạt"))
    // Before the revision there was nothing to show.
    let early = try folder.run(
      "keogiam status a.csv --target crime=-7% --level unit --as-known-on 2022-12-31")
    #expect(!early.output.contains("First reported"))
  }

  @Test("sources that overlap and cumulative spans, in both languages") func summary() throws {
    let header = "unit,indicator,period,count\n"
    let folder = try Folder([
      "a.csv": header + "A,x,3 tháng 2022,5\nA,x,6 tháng 2022,8\nA,x,2022-05,1\nA,x,2022-Q2,3\nA,x,2021,7\n",
      "b.csv": header + "A,x,2021,7\nA,x,2022-Q1,6\n",
    ])
    let english = try folder.run("keogiam check a.csv b.csv --issues issues.csv")
    #expect(
      english.output.hasPrefix(
        """
        a.csv: 5 rows read, 5 used
        b.csv: 2 rows read, 1 used
        a.csv and b.csv overlap in 2 figures of 2021–2022: 1 equal, 1 different

        Indicator  Units  From  To       Figures  Missing  Total
        ─────────  ─────  ────  ───────  ───────  ───────  ─────
        x              1  2021  2022-05        5        0     15

        x: figures that equal the sum of their parts: 1

        Understood as this keogiam.yaml:

        """))
    #expect(
      try folder.text("issues.csv") == """
        file,line,record,column,kind,message
        b.csv,3,2,,contradiction,"another figure than line 2 of a.csv for the same unit, indicator and period; the first is used"

        """)
    let vietnamese = try folder.run("keogiam check a.csv b.csv --lang vi")
    #expect(
      vietnamese.output.contains(
        "\na.csv và b.csv trùng nhau ở 2 số liệu của năm 2021–2022: 1 giống nhau, 1 khác nhau\n"))
    #expect(vietnamese.output.contains("\nx: 1 số liệu đúng bằng tổng các phần\n"))
  }
}
