/// Two values between which a quantity is held to be.
public struct Limits: Sendable, Hashable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit, not below the lower one; infinite where the data set none.
  public let upper: Double

  /// Limits with `lower` ≤ `upper`, neither NaN.
  public init(lower: Double, upper: Double) {
    precondition(lower <= upper, "limits in order, not \(lower) and \(upper)")
    self.lower = lower
    self.upper = upper
  }

  /// The upper limit, nil where there is none.
  public var finiteUpper: Double? { upper.isFinite ? upper : nil }

  /// Both limits times `factor`, which is above 0.
  public func scaled(by factor: Double) -> Limits { Limits(lower: lower * factor, upper: upper * factor) }
}
