import Observations

/// A fitted Gamma-Poisson model: the belief about every unit at the start of the target year.
public struct GammaPoissonFit: Sendable {
  /// The year whose end can be forecast; only earlier years were used.
  public let targetYear: Int
  /// The maximum-likelihood parameters.
  public let parameters: GammaPoissonModel.Parameters
  /// The log-likelihood at them.
  public let logLikelihood: Double
  /// How months share a year.
  public let shares: SeasonalShares
  /// The variance of the common deviation of the target year's log level, before the year begins.
  public let growthVariance: Double
  /// Whether that variance was assumed, for want of past years.
  public let growthIsAssumed: Bool
  /// Whether more than one year told of discount and growth; else they were assumed.
  public let seesChange: Bool
  /// Whether populations were known, so that their exponent could be estimated.
  public let usesPopulation: Bool

  private let panel: Panel
  private let exposures: [Double]
  private let states: [GammaState]

  init(
    targetYear: Int, panel: Panel, parameters: GammaPoissonModel.Parameters, history: YearlyCounts,
    likelihood: GammaPoissonLikelihood
  ) throws(FitError) {
    self.targetYear = targetYear
    self.panel = panel
    self.parameters = parameters
    logLikelihood = likelihood.logLikelihood(parameters)
    shares = try SeasonalShares(panel: panel, before: targetYear)
    exposures = likelihood.exposures.values(elasticity: parameters.elasticity)
    let filter = GammaPoissonFilter(discount: parameters.discount, growth: parameters.growth)
    let past = Self.commonDeviations(
      history: history, filter: filter, prior: parameters.prior, exposures: exposures)
    let estimated = try CommonGrowth.variance(of: past)
    growthVariance = estimated ?? CommonGrowth.assumedVariance
    growthIsAssumed = estimated == nil
    seesChange = likelihood.seesChange
    usesPopulation = likelihood.exposures.arePopulations
    // The history ends with the last year of figures; the target may lie a year further on.
    let gap = targetYear - history.firstYear - history.yearCount
    states = zip(history.counts, exposures).map { counts, exposure in
      let next = filter.run(expected: counts, exposure: exposure, from: parameters.prior).next
      return (0..<gap).reduce(next) { state, _ in filter.propagated(state) }
    }
  }

  /// The year-end predictions of all units as seen from `origin`, whose year must be the target year.
  public func predictions(at origin: Origin) -> FlowForecast {
    precondition(origin.year == targetYear, "fitted for \(targetYear), asked for \(origin.year)")
    let tallies = panel.units.indices.map {
      panel.tally(unit: $0, year: origin.year, within: origin.months)
    }
    let growth = commonGrowth(given: tallies, origin: origin)
    let units = panel.units.indices.map { unit in
      FlowPrediction(
        state: states[unit], exposure: exposures[unit], observed: tallies[unit].value ?? 0,
        share: shares.share(of: tallies[unit].months), growth: growth)
    }
    return FlowForecast(growth: growth, units: units)
  }

  /// What the pooled counts of the part of the year already seen say of the common deviation, in that part and in
  /// the rest.
  ///
  /// For the seen part only their sampling counts. The rest is not bound to repeat it: by the variance of the
  /// year's split, as past years show it, the two may differ.
  private func commonGrowth(given tallies: [Tally], origin: Origin) -> CommonGrowth {
    let reports = tallies.indices.compactMap { unit -> PooledDeviation.Report? in
      guard let count = tallies[unit].value else { return nil }
      let seen = shares.share(of: tallies[unit].months) * exposures[unit]
      return PooledDeviation.Report(state: states[unit], count: Double(count), exposure: seen)
    }
    guard let seen = PooledDeviation.estimate(reports) else {
      return CommonGrowth(seen: 0, mean: 0, variance: growthVariance)
    }
    let months = min(11, max(1, origin.monthsElapsed))
    let trustInSeen = growthVariance / (growthVariance + seen.variance)
    let trustForRest = growthVariance / (growthVariance + seen.variance + shares.splitVariance[months - 1])
    return CommonGrowth(
      seen: trustInSeen * seen.deviation, mean: trustForRest * seen.deviation,
      variance: (1 - trustForRest) * growthVariance)
  }

  /// By how much each past year, from the second on, differed in all units alike from its one-step forecast.
  private static func commonDeviations(
    history: YearlyCounts, filter: GammaPoissonFilter, prior: GammaState, exposures: [Double]
  ) -> [(deviation: Double, variance: Double)] {
    var states = history.counts.map { _ in prior }
    var found: [(deviation: Double, variance: Double)] = []
    for year in 0..<history.yearCount {
      var reports: [PooledDeviation.Report] = []
      for (unit, counts) in history.counts.enumerated() {
        guard let count = counts[year] else { continue }
        reports.append(.init(state: states[unit], count: count, exposure: exposures[unit]))
        states[unit] = states[unit].updated(expected: count, exposure: exposures[unit])
      }
      states = states.map(filter.propagated)
      if year > history.reportedYears[0], let estimate = PooledDeviation.estimate(reports) {
        found.append(estimate)
      }
    }
    return found
  }
}
