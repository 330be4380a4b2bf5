import Foundation
import Testing

/// Why there is no verdict, from the declaration in `keogiam.yaml` to the screen and the file.
@Suite("Missing data")
struct MissingDataTests {
  private let counts = """
    unit,indicator,year,count,months reported
    A,robbery,2021,5,12
    A,robbery,2022,5,9
    A,robbery,2023,2p,6
    B,robbery,2021,n/l,12
    B,robbery,2022,n/l,12
    B,robbery,2023,2,
    C,robbery,2021,5,12
    C,robbery,2022,9,12
    C,robbery,2023,5,9
    D,robbery,2021,4,12
    D,robbery,2022,4,12
    D,robbery,2023,nc,12
    E,robbery,2021,0,12
    E,robbery,2022,0,12
    E,robbery,2023,4,12

    """

  private let description = """
    targets: ["robbery=-7%"]
    sources:
      - file: a.csv
        missing: [n/l, nc]
        provisional: p
    structural-zeros: [{indicator: robbery, before: 2023-01-01, units: E}]

    """

  private func folder() throws -> Folder { try Folder(["a.csv": counts, "keogiam.yaml": description]) }

  @Test("check counts the reasons and prints the declarations") func check() throws {
    let run = try folder().run("keogiam check . --lang en")
    #expect(
      run.output == """
        a.csv: 15 rows read, 15 used

        Indicator  Units  From  To    Figures  Missing  Why missing                    Total  Marks
        ─────────  ─────  ────  ────  ───────  ───────  ─────────────────────────────  ─────  ───────────
        robbery        5  2021  2023       10        5  4 not counted; 1 confidential     45  preliminary

        Understood as this keogiam.yaml:

          calendar: calendar
          targets: ["robbery=-7%"]
          sources:
            - file: a.csv  # separated by comma
              columns: {unit: unit, indicator: indicator, year: year, count: count, months_reported: "months reported"}
              missing: {n/l: not-counted, nc: confidential}  # n/l: Scottish Government; nc: not communicated
              provisional: [p]
              # months_reported: a figure of some months stands for the first months of its period
          # units: those of the data
          structural-zeros:
            - {indicator: robbery, before: 2023-01-01, units: [E]}

        """)
    #expect(run.error == "" && run.exitCode == 0)
  }

  @Test("status marks partial years and says why there is no verdict, in both languages") func status() throws
  {
    let english = try folder().run("keogiam status . --level unit --lang en")
    #expect(
      english.output
        == """
        year 2023, counted through 2023-12-31

        robbery: cut by at least 7 %

        Unit  Last year  Allowed  Cut needed %  To date  Left  Verdict  Data
        ────  ─────────  ───────  ────────────  ───────  ────  ───────  ──────────────────────────────────────────────────────────────────────────────────────
        A                                             2        no data  preliminary; partial; 9 of 12 months of 2022 reported; 6 of 12 months of 2023 reported
        B                                             2        no data  2022 not counted
        C             9        8          11.1        5     3  open     partial; 9 of 12 months of 2023 reported
        D             4        3          25.0                 no data  2023 confidential
        E                                             4        no data  2022 not counted

        All units: figures are missing, so that there is no verdict.
        How to read this: the unit in the middle has 9 cases a year; a cut of 7 % shows itself against chance (with probability 80 %) from about 2,500 cases a year on, and no unit has so many. The verdict follows the rule; P(real cut) says how far the counts bear it out.

        """)
    let vietnamese = try folder().run("keogiam status . --level unit --lang vi")
    #expect(
      vietnamese.output == """
        năm 2023, số liệu đến hết ngày 31/12/2023

        robbery: giảm ít nhất 7 %

        Đơn vị  Năm trước  Được phép  Cần giảm %  Đến nay  Còn lại  Kết luận       Số liệu
        ──────  ─────────  ─────────  ──────────  ───────  ───────  ─────────────  ──────────────────────────────────────────────────────────────────────────────────
        A                                               2           thiếu số liệu  sơ bộ; chưa đủ; 2022 mới báo cáo 9 trên 12 tháng; 2023 mới báo cáo 6 trên 12 tháng
        B                                               2           thiếu số liệu  2022 không thuộc diện thống kê
        C               9          8        11,1        5        3  chưa ngã ngũ   chưa đủ; 2023 mới báo cáo 9 trên 12 tháng
        D               4          3        25,0                    thiếu số liệu  2023 không công bố
        E                                               4           thiếu số liệu  2022 không thuộc diện thống kê

        Toàn bộ: thiếu số liệu nên chưa kết luận được.
        Cách đọc: đơn vị ở giữa có 9 trường hợp một năm; mức giảm 7 % chỉ nhận ra được (xác suất 80 %) khi có khoảng 2.500 trường hợp một năm, không đơn vị nào có chừng ấy. Kết luận theo đúng quy tắc; P(giảm thật) cho biết số liệu chứng tỏ được đến đâu.

        """)
  }

  @Test("the column data_status of files") func files() throws {
    let run = try folder().run("keogiam status . --level unit --format csv --lang vi")
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = try #require(rows.first?.firstIndex(of: "data_status"))
    #expect(
      rows.dropFirst().map { $0[column] } == [
        "preliminary; partial; 9 of 12 months of 2022 reported; 6 of 12 months of 2023 reported",
        "complete; 2022 not counted", "partial; 9 of 12 months of 2023 reported",
        "nothing this year; 2023 confidential", "complete; 2022 not counted",
      ])
  }

  @Test("flag says why there is no forecast, in both languages") func flag() throws {
    let english = try folder().run("keogiam flag . --format csv --lang en")
    let vietnamese = try folder().run("keogiam flag . --format csv --lang vi")
    func reasons(_ text: String) throws -> [Substring] {
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let column = try #require(rows.first?.firstIndex(of: "reason"))
      return [1, 2, 4, 5].map { rows[$0][column] }
    }
    #expect(
      try reasons(english.output) == [
        "last year is not reported in full: 9 of 12 months of 2022 reported",
        "last year is not reported in full: 2022 not counted", "robbery: 2023 confidential",
        "last year is not reported in full: 2022 not counted",
      ])
    #expect(
      try reasons(vietnamese.output) == [
        "năm trước chưa đủ số liệu: 2022 mới báo cáo 9 trên 12 tháng",
        "năm trước chưa đủ số liệu: 2022 không thuộc diện thống kê", "robbery: 2023 không công bố",
        "năm trước chưa đủ số liệu: 2022 không thuộc diện thống kê",
      ])
  }
}
