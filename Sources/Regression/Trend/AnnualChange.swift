import Glibc
public import Probability

/// A constant yearly change of the logarithm of a rate, as a percentage with limits by Student's t.
public struct AnnualChange: Sendable, Hashable {
  /// The yearly change of the logarithm of the rate.
  public let slope: Double
  /// The standard error of the slope; 0 for an exact line.
  public let standardError: Double
  /// How many observations are left to tell the scatter, 1 or more.
  public let degreesOfFreedom: Int
  /// The level of the limits.
  public let level: ConfidenceLevel

  init(slope: Double, standardError: Double, degreesOfFreedom: Int, level: ConfidenceLevel) {
    precondition(degreesOfFreedom >= 1, "\(degreesOfFreedom) degrees of freedom, of at least 1")
    self.slope = slope
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.level = level
  }

  /// The percent change of a year, 100 (e^slope − 1).
  public var percent: Double { Self.percent(slope) }

  /// The lower limit of the percent change, −100 or more.
  public var lower: Double { Self.percent(slope - halfWidth) }

  /// The upper limit of the percent change; infinite only where e^limit overflows.
  public var upper: Double { Self.percent(slope + halfWidth) }

  /// The two-sided p-value of "no change"; an exact line has 0, or 1 where it is level.
  public var pValue: Double {
    guard standardError > 0 else { return slope == 0 ? 1 : 0 }
    return studentT.twoSidedTail(slope / standardError)
  }

  /// Half the distance of the limits on the scale of the logarithm.
  public var halfWidth: Double {
    standardError > 0 ? studentT.quantile(1 - level.tail) * standardError : 0
  }

  /// Whether the limits of the yearly ratio, 1 + percent / 100, differ by a factor of two or more: they then tell hardly
  /// anything.
  public var isWide: Bool { 2 * halfWidth >= log(2) }

  private var studentT: StudentT { StudentT(degreesOfFreedom: Double(degreesOfFreedom)) }

  private static func percent(_ slope: Double) -> Double { 100 * expm1(slope) }
}
