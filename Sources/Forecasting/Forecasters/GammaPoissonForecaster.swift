import Glibc
import Probability

/// The discounted Gamma-Poisson filter of a flow with transient noise, the common level of every year, and clumped
/// months; pooled over units by an empirical-Bayes prior.
///
/// Plain conjugate filters let one discount explain lasting drift and one-off noise, and take all
/// years to have moved by one ratio. Here prior shape, discount, transient variance and, where populations are known,
/// their exponent maximise the likelihood of all whole years before the target year, given each year's common level.
public struct GammaPoissonForecaster: Forecaster {
  /// The name in the column `model`.
  public let name = "gamma-poisson"

  /// A specification without options.
  public init() {}

  /// Fits the years of `history`.
  public func fit(_ history: FlowHistory) throws(FitError) -> any FittedForecaster {
    try DampedFilterFit(history)
  }
}

/// A fitted filter.
struct DampedFilterFit: FittedForecaster {
  let parameters: DampedFilterParameters
  let totals: [YearTotal?]
  let common: CommonYear
  private let seesChange: Bool
  private let usesPopulation: Bool

  init(_ history: FlowHistory) throws(FitError) {
    let likelihood = DampedFilterLikelihood(history)
    let parameters = try likelihood.maximum()
    let run = likelihood.run(parameters)
    self.parameters = parameters
    let exposures = history.exposures.values(elasticity: parameters.elasticity)
    totals = zip(run.states, exposures).map {
      parameters.filter.total($0, exposure: $1 * exp(run.level))
    }
    common = CommonYear(past: run.deviations)
    seesChange = likelihood.seesChange
    usesPopulation = history.exposures.arePopulations
  }

  var numbers: [FittedNumber] {
    let filter = parameters.filter
    return [
      .init(.discount, filter.discount, isAssumed: !seesChange),
      .init(.yearNoise, filter.transient, isAssumed: !seesChange),
      .init(.priorShape, filter.prior.shape),
      .init(.populationExponent, parameters.elasticity, isAssumed: !usesPopulation),
      .init(.growth, exp(common.centre), isAssumed: !seesChange),
      .init(.commonDeviation, common.scale, isAssumed: !seesChange),
    ]
  }

  func forecast(_ partYear: PartYear) -> YearEndForecast {
    YearEndForecast(totals: totals, common: common, partYear: partYear)
  }
}

/// The fitted numbers.
struct DampedFilterParameters: Sendable, Hashable {
  var filter: DampedFilter
  /// The exponent of the relative population.
  var elasticity: Double
}

extension DampedFilter {
  /// A weak prior on the transient variance, which few years cannot tell from drift.
  fileprivate var logPrior: Double {
    let distance = log(transient / 0.05) / 1.5
    return -0.5 * distance * distance
  }
}

struct DampedFilterLikelihood {
  let history: FlowHistory
  private let counts: [[Double?]]
  private let priorMean: Double

  init(_ history: FlowHistory) {
    self.history = history
    counts = (0..<history.yearCount).map { year in history.counts.map { $0[year] } }
    let first = counts.lazy.map { $0.compactMap(\.self) }.first { !$0.isEmpty } ?? [0]
    // Half an event in all keeps the mean positive where nothing happened.
    priorMean = max(0.5, first.reduce(0, +)) / Double(first.count)
  }

  /// Whether more than one year tells of discount and noise.
  var seesChange: Bool { history.reportedYears.count > 1 }

  func run(_ parameters: DampedFilterParameters) -> DampedRun {
    DampedRun(
      counts: counts, exposures: history.exposures.values(elasticity: parameters.elasticity),
      filter: parameters.filter)
  }

  /// With one year of history discount and transient noise cannot be told; they are then set to 0.85 and 0.05.
  func maximum() throws(FitError) -> DampedFilterParameters {
    let hasPopulations = history.exposures.arePopulations
    let start: [Double] = [0, 0.9, log(0.05), 0.2, hasPopulations ? 0.8 : 0]
    let lower: [Double] = [log(0.02), 0.3, log(1e-4), 0, 0]
    let upper: [Double] = [log(200), 1, log(3), 0.8, 1.5]
    let free = [0] + (seesChange ? [1, 2, 3] : []) + (hasPopulations ? [4] : [])
    func parameters(_ values: [Double]) -> DampedFilterParameters {
      var all = start
      for (index, value) in zip(free, values) { all[index] = value }
      let shape = exp(all[0])
      return DampedFilterParameters(
        filter: DampedFilter(
          discount: all[1], transient: exp(all[2]), evening: all[3],
          prior: GammaState(shape: shape, rate: shape / priorMean)),
        elasticity: all[4])
    }
    let best = try likeliestParameters(
      start: free.map { start[$0] }, lower: free.map { lower[$0] }, upper: free.map { upper[$0] },
      steps: free.map { [0.4, 0.05, 0.5, 0.1, 0.2][$0] }
    ) { values in
      let candidate = parameters(values)
      return run(candidate).logLikelihood + candidate.filter.logPrior
    }
    return parameters(best)
  }
}
