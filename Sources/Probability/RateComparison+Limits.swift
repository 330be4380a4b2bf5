import Glibc

extension RateComparison {
  /// Central limits of the ratio of the rates that agree with the central test of the same method; nil for methods
  /// without limits.
  ///
  /// Given the total, the count after is binomial with odds ratio · exposureAfter / exposureBefore: the limits are the
  /// odds of those of that share. The lower one is 0 without an event after, the upper one infinite without one before.
  public func ratioLimits(_ method: Method, level: ConfidenceLevel) -> Limits? {
    guard before + after > 0 else {
      return method.hasLimits ? Limits(lower: 0, upper: .infinity) : nil
    }
    let shareMethod: Proportion.LimitMethod
    switch method {
    case .exact: shareMethod = .exact
    case .midP: shareMethod = .midP
    case .score: shareMethod = .wilson
    case .logWald: return logWaldLimits(level)
    case .minimumLikelihood, .wald, .squareRoot, .eTest: return nil
    }
    let share = Proportion(after, of: before + after)
    func odds(_ share: Double) -> Double { share / (1 - share) }
    return Limits(
      lower: odds(share.lowerLimit(shareMethod, level: level)),
      // The share of "before" at its lower limit is that of "after" at its upper one.
      upper: 1 / odds(share.complement.lowerLimit(shareMethod, level: level))
    ).scaled(by: exposureBefore / exposureAfter)
  }

  /// The change of the rate in percent, nil without an event before.
  public var percentChange: Double? { ratio.map { 100 * ($0 - 1) } }

  /// Limits of the change of the rate in percent: those of the ratio by the same method; the lower one is −100 or more.
  public func percentChangeLimits(_ method: Method, level: ConfidenceLevel) -> Limits? {
    ratioLimits(method, level: level).map {
      Limits(lower: 100 * ($0.lower - 1), upper: 100 * ($0.upper - 1))
    }
  }

  /// ratio · e^(±z √(1 / before + 1 / after)); without an event on either side nothing is excluded.
  private func logWaldLimits(_ level: ConfidenceLevel) -> Limits {
    guard before > 0, after > 0, let ratio else { return Limits(lower: 0, upper: .infinity) }
    let reach = -Normal.standard.quantile(level.tail) * (1 / Double(before) + 1 / Double(after)).squareRoot()
    return Limits(lower: ratio * exp(-reach), upper: ratio * exp(reach))
  }
}

extension RateComparison.Method {
  /// Whether the method has limits of the ratio.
  public var hasLimits: Bool {
    switch self {
    case .exact, .midP, .score, .logWald: true
    case .minimumLikelihood, .wald, .squareRoot, .eTest: false
    }
  }
}
