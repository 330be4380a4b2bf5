/// The verdicts at both ends of what figures carried over by weight can be.
public struct VerdictRange: Sendable, Hashable {
  /// The verdict where the division of split units is the least favourable: the smallest baseline, the most to date.
  public let worst: Verdict
  /// The verdict where it is the most favourable.
  public let best: Verdict

  /// Whether the verdict depends on how the figures of split units are divided.
  public var dependsOnDivision: Bool { worst != best }
}
