/// Whether the figures behind a verdict count the same thing over the same area.
public enum Comparability: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// As reported, on the same boundaries and definitions.
  case comparable
  /// A figure was carried over from other boundaries by weight.
  case estimated
  /// A break lies between the two years: there is no verdict.
  case notComparable

  /// The sounder comes first.
  public static func < (left: Comparability, right: Comparability) -> Bool { left.rawValue < right.rawValue }
}
