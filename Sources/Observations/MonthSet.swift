/// A set of the twelve months of a statistical year.
public struct MonthSet: OptionSet, Sendable, Hashable {
  /// Bit 0 is month 1, bit 11 month 12.
  public let rawValue: UInt16

  /// The months whose bits are set; bits beyond month 12 are dropped.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue & 0xFFF
  }

  /// The twelve months.
  public static let all = MonthSet(rawValue: 0xFFF)

  /// The months 1…`count`; `count` is 0…12.
  public static func first(_ count: Int) -> MonthSet {
    precondition((0...12).contains(count), "a year has 0…12 months, not \(count)")
    return MonthSet(rawValue: UInt16((1 << count) - 1))
  }

  /// The months `range`, within 1…12.
  public init(_ range: ClosedRange<Int>) {
    self = MonthSet.first(range.upperBound).subtracting(.first(range.lowerBound - 1))
  }

  /// How many months.
  public var count: Int { rawValue.nonzeroBitCount }

  /// The last month, 1…12, or nil for the empty set.
  public var last: Int? { isEmpty ? nil : 16 - rawValue.leadingZeroBitCount }

  /// Whether `month`, 1…12, is in the set.
  public func contains(month: Int) -> Bool { rawValue >> (month - 1) & 1 == 1 }

  /// The months in order, each 1…12.
  public var months: [Int] { (1...12).filter(contains(month:)) }
}
