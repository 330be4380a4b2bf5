/// The least and the most points that the evidence allows; equal where everything is known.
public struct PointRange: Sendable, Hashable {
  /// The points if all that is missing turns out badly.
  public let low: Fraction
  /// The points if it turns out well.
  public let high: Fraction

  /// From `low` to `high`, which is not less.
  public init(_ low: Fraction, _ high: Fraction) {
    precondition(low <= high, "from \(low) to \(high) points")
    self.low = low
    self.high = high
  }

  /// Exactly `points`.
  public init(_ points: Fraction) { self.init(points, points) }

  /// Nothing.
  public static let zero = PointRange(.zero)

  /// Whether no evidence is missing.
  public var isExact: Bool { low == high }

  /// Both ends added.
  public static func + (left: PointRange, right: PointRange) -> PointRange {
    PointRange(left.low + right.low, left.high + right.high)
  }

  /// Both ends in proportion to `factor`, 0 or more.
  public func scaled(by factor: Fraction) -> PointRange { PointRange(low * factor, high * factor) }

  /// No more than `limit`.
  public func capped(at limit: Fraction) -> PointRange { PointRange(min(low, limit), min(high, limit)) }

  /// What two conditions earn that must both hold.
  func and(_ other: PointRange) -> PointRange { PointRange(min(low, other.low), min(high, other.high)) }

  /// The range of both.
  func or(_ other: PointRange) -> PointRange { PointRange(min(low, other.low), max(high, other.high)) }
}
