import Evaluation
import Flagging
import Observations

extension ReportPage {
  /// For every target with a track record: forecasts of earlier years against what happened.
  var honesty: Markup {
    contents.targets.map { target -> Markup in
      guard let record = target.record else { return Markup() }
      let title = { (context: ReportContext) in context.title(of: target.list.forecast.target) }
      let language = { (context: ReportContext) in context.language }
      let picture = ReliabilityChart(record.reliability).markup(
        title: voice.plain { context in
          language(context)(vi: "Độ tin cậy: ", en: "Reliability: ") + title(context)
        },
        description: voice.plain { context in
          record.reliability.filter { $0.count > 0 }.map { row in
            "\(Self.per(row.forecast, context)) → \(Self.per(row.observed, context)) (n = \(row.count))"
          }.joined(separator: "; ")
        })
      return PageTemplates.builtIn.figure.filled([
        "caption": voice(title),
        "text": voice { Self.summary(record, $0) }, "picture": picture,
        "table": Self.table(record.reliability).markup(
          voice,
          caption: voice(
            vi: "P(không đạt) đã dự báo và tần suất thật",
            en: "P(miss) as forecast and the shares that missed")),
      ])
    }.joined()
  }

  private static func per(_ share: Double?, _ context: ReportContext) -> String {
    share.map { fixed(100 * $0, digits: 0, context.language) + " %" } ?? "–"
  }

  private static func summary(_ record: TrackRecord, _ context: ReportContext) -> String {
    let years = record.years.map(String.init).joined(separator: ", ")
    let n = grouped(record.count, context.language)
    return context.language(
      vi:
        "Dự báo lại các năm \(years), n = \(n). Trục ngang: P(không đạt) đã dự báo, %; trục dọc: tỷ lệ thật sự không đạt, %; "
        + "vòng tròn càng lớn càng nhiều dự báo; đường đứt là dự báo đúng hoàn toàn.",
      en:
        "Forecasts of \(years) made again, n = \(n). Across: P(miss) as forecast, %; upward: the share that did miss, %; "
        + "larger circles hold more forecasts; the dashed line is perfect honesty.")
  }

  private static func table(_ rows: [ReliabilityRow]) -> Table {
    Table(
      columns: [
        .init(onScreen: BilingualText(vi: "P(không đạt)", en: "P(miss)")),
        .init(onScreen: BilingualText(vi: "n", en: "n")),
        .init(onScreen: BilingualText(vi: "Dự báo %", en: "Forecast %")),
        .init(onScreen: BilingualText(vi: "Xảy ra %", en: "Happened %")),
      ],
      rows: rows.map { row in
        let (low, high) = (
          Int((100 * row.range.lowerBound).rounded()), Int((100 * row.range.upperBound).rounded())
        )
        return [
          .text("\(low)–\(high) %"), .integer(row.count),
          .real(row.forecast.map { 100 * $0 }, digits: 1), .real(row.observed.map { 100 * $0 }, digits: 1),
        ]
      })
  }
}
