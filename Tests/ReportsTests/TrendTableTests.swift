import Evaluation
import Foundation
import Observations
import Regression
import Targets
import Testing

@testable import Reports

@Suite("Tables of trends") struct TrendTableTests {
  private let units = [AreaUnit(code: "06649", name: "Xã A", type: "xã")]

  private func trend(
    _ counts: [Int?], kind: Indicator.Kind = .flow, breaks: [SeriesBreak] = [],
    _ criterion: JoinpointCriterion = .bic3
  ) -> UnitTrend {
    let rows = counts.enumerated().map { place, count in
      CountRow(
        unit: 0, indicator: 0, period: .year(2000 + place),
        value: count.map { .count(Int32($0)) } ?? .missing(.blank),
        status: .synthetic)
    }
    let table = CountTable(
      calendar: .calendar, units: units, indicators: [Indicator(id: "robbery", kind: kind)], rows: rows)
    return UnitTrend(
      of: table.panel(of: "robbery")!, unit: 0, before: 2099, breaks: breaks,
      specification: JoinpointTrend(criterion: criterion, floorsDispersion: true))
  }

  private func context(_ language: Language) throws -> ReportContext {
    ReportContext(
      plan: try Plan.bare(targets: ["robbery=-7%"]), year: 2024, through: CalendarDate(iso: "2024-09-30")!,
      vintage: nil,
      dataName: nil, language: language)
  }

  private func table(_ trends: [UnitTrend], _ language: Language = .en) throws -> Table {
    TrendTable(trends, units: units, level: .unit, context: try context(language)).table
  }

  /// The text of the column `id` in a file, a row each.
  private func column(_ id: String, _ table: Table) -> [String] {
    let place = table.columns.firstIndex { $0.id == id }!
    return table.rows.map { $0[place].inFile }
  }

  /// Up by 8 % a year to 2009, then down by 10 %.
  private let bent: [Int?] = (0...18).map { place in
    let exponent: Double = 0.08 * Double(place) - 0.18 * Double(max(0, place - 9))
    return Int((300 * exp(exponent)).rounded())
  }

