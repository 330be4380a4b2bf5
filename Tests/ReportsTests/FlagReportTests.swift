import Evaluation
import Flagging
import Foundation
import Observations
import Probability
import Targets
import Testing

@testable import Reports

/// A number as C's printf writes it, apart from the writer under test.
private func printed(_ number: Double, digits: Int, _ language: Language) -> String {
  String(format: "%.\(digits)f", number).replacing(".", with: language == .vi ? "," : ".")
}

@Suite("Reports on flags")
struct FlagReportTests {
  /// DESIGN, section 5: these columns in this order.
  private static let columns = """
    year, through, vintage, level, unit_code, unit, unit_type, district, indicator, baseline, baseline_basis, allowed, \
    effective_cut_pct, to_date, share_elapsed, forecast_mean, forecast_p10, forecast_p50, forecast_p90, p_miss, band, \
    allowance_left, cut_needed_p50, cut_needed_p80, verdict, p_real_cut, rank, reason, comparability, data_status, \
    model, rule_version, baseline_low, baseline_high, required
    """

  @Test("the file has the columns of the format, in order") func columns() throws {
    let world = try SmallWorld()
    let flags = FlagList(world.forecast()).flags
    for language in Language.allCases {
      let lines = FlagTable(flags, context: world.context(language)).table.csvText().split(separator: "\n")
      #expect(lines.first.map(String.init) == Self.columns.replacing(", ", with: ","))
      #expect(lines.count == 1 + world.table.units.count)
    }
  }

