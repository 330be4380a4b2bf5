public import Evaluation
public import Flagging
import Observations
import Targets

/// One target's flags and how such forecasts did before.
public struct JudgedTarget: Sendable {
  /// The flags.
  public let list: FlagList
  /// The track record; nil where there is none.
  public let record: TrackRecord?

  /// Both together.
  public init(list: FlagList, record: TrackRecord?) {
    self.list = list
    self.record = record
  }
}

/// The page of `keogiam flag` for a screen: for each target the headline, then the units most likely to miss.
public struct FlagPage: Sendable {
  /// The page.
  public let text: String

  /// The page of `targets`, each with its `top` first units, or all where `top` is 0; sentences are folded and tables
  /// narrowed to `width` columns, where it is given.
  public init(_ targets: [JudgedTarget], context: ReportContext, top: Int, width: Int? = nil) {
    var parts = [context.heading]
    for target in targets {
      let headline = Headline(target.list.forecast, record: target.record, context: context)
      var sentences = [headline.title, headline.expectation, headline.trackRecord].compactMap(\.self)
      sentences += target.list.forecast.models.map {
        $0.sentence(context, under: target.list.forecast.target.primary.indicator).onOneLine
      }
      var shown = target.list.ranked
      if top > 0 {
        let open = target.list.open.filter { $0.band != .noData }
        let silent = Self.silent(target.list.flags, context: context)
        shown = Array(open.prefix(top))
        sentences += Self.failures(target.list.failed, context: context) + silent
        if !open.isEmpty || silent.isEmpty {
          sentences.append(Self.openUnits(open.count, shown.count, context.language))
        }
      }
      let page = sentences.map { $0.folded(to: width) + "\n" }.joined()
      let table = FlagTable(shown, context: context).table.terminalText(context.language, width: width)
      parts.append(table.isEmpty ? page : page + "\n" + table)
    }
    text = parts.joined(separator: "\n")
  }

  /// One line on the units that cannot meet the target any more, the largest excess first.
  private static func failures(_ flags: [Flag], context: ReportContext) -> [String] {
    guard !flags.isEmpty else { return [] }
    let language = context.language
    let named = flags.prefix(6).map { flag in
      let status = flag.forecast.status
      let part = status.parts.first { $0.verdict == .missed } ?? status.primary
      return "\(flag.forecast.unit.name) (\(part.toDate ?? 0)/\(part.bound ?? 0))"
    }
    let more = flags.count - named.count
    let rest = more > 0 ? language(vi: " và \(more) đơn vị nữa", en: " and \(more) more") : ""
    let asksForMore = flags[0].forecast.status.part.rule.asksForMore
    let head =
      asksForMore
      ? language(vi: "Không đạt (có/cần ít nhất): ", en: "Missed (reached/required): ")
      : language(vi: "Chắc chắn không đạt (đến nay/được phép): ", en: "Already missed (to date/allowed): ")
    return [(head + named.joined(separator: ", ") + rest + ".").onOneLine]
  }

  /// One line on the units without a verdict or a forecast, and why.
  static func silent(_ flags: [Flag], context: ReportContext) -> [String] {
    var reasons: [(text: String, units: Int)] = []
    for flag in flags where flag.band == .noData {
      let text = flag.reason.sentence(context)
      let place = reasons.firstIndex { $0.text == text } ?? reasons.endIndex
      if place == reasons.endIndex { reasons.append((text, 0)) }
      reasons[place].units += 1
    }
    guard !reasons.isEmpty else { return [] }
    let named = reasons.prefix(6)
    let counted = named.map { "\($0.units) (\($0.text))" }.joined(separator: ", ")
    let rest = reasons.dropFirst(named.count).reduce(0) { $0 + $1.units }
    let more =
      rest > 0
      ? context.language(vi: " và \(rest) đơn vị vì lý do khác", en: " and \(rest) for other reasons") : ""
    let head = context.language(vi: "Thiếu số liệu, số đơn vị: ", en: "Units without data: ")
    return [head + counted.onOneLine + more + "."]
  }

  /// The line above the open units, of which `shown` are shown.
  private static func openUnits(_ count: Int, _ shown: Int, _ language: Language) -> String {
    if count == 0 { return language(vi: "Không còn đơn vị nào bỏ ngỏ.", en: "No verdict is open.") }
    return shown < count
      ? language(
        vi: "Còn bỏ ngỏ \(count) đơn vị; \(shown) đơn vị dễ không đạt nhất:",
        en: "Still open: \(count) units; the \(shown) most likely to miss:")
      : language(vi: "Còn bỏ ngỏ, dễ không đạt nhất trước:", en: "Still open, most likely to miss first:")
  }
}
