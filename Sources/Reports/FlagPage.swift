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

  /// The page of `targets`, each with its `top` first units, or all where `top` is 0.
  public init(_ targets: [JudgedTarget], context: ReportContext, top: Int) {
    var parts = [context.heading]
    for target in targets {
      let headline = Headline(target.list.forecast, record: target.record, context: context)
      var lines = [headline.title, headline.expectation, headline.trackRecord].compactMap(\.self)
      lines += target.list.forecast.models.map { $0.sentence(context) }
      if top == 0 {
        lines += ["", FlagTable(target.list.ranked, context: context).table.terminalText(context.language)]
      } else {
        lines += Self.failures(target.list.failed, context: context)
        lines += Self.openUnits(target.list.open, top: top, context: context)
      }
      parts.append(lines.joined(separator: "\n"))
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
      return "\(flag.forecast.unit.name) (\(part.toDate ?? 0)/\(part.allowed ?? 0))"
    }
    let more = flags.count - named.count
    let rest = more > 0 ? language(vi: " và \(more) đơn vị nữa", en: " and \(more) more") : ""
    let head = language(
      vi: "Chắc chắn không đạt (đến nay/được phép): ", en: "Already missed (to date/allowed): ")
    return [head + named.joined(separator: ", ") + rest + "."]
  }

  /// The open units, most likely to miss first.
  private static func openUnits(_ flags: [Flag], top: Int, context: ReportContext) -> [String] {
    let language = context.language
    guard !flags.isEmpty else {
      return [language(vi: "Không còn đơn vị nào bỏ ngỏ.", en: "No verdict is open."), ""]
    }
    let shown = Array(flags.prefix(top))
    let head =
      shown.count < flags.count
      ? language(
        vi: "Còn bỏ ngỏ \(flags.count) đơn vị; \(shown.count) đơn vị dễ không đạt nhất:",
        en: "Still open: \(flags.count) units; the \(shown.count) most likely to miss:")
      : language(vi: "Còn bỏ ngỏ, dễ không đạt nhất trước:", en: "Still open, most likely to miss first:")
    return [head, "", FlagTable(shown, context: context).table.terminalText(language)]
  }
}
