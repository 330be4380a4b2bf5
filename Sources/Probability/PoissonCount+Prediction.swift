extension PoissonCount {
  /// Limits that hold at least the share `coverage` of later counts over `exposure`, at the level of confidence with
  /// which the rate lies within its own limits: the lower quantile at its lower limit, the upper one at its upper.
  public func toleranceLimits(
    exposure: Double, _ method: LimitMethod, coverage: ConfidenceLevel, level: ConfidenceLevel
  ) -> ClosedRange<Int> {
    precondition(exposure > 0 && exposure.isFinite, "an exposure above 0, not \(exposure)")
    let rates = limits(method, level: level)
    precondition(rates.upper.isFinite, "\(method) limits of \(count) have no upper end")
    let lower = Poisson(mean: rates.lower * exposure).quantile(coverage.tail)
    return lower...max(lower, Poisson(mean: rates.upper * exposure).quantile(1 - coverage.tail))
  }

  /// The distribution of a later count over `exposure` at the same rate, under Jeffreys' prior: negative binomial of
  /// size count + 1/2 and mean (count + 1/2) · exposure / own exposure.
  public func prediction(exposure: Double) -> NegativeBinomial {
    precondition(exposure > 0 && exposure.isFinite, "an exposure above 0, not \(exposure)")
    let shape = Double(count) + 0.5
    return NegativeBinomial(mean: shape * exposure / self.exposure, size: shape)
  }
}
