import Glibc
public import Observations

/// The discounted Gamma-Poisson model of a flow, pooled over units by an empirical-Bayes prior.
///
/// Every unit's yearly rate starts from one Gamma prior (Clayton & Kaldor 1987, Biometrics 43), scaled by
/// (population / mean population)^c where populations are known, and is followed by the filter of Harvey & Fernandes
/// (1989). Prior mean and shape, discount w, common growth g and elasticity c maximise the likelihood of all whole
/// years before the target year. Months share the year by `SeasonalShares`; the growth of the target year itself
/// is uncertain (`CommonGrowth`).
public struct GammaPoissonModel: Sendable {
  /// The fitted numbers that one fit can hand to the next as a start.
  public struct Parameters: Sendable, Hashable {
    /// Shape of the prior.
    public var priorShape: Double
    /// Mean of the prior: events a year in a unit of mean population, in the first year.
    public var priorMean: Double
    /// The filter's discount w.
    public var discount: Double
    /// The filter's growth g, ratio from year to year.
    public var growth: Double
    /// Exponent c of the relative population.
    public var elasticity: Double
  }

  /// A specification without options.
  public init() {}

  /// Fits the years of `panel`, a flow, before `year`.
  ///
  /// With one year of history discount and growth cannot be told; they are then set to 0.7 and 1.
  public func fit(
    _ panel: Panel, before year: Int
  ) throws(FitError) -> GammaPoissonFit {
    guard let history = YearlyCounts(panel: panel, before: year) else {
      throw .noWholeYear(before: year)
    }
    let likelihood = GammaPoissonLikelihood(history: history, exposures: Exposures(units: panel.units))
    let parameters = try likelihood.maximum()
    return try GammaPoissonFit(
      targetYear: year, panel: panel, parameters: parameters, history: history, likelihood: likelihood)
  }
}

/// The likelihood of the yearly counts as a function of the parameters, and its maximum.
struct GammaPoissonLikelihood {
  let history: YearlyCounts
  let exposures: Exposures

  /// Whether more than one year tells of discount and growth.
  var seesChange: Bool { history.reportedYears.count > 1 }

  func logLikelihood(_ parameters: GammaPoissonModel.Parameters) -> Double {
    let filter = GammaPoissonFilter(discount: parameters.discount, growth: parameters.growth)
    let prior = parameters.prior
    var sum = 0.0
    for (counts, exposure) in zip(history.counts, exposures.values(elasticity: parameters.elasticity)) {
      sum += filter.run(expected: counts, exposure: exposure, from: prior).logLikelihood
    }
    return sum
  }

  func maximum() throws(FitError) -> GammaPoissonModel.Parameters {
    let reported = history.counts.joined().compactMap { $0 }
    let events = reported.reduce(0, +)
    // Where nothing ever happened the likelihood has no maximum: half an event in all keeps the mean positive.
    let leastMean = 0.5 / Double(reported.count)
    let mean = max(leastMean, events / Double(reported.count))
    let first = GammaPoissonModel.Parameters(
      priorShape: 1, priorMean: mean, discount: seesChange ? 0.8 : 0.7, growth: 1,
      elasticity: exposures.arePopulations ? 0.8 : 0)
    let lower = GammaPoissonModel.Parameters(
      priorShape: 0.02, priorMean: leastMean, discount: 0.02, growth: 0.5, elasticity: 0)
    let upper = GammaPoissonModel.Parameters(
      priorShape: 2_000, priorMean: 20 * mean + 1, discount: 1, growth: 2, elasticity: 2)
    let free = freeParameters
    let best = try likeliestParameters(
      start: free.map { first.transformed[$0] }, lower: free.map { lower.transformed[$0] },
      upper: free.map { upper.transformed[$0] },
      steps: free.map { [0.5, 0.3, 0.1, 0.05, 0.2][$0] }
    ) { logLikelihood(first.replacing(free, by: $0)) }
    return first.replacing(free, by: best)
  }

  /// Which parameters the data can tell, as indices into `Parameters.transformed`.
  private var freeParameters: [Int] {
    [0, 1] + (seesChange ? [2, 3] : []) + (exposures.arePopulations ? [4] : [])
  }
}

extension GammaPoissonModel.Parameters {
  /// The belief about a unit of exposure 1 in the first year.
  var prior: GammaState { GammaState(shape: priorShape, rate: priorShape / priorMean) }

  /// The parameters on scales on which the likelihood is round: logarithms, and the discount as it is.
  var transformed: [Double] {
    [log(priorShape), log(priorMean), discount, log(growth), elasticity]
  }

  func replacing(_ indices: [Int], by values: [Double]) -> Self {
    var all = transformed
    for (index, value) in zip(indices, values) { all[index] = value }
    return Self(
      priorShape: exp(all[0]), priorMean: exp(all[1]), discount: all[2], growth: exp(all[3]),
      elasticity: all[4])
  }
}
