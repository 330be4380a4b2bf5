extension PoissonCount {
  /// How a rate is tested.
  public enum TestMethod: String, Sendable, Hashable, CaseIterable {
    /// Exact; the two-sided p-value is central and agrees with the exact limits.
    case exact
    /// As exact, with half the probability of the count itself; agrees with the mid-p limits.
    case midP = "mid_p"
    /// Exact; the two-sided p-value sums all counts that are no more likely than the one seen, as R's `poisson.test`.
    case minimumLikelihood = "minimum_likelihood"
    /// The difference over its standard deviation under the null hypothesis; agrees with the score limits.
    case score
  }

  /// The p-value of "the rate is `rate`", which is above 0, against `alternative`.
  public func pValue(ofRate rate: Double, _ method: TestMethod, _ alternative: Alternative) -> Double {
    precondition(rate > 0 && rate.isFinite, "a rate above 0, not \(rate)")
    let null = Poisson(mean: rate * exposure)
    switch method {
    case .exact:
      return alternative.central(less: null.cdf(count), greater: null.upperTail(above: count - 1))
    case .midP:
      let half = null.mass(count) / 2
      return alternative.central(
        less: null.cdf(count - 1) + half, greater: null.upperTail(above: count) + half)
    case .minimumLikelihood where alternative == .twoSided:
      return null.minimumLikelihoodPValue(count, mode: Int(null.mean), highest: nil)
    case .minimumLikelihood:
      return pValue(ofRate: rate, .exact, alternative)
    case .score:
      return alternative.normalTail((Double(count) - null.mean) / null.mean.squareRoot())
    }
  }
}

extension CountDistribution {
  /// The sum of P(X = k) over all k that are no more likely than `observed`, up to one in ten million, which lets pass
  /// what rounding alone tells apart (Gibbons & Pratt 1975; the allowance is that of R).
  ///
  /// The masses rise to `mode` and fall from there, so that the far side begins at a value found by halving.
  func minimumLikelihoodPValue(_ observed: Int, mode: Int, highest: Int?) -> Double {
    let bound = logMass(observed) + 1e-7
    if logMass(mode) <= bound { return 1 }
    if observed < mode {
      // The smallest k above the mode with a mass within the bound.
      var (high, step) = (mode + 1, 1)
      while logMass(high) > bound {
        high += step
        step *= 2
      }
      var low = mode
      if let highest { high = min(high, highest + 1) }
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if logMass(middle) <= bound { high = middle } else { low = middle }
      }
      return min(1, cdf(observed) + upperTail(above: high - 1))
    }
    // The greatest k below the mode with a mass within the bound, −1 where there is none.
    var (low, high) = (-1, mode)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if logMass(middle) <= bound { low = middle } else { high = middle }
    }
    return min(1, cdf(low) + upperTail(above: observed - 1))
  }
}