  @Test("a row holds what the forecast holds") func row() throws {
    let world = try SmallWorld()
    let list = FlagList(world.forecast())
    let table = FlagTable(list.flags, context: world.context(.en)).table
    for (flag, row) in zip(list.flags, table.rows) {
      let cells = Dictionary(
        uniqueKeysWithValues: zip(table.columns, row).compactMap { column, cell in
          column.id.map { ($0, cell.inFile) }
        })
      let (unit, status) = (flag.forecast, flag.forecast.status)
      #expect(cells["year"] == "2023" && cells["through"] == "2023-09-30" && cells["vintage"] == "2023-10-05")
      #expect(
        cells["level"] == "unit" && cells["unit_code"] == unit.unit.code && cells["unit"] == unit.unit.name)
      #expect(cells["unit_type"] == "xã" && cells["district"] == unit.unit.parent?.name)
      #expect(cells["indicator"] == "robbery" && cells["baseline_basis"] == "2022")
      #expect(
        cells["baseline"] == status.baseline.map(String.init)
          && cells["to_date"] == status.toDate.map(String.init))
      #expect(cells["p_miss"] == unit.missProbability.map { "\($0)" } && cells["band"] == flag.band.rawValue)
      #expect(cells["forecast_mean"] == unit.yearEnd.map { "\($0.mean)" } ?? "")
      #expect(cells["forecast_p90"] == unit.yearEnd.map { String($0.quantile(0.9)) } ?? "")
      #expect(cells["rank"] == flag.rank.map(String.init) && cells["rule_version"] == "bare/1")
      #expect(cells["allowance_left"] == status.allowanceLeft.map(String.init))
      #expect(cells["data_status"] == "synthetic; complete" && cells["comparability"] == "comparable")
    }
    // The small world holds units that have lost and units that are open.
    #expect(Set(list.flags.map(\.band)).count >= 3)
  }

  @Test("the headline with a track record, whole") func headline() async throws {
    let world = try SmallWorld()
    let forecast = world.forecast()
    let record = try await #require(world.record())
    let count = try #require(forecast.missCount)
    let skill = try #require(record.skill)
    #expect(record.years == [2019, 2020, 2021, 2022])
    let decided = forecast.units.count { $0.status.verdict == .missed }
    for language in Language.allCases {
      let headline = Headline(forecast, record: record, context: world.context(language))
      let mean = Int(count.mean.rounded())
      let span = "\(count.quantile(0.1))–\(count.quantile(0.9))"
      let rate = printed(100 * record.baseRate, digits: 0, language)
      let scores = [record.brier, record.climatologyBrier].map { printed($0, digits: 3, language) }
      let gain = printed(100 * skill, digits: 0, language).replacing("-", with: "−")
      #expect(headline.title == language(vi: "robbery: giảm ít nhất 7 %", en: "robbery: cut by at least 7 %"))
      #expect(
        headline.expectation
          == language(
            vi: "Dự báo không đạt: \(mean) trên 8 (80 %: \(span)), trong đó \(decided) đã chắc chắn.",
            en: "Expected to miss: \(mean) of 8 (80 %: \(span)), \(decided) of them already certain."))
      #expect(
        headline.trackRecord
          == language(
            vi: "Kiểm chứng: dự báo sau 9 tháng các năm 2019–2022, n = \(record.count), \(rate) % không đạt; "
              + "Brier \(scores[0]), tần suất \(scores[1]), kỹ năng \(gain) %.",
            en: "Track record: forecasts after 9 months in 2019–2022, n = \(record.count), \(rate) % missed; "
              + "Brier \(scores[0]), climatology \(scores[1]), skill \(gain) %."))
    }
  }

  @Test("the headline without a track record, and without a forecast") func emptyHeadline() async throws {
    let world = try SmallWorld(firstYear: 2023)
    #expect(await world.record() == nil)
    let vietnamese = Headline(world.forecast(), record: nil, context: world.context(.vi))
    #expect(vietnamese.expectation == "Chưa đủ số liệu để dự báo.")
    #expect(vietnamese.trackRecord == nil)
    let english = Headline(world.forecast(), record: nil, context: world.context(.en))
    #expect(english.expectation == "Not enough data to forecast.")
    #expect(english.trackRecord == nil)
    let longer = try SmallWorld()
    #expect(
      Headline(longer.forecast(), record: nil, context: world.context(.vi)).trackRecord
        == "Chưa kiểm chứng được: không đủ năm trước để thử lại dự báo này.")
    #expect(
      Headline(longer.forecast(), record: nil, context: world.context(.en)).trackRecord
        == "No track record: too few earlier years to try this forecast on.")
  }

  @Test("a page without a baseline says why") func noBaseline() throws {
    let world = try SmallWorld(firstYear: 2023)
    let target = JudgedTarget(list: FlagList(world.forecast()), record: nil)
    #expect(
      FlagPage([target], context: world.context(.en), top: 10).text == """
        Tỉnh �[1mX · year 2023, counted through 2023-09-30

        robbery: cut by at least 7 %
        Not enough data to forecast.
        Units without data: 8 (last year is not reported).

        """)
    #expect(
      FlagPage([target], context: world.context(.vi), top: 10).text.hasSuffix(
        "\nThiếu số liệu, số đơn vị: 8 (năm trước chưa báo cáo).\n"))
  }

  @Test("a page shows the first units, or all") func page() async throws {
    let world = try SmallWorld()
    let list = FlagList(world.forecast())
    let target = JudgedTarget(list: list, record: await world.record())
    let context = world.context(.en)
    #expect(list.open.count > 2)
    let short = FlagPage([target], context: context, top: 2).text
    #expect(short.contains("\nStill open: \(list.open.count) units; the 2 most likely to miss:\n\n"))
    #expect(
      short.hasSuffix(
        "\n\n" + FlagTable(Array(list.open.prefix(2)), context: context).table.terminalText(.en)))
    let all = FlagPage([target], context: context, top: 0).text
    #expect(all.hasSuffix("\n\n" + FlagTable(list.ranked, context: context).table.terminalText(.en)))
    let open = FlagPage([target], context: context, top: 99).text
    #expect(open.contains("\nStill open, most likely to miss first:\n\n"))
    #expect(FlagPage([target, target], context: context, top: 2).text.hasPrefix(short))
  }

  @Test("a page for eighty columns", arguments: Language.allCases) func narrowPage(_ language: Language)
    async throws
  {
    let world = try SmallWorld()
    let target = JudgedTarget(list: FlagList(world.forecast()), record: await world.record())
    let context = world.context(language)
    let wide = FlagPage([target], context: context, top: 0).text
    let narrow = FlagPage([target], context: context, top: 0, width: 80).text
    #expect(wide.split(separator: "\n").contains { displayWidth(String($0)) > 80 })
    #expect(narrow.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= 80 })
    #expect(narrow.contains(language(vi: "P(không đạt)", en: "P(miss)")))
    #expect(FlagPage([target], context: context, top: 0, width: 500).text == wide)
  }

  @Test("a year that is over has no open unit") func over()
    async throws
  {
    let world = try SmallWorld()
    let list = FlagList(world.forecast(year: 2022, months: 12))
    let text = FlagPage([JudgedTarget(list: list, record: nil)], context: world.context(.en), top: 10).text
    #expect(text.hasSuffix("\nNo verdict is open.\n"))
    #expect(text.contains("\nAlready missed (to date/allowed): "))
    // No probability of an open verdict is on the page.
    #expect(!text.contains("P(miss)"))
  }

  @Test("counts written as a file") func countFile() {
    let table = CountTable(
      calendar: .calendar, units: [AreaUnit(code: "06649", name: "A")],
      indicators: [Indicator(id: "r", kind: .proportion(denominator: .flow))],
      rows: [
        CountRow(
          unit: 0, indicator: 0, period: .month(3, of: 2023), value: .count(2), denominator: 5,
          status: [.synthetic, .preliminary]),
        CountRow(unit: 0, indicator: 0, period: .half(2, of: 2022), value: .missing(.blank)),
      ])
    #expect(
      CountTableFile(table).csvText == """
        unit_code,indicator,period,count,denominator,status
        06649,r,2022-H2,,,
        06649,r,2023-03,2,5,synthetic+preliminary

        """)
  }
}
