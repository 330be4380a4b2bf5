public import Evaluation
public import Observations

/// The page of `keogiam watch` for a screen: of each indicator the units with a signal, one row each, and how many signals
/// chance alone would give.
public struct WatchPage: Sendable {
  /// One indicator: its units' years.
  public struct Part: Sendable {
    let series: [WatchedSeries]
    let units: [AreaUnit]

    /// The years `series`, one or more, whose indices refer to `units`.
    public init(_ series: [WatchedSeries], units: [AreaUnit]) {
      precondition(!series.isEmpty, "a page of no series")
      self.series = series
      self.units = units
    }
  }

  /// The page.
  public let text: String

  /// The page of `parts` under `rule`; with `all` the units without a signal too. `left` are the indicators that are not
  /// watched since they are no events of a period.
  public init(
    _ parts: [Part], rule: WatchRule, left: [Indicator], all: Bool, context: ReportContext, width: Int? = nil
  ) {
    let language = context.language
    var texts = [context.heading, Self.reading(rule, language).folded(to: width) + "\n"]
    for part in parts {
      let shown = part.series.filter { all ? $0.hasFigures : !$0.signals.isEmpty }
      let title = context.title(of: part.series[0].indicator)
      let table = Self.table(shown, part.units, context).terminalText(language, width: width)
      let notes = WatchNotes(part.series, shown: shown.count, context)
      texts.append(
        title.folded(to: width) + "\n\n" + (table.isEmpty ? "" : table + "\n")
          + notes.lines.map { $0.folded(to: width) + "\n" }.joined())
    }
    if !left.isEmpty {
      let names = left.map { "\(context.title(of: $0)) (\($0.kind.label.text(language)))" }
      texts.append(
        (language(vi: "Không theo dõi: ", en: "Not watched: ") + names.joined(separator: ", ") + ".")
          .folded(to: width) + "\n")
    }
    text = texts.joined(separator: "\n")
  }

  /// How to read the signals, with the rates that are promised.
  private static func reading(_ rule: WatchRule, _ language: Language) -> String {
    let (period, year) = (rare(rule.periodRate, language), rare(rule.yearRate, language))
    let drift = fixed(100 * rule.drift, digits: 0, language)
    return language(
      vi:
        "Cách đọc: khoảng thường gặp tính từ các năm trước; khi không có gì đổi, một tháng vượt lên trên khoảng này "
        + "không quá \(period) lần, tụt xuống dưới cũng vậy. Tăng (giảm) kéo dài: cộng dồn qua các tháng, nhạy với mức "
        + "\(drift) %, báo nhầm không quá \(year) năm của mỗi đơn vị. Dấu hiệu là để kiểm tra, chưa phải kết luận.",
      en:
        "How to read: the usual range rests on the years before; where nothing has changed a month is above it at most "
        + "\(period), and below it likewise. A lasting rise (fall) is a sum over the months, tuned to \(drift) %, false "
        + "at most \(year) unit-years. A signal asks for a look; it proves nothing.")
  }

  /// `1 trên 200`, `once in 200`.
  private static func rare(_ rate: Double, _ language: Language) -> String {
    let times = 1 / rate
    let isWhole = abs(times - times.rounded()) < 1e-9 * times
    let number = isWhole ? grouped(Int(times.rounded()), language) : fixed(times, digits: 1, language)
    return language(vi: "1 trên \(number)", en: "once in \(number)")
  }

  private static func table(_ series: [WatchedSeries], _ units: [AreaUnit], _ context: ReportContext) -> Table
  {
    let language = context.language
    return Table(
      columns: columns,
      rows: series.map { series in
        let unit = units[series.unit]
        let labels = series.signals.map { $0.label.text(language) }
        return [
          .text(unit.name), .text(unit.parent?.name), .integer(series.sums?.value),
          .real(series.sums?.expected, digits: 1), .text(labels.joined(separator: ", ")),
          .text(series.details(context)), .text(series.dataRemark(language)),
        ]
      })
  }

  private static let columns: [Table.Column] = [
    .init(onScreen: BilingualText(vi: "Đơn vị", en: "Unit")),
    .init(onScreen: BilingualText(vi: "Huyện", en: "District"), yielding: 3),
    .init(onScreen: BilingualText(vi: "Đến nay", en: "To date")),
    .init(onScreen: BilingualText(vi: "Dự kiến", en: "Expected")),
    .init(onScreen: BilingualText(vi: "Dấu hiệu", en: "Signal")),
    .init(onScreen: BilingualText(vi: "Chi tiết", en: "Details"), yielding: 4),
    .init(onScreen: BilingualText(vi: "Số liệu", en: "Data"), yielding: 5),
  ]
}

extension WatchedSeries {
  /// The periods behind the signals: every one beyond its limits, and the first at which a drift was called.
  fileprivate func details(_ context: ReportContext) -> String? {
    guard obstacle == nil else { return obstacle?.sentence(context) }
    var called: [WatchedPeriod.Signal] = []
    var sentences: [String] = []
    for period in periods where !period.signals.isEmpty {
      let drifts = period.signals.filter { ($0 == .rising || $0 == .falling) && !called.contains($0) }
      let isBeyond = period.signals.contains(.high) || period.signals.contains(.low)
      if isBeyond, drifts.isEmpty, let sentence = period.countSentence(context.language) {
        sentences.append(sentence)
      } else if !drifts.isEmpty {
        sentences.append(period.sentence(nil, context))
      }
      called += drifts
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// What makes the figures less than they seem: months that are missing, and figures that are not final.
  fileprivate func dataRemark(_ language: Language) -> String? {
    var parts: [String] = []
    if periods.contains(where: { $0.status.contains(.preliminary) }) {
      parts.append(language(vi: "sơ bộ", en: "preliminary"))
    }
    let missing = periods.filter { $0.value == nil }.map { $0.period.name(language).lowercased() }
    if !missing.isEmpty {
      parts.append(language(vi: "thiếu ", en: "missing: ") + missing.joined(separator: ", "))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

extension Indicator.Kind {
  /// Why it is not watched month by month.
  fileprivate var label: BilingualText {
    switch self {
    case .flow: BilingualText(vi: "số phát sinh", en: "events")
    case .stock: BilingualText(vi: "số có cuối kỳ", en: "number on file")
    case .proportion: BilingualText(vi: "tỷ lệ", en: "proportion")
    }
  }
}
