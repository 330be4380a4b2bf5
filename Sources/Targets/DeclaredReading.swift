public import Observations

/// How a plan is read where its text is silent or contradicts itself; declared, so that it can be disputed.
public struct DeclaredReading: Sendable, Hashable {
  /// A stable name: `zero-rule-by-analogy`.
  public let id: String
  /// The line of the plan's table of criteria: `12.2`.
  public let line: String
  /// The indicator whose target is read so.
  public let indicator: String
  /// The reading itself.
  public let text: BilingualText

  /// A reading of `line` for the target of `indicator`.
  public init(id: String, line: String, indicator: String, text: BilingualText) {
    self.id = id
    self.line = line
    self.indicator = indicator
    self.text = text
  }
}
