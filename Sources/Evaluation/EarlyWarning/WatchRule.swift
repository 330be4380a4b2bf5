/// How early warnings are made: how often they may be false, and which drift is looked for.
public struct WatchRule: Sendable, Hashable {
  /// The probability that a month of an unchanged unit is called high, and that it is called low: at most so much.
  public let periodRate: Double
  /// The probability that a year of an unchanged unit is called rising, and that it is called falling.
  public let yearRate: Double
  /// The rise and the fall of the rate that the sums are tuned to, 0.25 for 25 %.
  public let drift: Double

  /// A rule; the rates lie between 0 and one half, `drift` between 0 and 1.
  public init(periodRate: Double = 0.005, yearRate: Double = 0.01, drift: Double = 0.25) {
    precondition(periodRate > 0 && periodRate < 0.5, "a rate of \(periodRate)")
    precondition(yearRate > 0 && yearRate < 0.5, "a rate of \(yearRate)")
    precondition(drift > 0 && drift < 1, "a drift of \(drift)")
    self.periodRate = periodRate
    self.yearRate = yearRate
    self.drift = drift
  }
}
