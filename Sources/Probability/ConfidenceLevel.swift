/// The probability with which limits are to hold what they are limits of, above 0 and below 1.
public struct ConfidenceLevel: Sendable, Hashable {
  /// The probability, as 0.95.
  public let value: Double

  /// A level such as `ConfidenceLevel(0.95)`; above 0, below 1.
  public init(_ value: Double) {
    precondition(value > 0 && value < 1, "a confidence level above 0 and below 1, not \(value)")
    self.value = value
  }

  /// 0.95.
  public static let ninetyFivePercent = ConfidenceLevel(0.95)

  /// The probability beyond either of two central limits: 0.025 at a level of 0.95.
  public var tail: Double { (1 - value) / 2 }
}
