public import Evaluation
import Forecasting
import Observations
import Targets

/// The page of `keogiam backtest` for a screen: the scores of all models at every origin, then how honest the main one was.
public struct BacktestPage: Sendable {
  /// The page.
  public let text: String

  /// The page of `backtest`; sentences are folded and tables narrowed to `width` columns, where it is given.
  public init(_ backtest: Backtest, of plan: Backtest.Plan, context: ReportContext, width: Int? = nil) {
    guard !backtest.rows.isEmpty else {
      text = context.language(
        vi: "Không có năm nào thử lại được: mỗi năm cần \(plan.history) năm số liệu trước đó.\n",
        en: "No year can be tried: each needs \(plan.history) years of figures before it.\n")
      return
    }
    var parts = [Self.heading(backtest, plan, context).folded(to: width) + "\n"]
    if plan.targets.count > 1 {
      parts.append(Self.section(Self.allTargets(context.language), backtest.rows, context, width))
    }
    for (place, target) in plan.targets.enumerated() {
      let rows = backtest.rows.filter { $0.target == place }
      parts.append(Self.section(context.title(of: target), rows, context, width))
    }
    // Of each target the first model is the one whose forecasts are shown: the pool of a flow, the one model of its kind.
    let mains = plan.targets.indices.flatMap { place -> [BacktestRow] in
      let rows = backtest.rows.filter { $0.target == place }
      return rows.filter { $0.model == rows.first?.model }
    }
    parts.append(Self.honesty(mains, context, width))
    let weights = Self.weights(backtest, plan, context)
    if !weights.isEmpty { parts.append(weights.map { $0.folded(to: width) + "\n" }.joined()) }
    text = parts.joined(separator: "\n")
  }

  private static func heading(
    _ backtest: Backtest, _ plan: Backtest.Plan, _ context: ReportContext
  ) -> String {
    let years = backtest.rows.map(\.year)
    let (first, last) = (years.min() ?? 0, years.max() ?? 0)
    let span = first == last ? "\(first)" : "\(first)–\(last)"
    let name = context.dataName.map { "\($0.onOneLine) · " } ?? ""
    return context.language(
      vi: "\(name)thử lại dự báo các năm \(span), mỗi lần chỉ dùng số liệu đã có lúc đó",
      en: "\(name)the forecasts of \(span) made again, each from what was known then")
  }

  private static func allTargets(_ language: Language) -> String {
    language(vi: "Tất cả chỉ tiêu", en: "All targets together")
  }

  /// One line on the cases, then the scores of every model at every origin.
  private static func section(
    _ title: String, _ rows: [BacktestRow], _ context: ReportContext, _ width: Int?
  ) -> String {
    let language = context.language
    guard let main = rows.first?.model else {
      return (title + ": " + language(vi: "không thử lại được.", en: "cannot be tried.")).folded(to: width)
        + "\n"
    }
    let cases = rows.filter { $0.model == main }
    let rate = fixed(100 * Double(cases.count { $0.missed }) / Double(cases.count), digits: 1, language)
    let line = language(
      vi: "\(title). n = \(grouped(cases.count, language)), \(rate) % không đạt.",
      en: "\(title). n = \(grouped(cases.count, language)), \(rate) % missed.")
    let months = rows.reduce(into: [Int]()) { if !$0.contains($1.months) { $0.append($1.months) } }.sorted()
    let table = months.map { months in scores(rows.filter { $0.months == months }, months: months) }
    return line.folded(to: width) + "\n\n" + Table(joining: table).terminalText(language, width: width)
  }

  private static func scores(_ rows: [BacktestRow], months: Int) -> Table {
    let summary = BacktestSummary(rows)
    return Table(
      columns: [
        .init(onScreen: BilingualText(vi: "Sau tháng", en: "Months known")),
        .init(onScreen: BilingualText(vi: "Mô hình", en: "Model")),
        .init(onScreen: BilingualText(vi: "n", en: "n"), yielding: 5),
        .init(onScreen: BilingualText(vi: "Còn bỏ ngỏ", en: "Open"), yielding: 6),
        .init(onScreen: BilingualText(vi: "Brier", en: "Brier")),
        .init(onScreen: BilingualText(vi: "hơn tần suất", en: "vs climatology")),
        .init(onScreen: BilingualText(vi: "hơn đường thẳng", en: "vs straight line"), yielding: 1),
        .init(onScreen: BilingualText(vi: "Điểm log", en: "Log score")),
        .init(onScreen: BilingualText(vi: "hơn tần suất", en: "vs climatology"), yielding: 7),
        .init(onScreen: BilingualText(vi: "hơn đường thẳng", en: "vs straight line"), yielding: 8),
        .init(onScreen: BilingualText(vi: "CRPS", en: "CRPS")),
        .init(onScreen: BilingualText(vi: "hơn tần suất", en: "vs climatology"), yielding: 3),
        .init(onScreen: BilingualText(vi: "hơn đường thẳng", en: "vs straight line"), yielding: 4),
        .init(onScreen: BilingualText(vi: "Khoảng 80 %", en: "80 % holds")),
      ],
      rows: summary.models.map { scores in
        [
          .integer(months), .text(scores.model), .integer(scores.count), .integer(scores.openCount),
          .real(scores.brier, digits: 4), percentage(scores.brierSkill.climatology),
          percentage(scores.brierSkill.straightLine), .real(scores.logScore, digits: 4),
          .real(scores.logGain.climatology, digits: 3), .real(scores.logGain.straightLine, digits: 3),
          .real(scores.rankedScore, digits: 3), percentage(scores.rankedSkill.climatology),
          percentage(scores.rankedSkill.straightLine), .real(scores.coverage.map { 100 * $0 }, digits: 1),
        ]
      })
  }

