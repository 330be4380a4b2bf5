import Evaluation
import Observations

/// What stands below the table of one indicator: how many signals there are beside how many chance alone gives, and the
/// units of which nothing is said.
struct WatchNotes {
  /// One to four sentences.
  let lines: [String]

  /// The notes on `series`, of which `shown` stand in the table.
  init(_ series: [WatchedSeries], shown: Int, _ context: ReportContext) {
    let watched = series.filter(\.isWatched)
    let quiet = watched.count { $0.signals.isEmpty }
    let language = context.language
    var lines: [String] = []
    if !watched.isEmpty {
      lines = [Self.months(watched, language), Self.drifts(watched, language)]
      if shown < series.count {
        lines.append(
          language(
            vi: "Không có dấu hiệu: \(quiet) trên \(watched.count) đơn vị.",
            en: "No signal: \(quiet) of \(watched.count) units."))
      }
    }
    self.lines = lines + Self.silent(series, context)
  }

  /// How many figures are beyond their limits, and how many would be by chance.
  private static func months(_ series: [WatchedSeries], _ language: Language) -> String {
    let periods = series.flatMap(\.periods).filter { $0.value != nil }
    let beyond = periods.count { $0.signals.contains(.high) || $0.signals.contains(.low) }
    let chance = fixed(series.reduce(0) { $0 + $1.expectedFalsePeriods }, digits: 1, language)
    let (all, found) = (grouped(periods.count, language), grouped(beyond, language))
    return language(
      vi:
        "Ngoài khoảng thường gặp: \(found) trên \(all) số liệu; riêng ngẫu nhiên cũng cho khoảng \(chance).",
      en: "Beyond the usual range: \(found) of \(all) figures; chance alone would give about \(chance).")
  }

  /// The same of drifts.
  private static func drifts(_ series: [WatchedSeries], _ language: Language) -> String {
    let found = series.reduce(0) { $0 + $1.signals.count { $0 == .rising || $0 == .falling } }
    let chance = fixed(series.reduce(0) { $0 + $1.expectedFalseDrifts }, digits: 1, language)
    return language(
      vi:
        "Tăng hoặc giảm kéo dài: \(grouped(found, language)) trên \(grouped(series.count, language)) đơn vị; riêng ngẫu "
        + "nhiên cũng cho khoảng \(chance).",
      en:
        "Lasting rises and falls: \(grouped(found, language)) in \(grouped(series.count, language)) units; chance alone "
        + "would give about \(chance).")
  }

  /// The units that could not be watched, by reason.
  private static func silent(_ series: [WatchedSeries], _ context: ReportContext) -> [String] {
    let language = context.language
    var reasons: [(text: String, units: Int)] = []
    for unit in series where !unit.isWatched {
      let text =
        unit.hasFigures
        ? unit.obstacle?.sentence(context) ?? ""
        : language(vi: "năm nay chưa có số liệu tháng, quý", en: "no month or quarter reported this year")
      if let place = reasons.firstIndex(where: { $0.text == text }) {
        reasons[place].units += 1
      } else {
        reasons.append((text, 1))
      }
    }
    guard !reasons.isEmpty else { return [] }
    let counted = reasons.map { "\($0.units) (\($0.text))" }.joined(separator: ", ")
    return [
      (language(vi: "Thiếu số liệu, số đơn vị: ", en: "Units without data: ") + counted + ".").onOneLine
    ]
  }
}
