/// Two Poisson counts and what they say about the ratio of the rates behind them.
public struct RateComparison: Sendable, Hashable {
  /// Events before and after, 0 or more.
  public let before: Int, after: Int
  /// What the events are relative to (years, persons), above 0.
  public let exposureBefore: Double, exposureAfter: Double

  /// Counts of 0 or more over exposures above 0.
  public init(before: Int, after: Int, exposureBefore: Double = 1, exposureAfter: Double = 1) {
    precondition(before >= 0 && after >= 0, "counts of 0 or more, not \(before) and \(after)")
    precondition(
      exposureBefore > 0 && exposureAfter > 0 && exposureBefore.isFinite && exposureAfter.isFinite,
      "exposures above 0, not \(exposureBefore) and \(exposureAfter)")
    self.before = before
    self.after = after
    self.exposureBefore = exposureBefore
    self.exposureAfter = exposureAfter
  }

  /// The rate after over the rate before, or nil where nothing happened before.
  public var ratio: Double? {
    before > 0 ? Double(after) / exposureAfter / (Double(before) / exposureBefore) : nil
  }

  /// The posterior probability that the rate itself was cut by `cut` (0.07 for 7 %, at most 1) or more.
  ///
  /// Jeffreys priors Gamma(1/2, 0) on both rates, so that the ratio of the rates is a scaled ratio of gammas:
  /// I_z(after + 1/2, before + 1/2), z = r / (1 + r), r = (1 − cut) · exposureAfter / exposureBefore.
  public func probabilityOfCut(atLeast cut: Double) -> Double {
    precondition(cut <= 1 && cut.isFinite, "a cut of at most 1, not \(cut)")
    let scaled = (1 - cut) * exposureAfter / exposureBefore
    return SpecialFunctions.incompleteBeta(scaled / (1 + scaled), Double(after) + 0.5, Double(before) + 0.5)
  }

  /// The ratio of the expected counts, after over before, where the ratio of the rates is `ratio`.
  func countRatio(_ ratio: Double) -> Double { ratio * (exposureAfter / exposureBefore) }

  /// The same counts in the other order.
  var reversed: RateComparison {
    RateComparison(
      before: after, after: before, exposureBefore: exposureAfter, exposureAfter: exposureBefore)
  }
}
