/// The limits between which a parameter lies at some level; nil where there is no limit on that side.
public struct CoefficientLimits: Sendable, Hashable {
  /// The lower limit.
  public let lower: Double?
  /// The upper limit.
  public let upper: Double?

  /// Two limits.
  public init(lower: Double?, upper: Double?) {
    self.lower = lower
    self.upper = upper
  }
}
