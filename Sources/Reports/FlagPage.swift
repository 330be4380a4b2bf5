public import Evaluation
public import Flagging

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
      let table = FlagTable(target.list, context: context).ranked
      let shown = top == 0 ? table : table.prefix(top)
      parts.append(
        """
        \(headline.title)
        \(headline.expectation)
        \(headline.trackRecord)

        \(shown.terminalText(context.language))
        """)
    }
    text = parts.joined(separator: "\n")
  }
}
