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

  /// The exact one-sided p-value of "the ratio of the rates is `ratio` or more" (above 0): the chance of so few events
  /// after, given both counts' total (Przyborowski & Wilenski 1940).
  public func exactPValue(ofRatioAtLeast ratio: Double) -> Double {
    precondition(ratio > 0 && ratio.isFinite, "a ratio above 0, not \(ratio)")
    let scaled = ratio * exposureAfter / exposureBefore
    return Binomial(trials: before + after, probability: scaled / (1 + scaled)).cdf(after)
  }

  /// Exact central limits of the ratio of the rates, from the limits of a binomial share (Clopper & Pearson 1934):
  /// lower 0 without an event after, upper nil (no bound) without an event before.
  public func exactRatioLimits(_ level: ConfidenceLevel) -> (lower: Double, upper: Double?) {
    let (x, y) = (Double(before), Double(after))
    let scale = exposureBefore / exposureAfter
    func odds(_ share: Double) -> Double { share / (1 - share) }
    let lower = after == 0 ? 0 : odds(SpecialFunctions.incompleteBetaInverse(level.tail, y, x + 1))
    // The share of "before" at its lower limit is that of "after" at its upper one.
    let upper = before == 0 ? nil : 1 / odds(SpecialFunctions.incompleteBetaInverse(level.tail, x, y + 1))
    return (lower * scale, upper.map { $0 * scale })
  }

  /// The change of the rate in percent, nil without an event before, with its exact limits (upper nil: no bound).
  public func percentChange(_ level: ConfidenceLevel) -> (estimate: Double?, lower: Double, upper: Double?) {
    let limits = exactRatioLimits(level)
    func percent(_ ratio: Double) -> Double { 100 * (ratio - 1) }
    return (ratio.map(percent), percent(limits.lower), limits.upper.map(percent))
  }
}
