import Glibc
public import Observations
import Probability

/// The beta-binomial model of a proportion whose level differs between units and drifts.
///
/// x of n ~ BetaBinomial(n, a, b); every unit starts from one Beta prior (empirical Bayes) and keeps a discounted
/// memory of its own past: a ← a₀ + w (a − a₀) + x, b ← b₀ + w (b − b₀) + n − x. Prior mean, prior concentration and w
/// maximise the likelihood of all whole years before the target year. The base of the target year is forecast as a
/// flow of its own (`GammaPoissonModel`).
public struct BetaBinomialModel: Sendable {
  /// The fitted numbers.
  public struct Parameters: Sendable, Hashable {
    /// Mean of the prior, 0…1.
    public var mean: Double
    /// Concentration a₀ + b₀ of the prior.
    public var concentration: Double
    /// What a year later is left of the weight of the past, 0…1.
    public var discount: Double
  }

  /// A specification without options.
  public init() {}

  /// Fits the years before `year` of `panel`, a proportion over a flow.
  public func fit(
    _ panel: Panel, before year: Int
  ) throws(FitError) -> BetaBinomialFit {
    guard panel.indicator.kind == .proportion(denominator: .flow) else { throw .stockAsBase }
    let years = panel.years.filter { $0 < year }
    let history = panel.units.indices.map { unit in years.map { panel.tally(unit: unit, year: $0) } }
    let whole = history.joined().filter(\.isWholeYear)
    guard !whole.isEmpty else { throw .noWholeYear(before: year) }
    let likelihood = BetaBinomialLikelihood(history: history)
    guard whole.contains(where: { $0.denominator ?? 0 > 0 }) else { throw .noBase(before: year) }
    let parameters = try likelihood.maximum()
    return BetaBinomialFit(
      targetYear: year, parameters: parameters, logLikelihood: likelihood.logLikelihood(parameters),
      panel: panel, beliefs: history.map { parameters.run($0).next })
  }
}

/// The belief about one unit's proportion: Beta(a, b).
struct BetaState: Sendable, Hashable {
  var alpha: Double
  var beta: Double

  /// ln P(`top` of `base`); of fractions, which come of divided units, without the binomial coefficient, in which the
  /// belief does not occur.
  func logMass(_ top: Double, of base: Double) -> Double {
    if let top = Int(exactly: top), let base = Int(exactly: base) {
      return BetaBinomial(trials: base, alpha: alpha, beta: beta).logMass(top)
    }
    // A share may leave a rounding error below zero.
    let rest = max(0, base - top)
    return SpecialFunctions.logRising(alpha, by: top) + SpecialFunctions.logRising(beta, by: rest)
      - SpecialFunctions.logRising(alpha + beta, by: top + rest)
  }
}

struct BetaBinomialLikelihood {
  let history: [[Tally]]

  func logLikelihood(_ parameters: BetaBinomialModel.Parameters) -> Double {
    history.reduce(0) { $0 + parameters.run($1).logLikelihood }
  }

  func maximum() throws(FitError) -> BetaBinomialModel.Parameters {
    let whole = history.joined().filter(\.isWholeYear)
    let tops = Double(whole.reduce(0) { $0 + ($1.value ?? 0) })
    let bases = Double(whole.reduce(0) { $0 + ($1.denominator ?? 0) })
    // Half an event keeps the mean inside (0, 1) where nothing, or everything, ever happened.
    let mean = (tops + 0.5) / (bases + 1)
    let first = BetaBinomialModel.Parameters(mean: mean, concentration: 20, discount: 0.7)
    let best = try likeliestParameters(
      start: first.transformed, lower: [logit(0.5 / (bases + 1)), log(0.2), 0],
      upper: [logit(1 - 0.5 / (bases + 1)), log(20_000), 1], steps: [0.3, 0.5, 0.1]
    ) { logLikelihood(.init(transformed: $0)) }
    return .init(transformed: best)
  }
}

func logit(_ p: Double) -> Double { log(p / (1 - p)) }

extension BetaBinomialModel.Parameters {
  var transformed: [Double] { [logit(mean), log(concentration), discount] }

  init(transformed values: [Double]) {
    self.init(
      mean: 1 / (1 + exp(-values[0])), concentration: exp(values[1]), discount: values[2])
  }

  var prior: BetaState { BetaState(alpha: mean * concentration, beta: (1 - mean) * concentration) }

  /// The log-likelihood of the whole years among `tallies`, and the belief about the year after the last.
  func run(_ tallies: [Tally]) -> (logLikelihood: Double, next: BetaState) {
    let prior = prior
    var state = prior
    var logLikelihood = 0.0
    for tally in tallies {
      if tally.isWholeYear, let top = tally.expected, let base = tally.expectedDenominator {
        logLikelihood += state.logMass(top, of: base)
        state.alpha += top
        state.beta += max(0, base - top)
      }
      state.alpha = prior.alpha + discount * (state.alpha - prior.alpha)
      state.beta = prior.beta + discount * (state.beta - prior.beta)
    }
    return (logLikelihood, state)
  }
}