  @Test("one row a segment, the average beside each") func segments() throws {
    let written = try table([trend(bent)])
    #expect(column("segment", written) == ["1", "2"])
    #expect(
      column("first_year", written) == ["2000", "2009"] && column("last_year", written) == ["2009", "2018"])
    #expect(column("model", written) == ["joinpoint-bic3", "joinpoint-bic3"])
    #expect(
      column("joinpoints", written) == ["2009", "2009"] && column("observations", written) == ["19", "19"])
    #expect(
      column("joinpoints_allowed", written) == ["1", "1"]
        && column("joinpoints_limit", written) == ["chance", "chance"])
    let changes = column("apc", written).compactMap(Double.init)
    #expect(abs(changes[0] - 8.3) < 0.2 && abs(changes[1] + 9.5) < 0.2)
    // Within the last segment both are the same.
    #expect(column("aapc_last_5", written)[0] == column("aapc_last_10", written)[1])
    #expect(
      column("error_basis", written) == ["chance", "chance"]
        && column("data_status", written) == ["synthetic", "synthetic"])
    #expect(
      written.terminalText(.en) == """
        Unit  From  To    % a year  95 % from    to       p  Average % a year    Zeros
        ────  ────  ────  ────────  ─────────  ────  ──────  ──────────────────  ─────
        Xã A  2000  2009       8.3        7.3   9.4  <0.001  −1.0 (−1.5 … −0.5)  none
        Xã A  2009  2018      −9.5      −10.4  −8.6  <0.001                      none

        """)
    // Segments are told apart on the narrowest screen.
    #expect(
      written.terminalText(.en, width: 20) == """
        Unit  From  To    % a year  95 % from    to
        ────  ────  ────  ────────  ─────────  ────
        Xã A  2000  2009       8.3        7.3   9.4
        Xã A  2009  2018      −9.5      −10.4  −8.6

        """)
  }

  @Test("small counts never stand without a warning") func smallCounts() throws {
    let sentences = try Language.allCases.map { column("remark", try table([trend([0, 1, 1, 8])], $0))[0] }
    #expect(
      sentences == [
        "số nhỏ (2,5 mỗi năm); khoảng quá rộng để kết luận",
        "small counts (2.5 a year); limits too wide to tell",
      ])
    #expect(column("zero_handling", try table([trend([0, 1, 1, 8])])) == ["half_added_to_all"])
    // A short exact line is luck.
    let lucky = try table([trend([2, 4, 8])])
    #expect(column("remark", lucky) == ["small counts (4.7 a year); limits too wide to tell"])
    #expect(column("error_basis", lucky) == ["chance"] && column("dispersion", lucky) == ["0.0"])
    #expect(column("remark", try table([trend([900, 950, 930, 940])])) == [""])
  }

  @Test("years that are not used, and turns that the data hardly tell apart, are said") func remarks() throws
  {
    let broken = SeriesBreak(
      indicator: "robbery", date: CalendarDate(iso: "2003-08-15")!, reason: "Thông tư 26/2024")
    let trend = trend([900, 870, 920, 600, 640, nil, 660, 630, nil, nil, nil, 650], breaks: [broken])
    let sentences = try Language.allCases.map { column("remark", try table([trend], $0))[0] }
    #expect(
      sentences == [
        "không tính các năm trước khi cách tính đổi từ ngày 15/8/2003 (Thông tư 26/2024); bỏ năm 2005, 2008–2010: không đủ số liệu",
        "without the years before another definition from 2003-08-15 (Thông tư 26/2024); left out, not whole: 2005, 2008–2010",
      ])
    let turned = self.trend([100, 110, 119, 134, 150, 151, 140, 130, 120, 108], .bic)
    let written = try table([turned])
    let fit = try turned.fit.get()
    #expect(fit.joinpoints.count == 1)
    #expect(column("remark", written)[0].hasPrefix("10 years only: the turn may be chance"))
    #expect(
      column("remark", try table([turned], .vi))[0].hasPrefix("mới 10 năm: điểm gãy có thể do ngẫu nhiên"))
    let ties = fit.model.rivals.map { "\($0[0])" }
    #expect(column("near_ties", written)[0] == ties.joined(separator: "|"))
  }

  @Test("every reason why there is no trend") func failures() throws {
    let cases: [([Int?], String, String)] = [
      ([0, 0, 0], "mọi năm đều bằng 0", "no case in any year"),
      ([4, 5], "có 2 năm, cần ít nhất 3", "years with data: 2, needed: 3"),
      ([nil], "có 0 năm, cần ít nhất 3", "years with data: 0, needed: 3"),
    ]
    for (counts, vietnamese, english) in cases {
      #expect(column("failure", try table([trend(counts)], .vi)) == [vietnamese])
      let written = try table([trend(counts)])
      #expect(column("failure", written) == [english])
      for id in ["apc", "p_value", "aapc", "model", "segment"] { #expect(column(id, written) == [""]) }
    }
    let errors: [FitError: [String]] = [
      .oneYearOnly(year: 2020): ["chỉ có năm 2020", "all data are of 2020"],
      .countOutOfRange(year: 2020): ["số liệu năm 2020 không hợp lệ", "the count of 2020 is out of range"],
      .exposureOutOfRange(year: 2020): [
        "mẫu số năm 2020 không hợp lệ", "the denominator of 2020 is out of range",
      ],
      .numerical("x"): ["không giải được phương trình", "the equations could not be solved"],
      .repeatedYear(year: 2020): [
        "năm 2020 xuất hiện hai lần", "the year 2020 occurs twice",
      ],
      .rateOutOfRange(year: 2020): ["tỷ suất năm 2020 không hợp lệ", "the rate of 2020 is out of range"],
    ]
    for (error, sentences) in errors { #expect(Language.allCases.map(error.sentence) == sentences) }
  }

  @Test("what narrow screens have no remark for is said below") func warnings() throws {
    let (small, long) = (trend([0, 1, 0, 3, 1, 0, 2, 1, 0]), trend(bent))
    #expect(
      TrendNote([small, long, trend([0])], .en).text
        == "Small counts, below 5 cases a year, hardly tell a trend: 1 of 2 series.")
    #expect(
      TrendNote([small, small], .vi).text
        == "Số nhỏ, dưới 5 trường hợp mỗi năm: 2 trên 2 chuỗi, khó kết luận.")
    let turned = trend([100, 110, 119, 134, 150, 151, 140, 130, 120, 108], .bic)
    #expect(
      TrendNote([turned, long], .en).text
        == "Turns found in fewer than 17 years may be chance: 1 of 2 series.")
    #expect(
      TrendNote([turned, small], .vi).text
        == "Số nhỏ, dưới 5 trường hợp mỗi năm: 1 trên 2 chuỗi, khó kết luận. "
        + "Điểm gãy tìm thấy khi chưa đủ 17 năm có thể do ngẫu nhiên: 1 trên 2 chuỗi.")
  }

  @Test("where no joinpoints are looked for it is said") func note() throws {
    let (short, long, none) = (trend([9, 8, 9, 7]), trend(bent), trend([0]))
    #expect(TrendNote([long, none], .en).text == nil && TrendNote([none], .vi).text == nil)
    #expect(TrendNote([short, none], .en).text == "No joinpoints are looked for: that takes 7 whole years.")
    #expect(TrendNote([short, short], .vi).text == "Chưa đủ 7 năm trọn để tìm điểm gãy (joinpoint).")
    #expect(
      TrendNote([short, long], .en).text
        == "No joinpoints are looked for in 1 of 2 series: that takes 7 whole years.")
    #expect(
      TrendNote([short, long], .vi).text
        == "Chưa đủ 7 năm trọn để tìm điểm gãy (joinpoint): 1 trên 2 chuỗi.")
  }
}
