import Evaluation
import Flagging
import Forecasting
import Observations
import Regression
import Targets
import Testing

@testable import Reports

/// The texts of a cell in a file, in Vietnamese and in English.
private func texts(_ cell: Cell) -> [String] { [cell.inFile, cell.onScreen(.vi), cell.onScreen(.en)] }

@Suite("Words in both languages")
struct WordsTests {
  @Test("every band") func bands() {
    let expected: [Band: [String]] = [
      .missed: ["missed", "không đạt", "missed"], .lost: ["lost", "đã vượt mức", "lost"],
      .veryLikelyToMiss: ["very likely to miss", "rất dễ không đạt", "very likely to miss"],
      .likelyToMiss: ["likely to miss", "dễ không đạt", "likely to miss"],
      .even: ["even", "ngang nhau", "even"],
      .likelyToMeet: ["likely to meet", "dễ đạt", "likely to meet"],
      .veryLikelyToMeet: ["very likely to meet", "rất dễ đạt", "very likely to meet"],
      .met: ["met", "đạt", "met"],
      .notApplicable: ["not applicable", "không áp dụng", "not applicable"],
      .noData: ["no data", "thiếu số liệu", "no data"],
    ]
    for band in Band.allCases { #expect(texts(band.cell) == expected[band]) }
    #expect(Set(Band.allCases.map { $0.cell.onScreen(.vi) }).count == Band.allCases.count)
  }

  @Test("every verdict") func verdicts() {
    let expected: [Verdict: [String]] = [
      .met: ["met", "đạt", "met"], .missed: ["missed", "không đạt", "missed"],
      .open: ["open", "chưa ngã ngũ", "open"],
      .notApplicable: ["not applicable", "không áp dụng", "not applicable"],
      .noData: ["no data", "thiếu số liệu", "no data"],
    ]
    for verdict in Verdict.allCases { #expect(texts(verdict.cell) == expected[verdict]) }
  }

  @Test("comparability and completeness") func others() {
    #expect(texts(Comparability.comparable.cell) == ["comparable", "so sánh được", "comparable"])
    #expect(texts(Comparability.estimated.cell) == ["estimated", "ước tính", "estimated"])
    #expect(
      texts(Comparability.notComparable.cell) == ["not comparable", "không so sánh được", "not comparable"])
    #expect(DataStatus([]).text(.complete) == "complete")
    #expect(DataStatus([.preliminary, .synthetic]).text(.partial) == "synthetic; preliminary; partial")
    #expect(DataStatus.backcast.text(.none) == "backcast; nothing this year")
  }

  /// The name of the case; a new one does not compile here until it has its sentences below.
  private func name(_ reason: Reason) -> String {
    switch reason {
    case .ended: "ended"
    case .lost: "lost"
    case .partFailed: "partFailed"
    case .zeroBaseline: "zeroBaseline"
    case .luckyYear: "luckyYear"
    case .course: "course"
    case .proportion: "proportion"
    case .reached: "reached"
    case .short: "short"
    case .partShort: "partShort"
    case .climb: "climb"
    case .proportionToReach: "proportionToReach"
    case .emptyDenominator: "emptyDenominator"
    case .baselineMissing: "baselineMissing"
    case .notReported: "notReported"
    case .noModel: "noModel"
    case .notComparable: "notComparable"
    }
  }

  @Test("every reason is a sentence") func reasons() {
    let expected: [(Reason, vi: String, en: String)] = [
      (
        .ended(value: 1_234, allowed: 1_000), "cả năm 1.234, được phép 1.000",
        "1,234 in the year, 1,000 allowed"
      ),
      (.lost(toDate: 6, allowed: 5), "đã có 6, chỉ được phép 5", "already 6, only 5 allowed"),
      (
        .partFailed(indicator: "new_drug_addicts", value: 2, allowed: 0),
        "Người nghiện ma túy mới phát sinh: 2, chỉ được phép 0", "New drug addicts: 2, only 0 allowed"
      ),
      (
        .zeroBaseline(expectedMore: 0.26), "năm trước không xảy ra, phải giữ vững; dự báo thêm 0,3",
        "none last year, must hold at zero; 0.3 more expected"
      ),
      (
        .luckyYear(baseline: 2, expected: 4.44, allowed: 1),
        "năm trước thấp khác thường (2); dự báo 4,4, được phép 1",
        "last year was unusually low (2); 4.4 expected, 1 allowed"
      ),
      (
        .course(toDate: 6, expected: 8.46, allowed: 9), "đã có 6, dự báo 8,5, được phép 9",
        "6 so far, 8.5 expected, 9 allowed"
      ),
      (
        .proportion(numerator: 2, denominator: 24, expected: 2.1, allowed: 0),
        "2 trên 24 đến nay, dự báo 2,1, được phép 0", "2 of 24 so far, 2.1 expected, 0 allowed"
      ),
      (.reached(value: 41, required: 40), "đã có 41, cần ít nhất 40", "41 reached, 40 required"),
      (
        .short(value: 38, required: 1_040), "cả năm 38, cần ít nhất 1.040",
        "38 in the year, 1,040 required"
      ),
      (
        .partShort(indicator: "new_drug_addicts", value: 2, required: 3),
        "Người nghiện ma túy mới phát sinh: 2, cần ít nhất 3", "New drug addicts: 2, 3 required"
      ),
      (
        .climb(toDate: 6, expected: 8.46, required: 9), "đã có 6, dự báo 8,5, cần ít nhất 9",
        "6 so far, 8.5 expected, 9 required"
      ),
      (
        .proportionToReach(numerator: 2, denominator: 24, expected: 2.1, required: 20),
        "2 trên 24 đến nay, dự báo 2,1, cần ít nhất 20", "2 of 24 so far, 2.1 expected, 20 required"
      ),
      (.emptyDenominator, "không có đối tượng để tính tỷ lệ", "nobody in the denominator"),
      (.baselineMissing([]), "năm trước chưa đủ số liệu", "last year is not reported in full"),
      (
        .baselineMissing([.unreported(year: 2022, reported: 0, of: 12)]), "năm trước chưa báo cáo",
        "last year is not reported"
      ),
      (
        .baselineMissing([.missing(.year(2010), .notCounted)]),
        "năm trước chưa đủ số liệu: 2010 không thuộc diện thống kê",
        "last year is not reported in full: 2010 not counted"
      ),
      (
        .baselineMissing([
          .missing(.quarter(2, of: 2022), .confidential), .unreported(year: 2022, reported: 6, of: 12),
        ]),
        "năm trước chưa đủ số liệu: 2022-Q2 không công bố; 2022 mới báo cáo 6 trên 12 tháng",
        "last year is not reported in full: 2022-Q2 confidential; 6 of 12 months of 2022 reported"
      ),
      (.notReported(indicator: "unnamed", []), "unnamed: chưa có số liệu", "unnamed: not reported"),
      (
        .notReported(indicator: "unnamed", [.unreported(year: 2023, reported: 0, of: 9)]),
        "unnamed: 2023 chưa báo cáo", "unnamed: 2023 not reported"
      ),
      (.noModel(nil), "không dự báo được", "no forecast"),
      (
        .noModel(.noWholeYear(before: 2011)),
        "không dự báo được: không đơn vị nào có đủ số liệu cả năm trước năm 2011",
        "no forecast: no unit has a whole year of figures before 2011"
      ),
      (
        .notComparable(
          SeriesBreak(indicator: "x", date: CalendarDate(iso: "2024-08-15")!, reason: "26/2024")),
        "hai năm không so sánh được: cách tính đổi từ ngày 15/8/2024 (26/2024)",
        "the two years cannot be compared: another definition from 2024-08-15 (26/2024)"
      ),
    ]
    #expect(Set(expected.map { name($0.0) }).count == 17)
    for (reason, vi, en) in expected {
      #expect(reason.sentence(plan120(.vi)) == vi)
      #expect(reason.sentence(plan120(.en)) == en)
    }
  }

  private func plan120(_ language: Language) -> ReportContext {
    ReportContext(
      plan: .quangNinh120, year: 2023, through: CalendarDate(iso: "2023-09-14")!, vintage: nil, dataName: nil,
      language: language)
  }

  @Test("the heading of a plan") func heading() {
    #expect(plan120(.vi).heading == "năm 2023, số liệu đến hết ngày 14/9/2023 · quang-ninh-120-2023/1\n")
    #expect(plan120(.en).heading == "year 2023, counted through 2023-09-14 · quang-ninh-120-2023/1\n")
  }

  @Test(
    "rules in words",
    arguments: [
      ("x=-7%", "x: giảm ít nhất 7 %", "x: cut by at least 7 %"),
      ("x=-7.5%", "x: giảm ít nhất 7,5 %", "x: cut by at least 7.5 %"),
      ("x=-0.25%", "x: giảm ít nhất 0,25 %", "x: cut by at least 0.25 %"),
      ("x=0", "x: không có trường hợp nào", "x: none"), ("x<=12", "x: không quá 12", "x: at most 12"),
      ("x<=12000", "x: không quá 12.000", "x: at most 12,000"), ("x<10%", "x: dưới 10 %", "x: under 10 %"),
      ("x<2,05%", "x: dưới 2,05 %", "x: under 2.05 %"),
      (
        "stock:x=-15% and y=0", "x: giảm ít nhất 15 %; y: không có trường hợp nào",
        "x: cut by at least 15 %; y: none"
      ),
    ] as [(String, String, String)])
  func rules(_ text: String, _ vietnamese: String, _ english: String) throws {
    let plan = try Plan.bare(targets: [text])
    for language in Language.allCases {
      let context = ReportContext(
        plan: plan, year: 2023, through: CalendarDate(iso: "2023-09-30")!, vintage: nil, dataName: nil,
        language: language)
      #expect(context.title(of: plan.targets[0]) == language(vi: vietnamese, en: english))
    }
  }

  @Test("headings of all tables are in both languages, and identifiers are unique") func headings() throws {
    let world = try SmallWorld()
    let context = world.context(.en)
    let flags = FlagList(world.forecast()).flags
    let panel = try #require(world.table.panel(of: "robbery"))
    let statuses = world.forecast().units.map(\.status)
    for table in [
      FlagTable(flags, context: context).table, CheckTable(world.table, language: .en).table,
      StatusTable(statuses.map { .init($0) }, units: world.table.units, level: .unit, context: context).table,
      TrendTable(
        world.table.units.indices.map {
          UnitTrend(of: panel, unit: $0, before: 2023, breaks: [], specification: JoinpointTrend())
        }, units: world.table.units, level: .unit, context: context
      ).table,
    ] {
      let identifiers = table.columns.compactMap(\.id)
      #expect(Set(identifiers).count == identifiers.count)
      #expect(identifiers.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" } })
      for heading in table.columns.compactMap(\.heading) {
        #expect(!heading.vietnamese.isEmpty && !heading.english.isEmpty)
      }
    }
  }

  @Test("every reason why a figure is missing") func missingReasons() {
    let expected: [MissingReason: [String]] = [
      .blank: ["blank", "để trống", "left blank"],
      .notReported: ["not reported", "chưa báo cáo", "not reported"],
      .notApplicable: ["not applicable", "không áp dụng", "not applicable"],
      .notCounted: ["not counted", "không thuộc diện thống kê", "not counted"],
      .confidential: ["confidential", "không công bố", "confidential"],
      .noDenominator: ["no denominator", "không có mẫu số", "no denominator"],
      .rejected: ["rejected", "bị loại vì lỗi", "rejected"],
    ]
    for reason in MissingReason.allCases {
      #expect([reason.word, reason.label.vietnamese, reason.label.english] == expected[reason])
    }
  }

  @Test("what is not reported of a sum is said of every unit") func gapsOfSums() {
    let gap = DataGap.unreported(year: 2022, reported: 9, of: 12)
    let none = DataGap.unreported(year: 2022, reported: 0, of: 12)
    #expect(gap.sentence(.en, level: .province) == "9 of 12 months of 2022 reported by every unit")
    #expect(gap.sentence(.vi, level: .district) == "2022 mới đủ các đơn vị báo cáo 9 trên 12 tháng")
    #expect(none.sentence(.en, level: .district) == "2022 not reported by every unit")
    #expect(none.sentence(.vi, level: .province) == "2022 chưa đủ các đơn vị báo cáo")
    #expect(gap.sentence(.en) == "9 of 12 months of 2022 reported")
    #expect(gap.sentence(.vi) == "2022 mới báo cáo 9 trên 12 tháng")
  }

  @Test("what a table of counts holds") func check() {
    let rows = [
      CountRow(
        unit: 0, indicator: 0, period: .year(2022), value: .count(1_500), status: [.synthetic, .backcast]),
      CountRow(unit: 1, indicator: 0, period: .year(2022), value: .missing(.rejected)),
      CountRow(unit: 1, indicator: 0, period: .year(2021), value: .missing(.blank)),
      CountRow(unit: 1, indicator: 0, period: .year(2020), value: .missing(.blank)),
      CountRow(unit: 1, indicator: 0, period: .year(2023), value: .count(7)),
      CountRow(unit: 1, indicator: 1, period: .quarter(2, of: 2023), value: .count(20)),
    ]
    let table = CountTable(
      calendar: .calendar, units: [AreaUnit(name: "A"), AreaUnit(name: "B")],
      indicators: [Indicator(id: "crimes", kind: .flow), Indicator(id: "addicts", kind: .stock)], rows: rows)
    #expect(
      CheckTable(table, language: .vi).table.terminalText(.vi) == """
        Chỉ tiêu  Số đơn vị  Từ       Đến      Số liệu  Thiếu  Lý do thiếu                    Tổng  Ghi chú
        ────────  ─────────  ───────  ───────  ───────  ─────  ────────────────────────────  ─────  ────────────────────────────
        crimes            2  2022     2023           2      3  2 để trống; 1 bị loại vì lỗi  1.507  giả lập; quy về địa giới sau
        addicts           1  2023-Q2  2023-Q2        1      0

        """)
    #expect(
      CheckTable(table, language: .en).table.csvText() == """
        indicator,kind,units,first,last,figures,missing,missing_reasons,total,data_status
        crimes,flow,2,2022,2023,2,3,2 blank; 1 rejected,1507,synthetic; backcast
        addicts,stock,1,2023-Q2,2023-Q2,1,0,,,

        """)
  }
}