  /// A skill in per cent.
  private static func percentage(_ skill: Double?) -> Cell { .real(skill.map { 100 * $0 }, digits: 1) }
}

extension BacktestPage {
  /// The calibration of the forecasts at every origin.
  fileprivate static func honesty(
    _ rows: [BacktestRow], _ context: ReportContext, _ width: Int?
  ) -> String {
    let language = context.language
    let models = rows.reduce(into: [String]()) { if !$0.contains($1.model) { $0.append($1.model) } }
    let model = models.joined(separator: ", ")
    let months = rows.reduce(into: [Int]()) { if !$0.contains($1.months) { $0.append($1.months) } }.sorted()
    var lines = [
      language(
        vi: "Độ trung thực của \(model), mọi chỉ tiêu; P(không đạt) chỉ của các trường hợp còn bỏ ngỏ:",
        en: "How honest \(model) was, all targets; P(miss) of the verdicts still open alone:")
    ]
    var table: [[Cell]] = []
    for months in months {
      let summary = CalibrationSummary(rows.filter { $0.months == months })
      lines += sentences(summary, months: months, language)
      table += summary.table.filter { $0.count > 0 }.map { row in
        [
          .integer(months), .text(stretch(row.range)), .integer(row.count),
          .real(row.forecast.map { 100 * $0 }, digits: 1), .real(row.observed.map { 100 * $0 }, digits: 1),
        ]
      }
    }
    let columns: [Table.Column] = [
      .init(onScreen: BilingualText(vi: "Sau tháng", en: "Months known")),
      .init(onScreen: BilingualText(vi: "P(không đạt)", en: "P(miss)")),
      .init(onScreen: BilingualText(vi: "n", en: "n")),
      .init(onScreen: BilingualText(vi: "Dự báo %", en: "Forecast %")),
      .init(onScreen: BilingualText(vi: "Xảy ra %", en: "Happened %")),
    ]
    return lines.map { $0.folded(to: width) + "\n" }.joined() + "\n"
      + Table(columns: columns, rows: table).terminalText(language, width: width)
  }

  private static func stretch(_ range: Range<Double>) -> String {
    let (low, high) = (Int((100 * range.lowerBound).rounded()), Int((100 * range.upperBound).rounded()))
    return "\(low)–\(high) %"
  }

  private static func sentences(
    _ summary: CalibrationSummary, months: Int, _ language: Language
  ) -> [String] {
    func number(_ value: Double?, _ digits: Int) -> String {
      value.map { fixed($0, digits: digits, language) } ?? "–"
    }
    var lines: [String] = []
    if let parts = summary.reliability {
      let (score, off) = (number(parts.score, 4), number(parts.miscalibration, 4))
      let (chance, told) = (number(summary.chanceMiscalibration, 4), number(parts.discrimination, 4))
      let base = number(parts.uncertainty, 4)
      lines.append(
        language(
          vi: "Sau \(months) tháng: Brier \(score) = lệch chuẩn \(off) (riêng ngẫu nhiên đã có \(chance)) "
            + "− phân biệt \(told) + bất định \(base).",
          en: "After \(months) months: Brier \(score) = miscalibration \(off) (chance alone gives \(chance)) "
            + "− discrimination \(told) + uncertainty \(base)."))
    }
    let heights = summary.transform.map { fixed($0, digits: 2, language) }.joined(separator: " ")
    let tests = [summary.logScoreTest, summary.rankedScoreTest].map { number($0?.statistic, 1) }
    lines.append(
      language(
        vi: "  PIT \(heights); kiểm định chuẩn hóa: log z = \(tests[0]), CRPS z = \(tests[1]).",
        en: "  PIT \(heights); calibration tests: log z = \(tests[0]), CRPS z = \(tests[1])."))
    return lines
  }

  /// The weights of the pool in the last year tested.
  fileprivate static func weights(
    _ backtest: Backtest, _ plan: Backtest.Plan, _ context: ReportContext
  ) -> [String] {
    guard let last = backtest.weights.map(\.year).max() else { return [] }
    return plan.targets.indices.flatMap { target -> [String] in
      let used = backtest.weights.filter {
        $0.year == last && $0.target == target && $0.members.count > 1
      }
      return used.map { used in
        let shares = zip(used.members, used.weights.shares).map {
          "\($0) \(fixed(100 * $1, digits: 0, context.language)) %"
        }.joined(separator: ", ")
        let name = context.label(of: plan.targets[target].primary.indicator).onOneLine
        return context.language(
          vi: "Trọng số năm \(last), \(name), sau \(used.months) tháng: \(shares).",
          en: "Weights in \(last), \(name), after \(used.months) months: \(shares).")
      }
    }
  }
}
