/// A number from elsewhere and the same number as computed here.
public struct ReferenceCase: Sendable, Hashable {
  /// What it is, as a call: `cdf of t(4) at −1.3`.
  public let name: String
  /// The reference.
  public let expected: Double
  /// What this program computes.
  public let computed: Double

  /// A case; either number may be infinite, and where `computed` is NaN the case fails.
  public init(_ name: String, expected: Double, computed: Double) {
    self.name = name
    self.expected = expected
    self.computed = computed
  }
}
