public import Observations

/// A text in a count cell that means that there is no figure, and why.
public struct MissingMark: Sendable, Hashable {
  /// The text, compared without case.
  public let text: String
  /// Why there is no figure.
  public let reason: MissingReason

  /// A mark whose reason is declared.
  public init(_ text: String, reason: MissingReason) {
    self.text = text
    self.reason = reason
  }

  /// A mark whose reason is that of the convention it is known from; of any other the figure is not reported.
  public init(_ text: String) {
    self.text = text
    reason = Self.convention(of: text)?.reason ?? .notReported
  }

  /// Whose convention gives the mark this very reason; nil where the reason was declared otherwise.
  var source: String? {
    guard let known = Self.convention(of: text), known.reason == reason else { return nil }
    return known.source
  }

  private static func convention(of text: String) -> (reason: MissingReason, source: String)? {
    conventions[text.trimmed.lowercased()]
  }

  /// "x" stands for a cell without a meaning in the tables of Scotland, Germany and Hungary; in those of Wales it is "not
  /// available" and in those of Canada "suppressed": there the reason has to be declared. For "nc" no publication was found.
  private static let conventions: [String: (reason: MissingReason, source: String)] = [
    "x": (.notApplicable, "Scottish Government"),
    "n/r": (.notReported, "Scottish Government"),
    "n/l": (.notCounted, "Scottish Government"),
    "z": (.notApplicable, "UK Government Statistical Service"),
    "[z]": (.notApplicable, "UK Government Statistical Service"),
    "[x]": (.notReported, "UK Government Statistical Service"),
    "c": (.confidential, "UK Government Statistical Service"),
    "[c]": (.confidential, "UK Government Statistical Service"),
    "nc": (.confidential, "not communicated"),
    ":": (.notReported, "Eurostat"),
    "..": (.notReported, "Statistics Canada"),
  ]

  /// The reasons that can be declared, by their words in `keogiam.yaml`.
  static let reasons: [(word: String, reason: MissingReason)] = [
    ("blank", .blank), ("not-reported", .notReported), ("not-applicable", .notApplicable),
    ("not-counted", .notCounted), ("confidential", .confidential),
  ]

  /// The reason that `word` declares, or nil; "not_reported" and "not-yet-counted" are understood as well.
  static func reason(_ word: String) -> MissingReason? {
    let hyphened = String(word.trimmed.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    let plain = ["not-yet-counted": "not-counted", "suppressed": "confidential"][hyphened] ?? hyphened
    return reasons.first { $0.word == plain }?.reason
  }
}
