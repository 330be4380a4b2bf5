import Evaluation
import Forecasting
import Observations
import Targets
import TestSupport
import Testing

@testable import Reports

@Suite("Sentences of early warning") struct WatchSentenceTests {
  private func context(_ language: Language) throws -> ReportContext {
    ReportContext(
      plan: try Plan.bare(targets: ["events=-7%"]), year: 2020, through: CalendarDate(iso: "2020-12-14")!,
      vintage: nil, dataName: nil, language: language)
  }

  /// The first of six units with ten cases a month for five years, and then `year`.
  private func series(_ year: [Int?], length: Int = 1) -> WatchedSeries {
    let usual = [Int?](repeating: 10 * length, count: 12 / length)
    let panel = Panel.of(
      [[[Int?]]](repeating: [[Int?]](repeating: usual, count: 5) + [year], count: 6), firstYear: 2015,
      monthsEach: length)
    return Watch(panel, origin: Origin(year: 2020, monthsElapsed: 12), breaks: [], rule: WatchRule())
      .series(unit: 0)
  }

  @Test("high, low, as usual, missing; a lasting rise and fall") func sentences() throws {
    let months = series([10, 60, 0, nil, 10, 10, 10, 10, 10, 10, 10, 10])
    let limits = try #require(months.periods[0].expectation?.limits)
    let usual = "\(limits.low)–\(limits.high)"
    func say(_ place: Int, _ language: Language) throws -> String {
      try months.periods[place].sentence(months.obstacle, context(language))
    }
    #expect(try say(0, .en) == "Month 1: 10, as usual (\(usual)).")
    #expect(try say(0, .vi) == "Tháng 1: 10, như thường lệ (\(usual)).")
    #expect(
      try say(1, .en).hasPrefix(
        "Month 2: 60, usually \(usual); by chance alone so many occur less than once "))
    #expect(
      try say(1, .vi).hasPrefix(
        "Tháng 2: 60, thường chỉ \(usual); riêng ngẫu nhiên thì nhiều đến thế hiếm hơn 1 trên 10.000 lần."))
    #expect(limits.low > 0)
    #expect(try say(2, .en).hasPrefix("Month 3: 0, usually \(usual); by chance alone so few occur "))
    #expect(try say(2, .vi).hasPrefix("Tháng 3: 0, thường \(usual); riêng ngẫu nhiên thì ít đến thế "))
    #expect(try say(3, .en) == "Month 4: no figure (left blank).")
    #expect(try say(3, .vi) == "Tháng 4: chưa có số liệu (để trống).")
    let rise = series([Int?](repeating: 19, count: 12))
    #expect(rise.signals.contains(.rising))
    let risen = try #require(rise.periods.last)
    #expect(try risen.sentence(nil, context(.en)).contains(" A lasting rise: the excess adds up to "))
    #expect(try risen.sentence(nil, context(.vi)).contains(" Xu hướng tăng kéo dài: phần vượt cộng dồn "))
    let fall = series([Int?](repeating: 3, count: 12))
    #expect(fall.signals.contains(.falling))
    let fallen = try #require(fall.periods.last)
    #expect(try fallen.sentence(nil, context(.en)).contains(" A lasting fall: the shortfall adds up to "))
    #expect(try fallen.sentence(nil, context(.vi)).contains(" Xu hướng giảm kéo dài: phần hụt cộng dồn "))
  }

  @Test("names of periods") func names() {
    let periods = [Period.month(4, of: 2020), .quarter(2, of: 2020), .first(2, monthsOf: 2020)]
    #expect(periods.map { $0.name(.vi) } == ["Tháng 4", "Quý 2", "Tháng 1–2"])
    #expect(periods.map { $0.name(.en) } == ["Month 4", "Quarter 2", "Months 1–2"])
    #expect(
      WatchedPeriod.Signal.allCases.map { $0.label.text(.vi) } == [
        "cao bất thường", "thấp bất thường", "tăng kéo dài", "giảm kéo dài",
      ])
  }

  @Test("why nothing is foretold") func obstacles() throws {
    let divide = SeriesBreak(indicator: "events", date: CalendarDate(iso: "2019-12-15")!)
    let obstacles: [WatchedSeries.Obstacle] = [.noPast, .notComparable(divide), .noFit]
    #expect(
      try obstacles.map { $0.sentence(try context(.vi)) } == [
        "chưa có năm trước nào đủ số liệu để so",
        "hai năm không so sánh được: cách tính đổi từ ngày 15/12/2019", "không ước lượng được mô hình",
      ])
    #expect(
      try obstacles.map { $0.sentence(try context(.en)) } == [
        "no whole earlier year to hold it against",
        "the two years cannot be compared: another definition from 2019-12-15",
        "the model could not be fitted",
      ])
  }

  @Test("nothing is watched but events") func left() throws {
    let page = WatchPage(
      [WatchPage.Part([series([10, 10])], units: smallUnits(1))], rule: WatchRule(),
      left: [
        Indicator(id: "a", kind: .stock), Indicator(id: "b", kind: .proportion(denominator: .flow)),
      ], all: false, context: try context(.vi))
    #expect(page.text.hasSuffix("\nKhông theo dõi: a (số có cuối kỳ), b (tỷ lệ).\n"))
    #expect(page.text.contains("\nKhông có dấu hiệu: 1 trên 1 đơn vị.\n"))
  }
}
