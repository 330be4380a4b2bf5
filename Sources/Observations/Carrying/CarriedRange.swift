/// What a value can be where a boundary divided some of the units it comes from: their events, or persons, are known
/// in sum, and any number of them, from none to all, may belong here.
public struct CarriedRange: Sendable, Hashable {
  /// The value if nothing of the divided units belongs here.
  public let low: Int
  /// The value if all of it does.
  public let high: Int
  /// The value at the shares of residents; a fraction, and for priors alone.
  public let expected: Double

  /// `expected` in whole numbers, halves upwards; within `low`…`high`.
  public var rounded: Int { Int(expected.rounded(.toNearestOrAwayFromZero)) }

  init(low: Int, high: Int, expected: Double) {
    self.low = low
    self.high = high
    self.expected = expected
  }

  init(exactly value: Int) {
    self.init(low: value, high: value, expected: Double(value))
  }

  static func + (left: CarriedRange, right: CarriedRange) -> CarriedRange {
    CarriedRange(
      low: left.low + right.low, high: left.high + right.high, expected: left.expected + right.expected)
  }
}
