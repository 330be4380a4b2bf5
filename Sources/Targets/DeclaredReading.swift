public import Observations

/// How a plan is read where its text is silent or contradicts itself: a named setting with a default and a reason,
/// declared, so that it can be disputed and changed.
public struct DeclaredReading: Sendable, Hashable {
  /// One way to read it.
  public struct Choice: Sendable, Hashable {
    /// A stable name: `hold`.
    public let id: String
    /// What it means.
    public let text: BilingualText

    /// A choice.
    public init(id: String, text: BilingualText) {
      self.id = id
      self.text = text
    }
  }

  /// A stable name: `zero-rule-by-analogy`.
  public let id: String
  /// The lines, groups and bars of the plan's table that it is about: `12.2`.
  public let lines: [String]
  /// The indicators whose targets are read so, one for each of the first of `lines`; empty where no verdict depends on it.
  public let indicators: [String]
  /// What the text leaves open.
  public let question: BilingualText
  /// The ways to read it.
  public let choices: [Choice]
  /// The choice where nobody says another.
  public let standard: String
  /// The choice in force: the name of one of `choices`, or a number where the reading takes one.
  public let chosen: String
  /// Why the default is the default.
  public let reason: BilingualText

  /// The choice in force in words; nil where it is a number.
  public var text: BilingualText? { choices.first { $0.id == chosen }?.text }
}
