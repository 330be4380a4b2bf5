/// How much of the months up to the cut-off is reported.
public enum DataCompleteness: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// Every month, of a stock the last; also where no month has ended yet.
  case complete
  /// Some months.
  case partial
  /// Nothing, though months have ended.
  case none

  /// The fuller comes first.
  public static func < (left: DataCompleteness, right: DataCompleteness) -> Bool {
    left.rawValue < right.rawValue
  }
}
