/// The members of a pool fitted to one history, with their weights.
public struct FittedPool: FittedForecaster {
  /// The names of the members that could be fitted.
  public let names: [String]
  /// The members.
  public let members: [any FittedForecaster]
  /// Their weights.
  public let weights: PoolWeights

  /// The linear pool of what the members forecast.
  public func forecast(_ partYear: PartYear) -> YearEndForecast {
    .pooled(members.map { $0.forecast(partYear) }, weights: weights)
  }
}

extension ForecasterSet {
  /// The members fitted to `history`, weighted by `trust`; one that cannot be fitted leaves its weight to the others.
  ///
  /// Fails where none can be.
  public func fit(_ history: FlowHistory) throws(FitError) -> FittedPool {
    var (names, fits, shares) = ([String](), [any FittedForecaster](), [Double]())
    var failure = FitError.noWholeYear(before: history.targetYear)
    for (member, share) in zip(members, trust.shares) where share > 0 {
      do {
        fits.append(try member.fit(history))
        names.append(member.name)
        shares.append(share)
      } catch { failure = error }
    }
    guard !fits.isEmpty else { throw failure }
    return FittedPool(names: names, members: fits, weights: PoolWeights(trust: shares))
  }

  /// The same with the pool's weights as a back-test found them; nil leaves them as they are.
  public func trusting(_ weights: PoolWeights?) -> ForecasterSet {
    guard let weights else { return self }
    var set = self
    set.trust = weights
    return set
  }
}
