import Observations
public import Probability

/// A fitted beta-binomial model.
public struct BetaBinomialFit: Sendable {
  /// The year whose end can be forecast; only earlier years were used.
  public let targetYear: Int
  /// The maximum-likelihood parameters.
  public let parameters: BetaBinomialModel.Parameters
  /// The log-likelihood at them.
  public let logLikelihood: Double

  private let panel: Panel
  private let beliefs: [BetaState]

  init(
    targetYear: Int, parameters: BetaBinomialModel.Parameters, logLikelihood: Double, panel: Panel,
    beliefs: [BetaState]
  ) {
    self.targetYear = targetYear
    self.parameters = parameters
    self.logLikelihood = logLikelihood
    self.panel = panel
    self.beliefs = beliefs
  }

  /// The year-end proportion of `unit` as seen from `origin`, given the distribution of its year-end base.
  ///
  /// Of a flow of persons `base` must not lie below the base already seen: those still to come are new. A base that is
  /// a stock is there all the year: its persons have the rest of the year before them, and count as that share of one.
  public func prediction(unit: Int, at origin: Origin, base: MassFunction) -> ProportionPrediction {
    precondition(origin.year == targetYear, "fitted for \(targetYear), asked for \(origin.year)")
    let seen = panel.tally(unit: unit, year: origin.year, within: origin.months)
    let top = seen.value ?? 0
    let bottom = seen.denominator ?? 0
    let isStock = panel.indicator.kind == .proportion(denominator: .stock)
    let shareLeft = Double(12 - seen.months.count) / 12
    let tried = isStock ? max(top, Int((Double(bottom) * (1 - shareLeft)).rounded())) : bottom
    return ProportionPrediction(
      numerator: top, denominator: bottom, base: base,
      belief: BetaState(
        alpha: beliefs[unit].alpha + Double(top), beta: beliefs[unit].beta + Double(tried - top)),
      shareLeft: isStock ? shareLeft : nil)
  }
}

/// The year-end proportion of one unit: both parts so far, a distribution of the base and a belief about the rest.
public struct ProportionPrediction: Sendable {
  /// Numerator so far.
  public let numerator: Int
  /// Denominator so far.
  public let denominator: Int
  /// The distribution of the denominator at the year's end.
  public let base: MassFunction

  private let belief: BetaState
  /// The share of the year that is left, where the base is a stock.
  private let shareLeft: Double?

  init(numerator: Int, denominator: Int, base: MassFunction, belief: BetaState, shareLeft: Double? = nil) {
    precondition(
      shareLeft != nil || base.lowest >= denominator, "a base of \(base.lowest) below the \(denominator) seen"
    )
    self.numerator = numerator
    self.denominator = denominator
    self.base = base
    self.belief = belief
    self.shareLeft = shareLeft
  }

  /// The probability that the numerator ends above `allowance(denominator)`; a base of zero never misses.
  public func probabilityAbove(_ allowance: (Int) -> Int) -> Double {
    var sum = 0.0
    for bottom in max(1, base.lowest)...max(1, base.highest) {
      let left = allowance(bottom) - numerator
      let miss = left < 0 ? 1 : 1 - remainder(of: bottom).cdf(left)
      sum += base.mass(at: bottom) * miss
    }
    return sum
  }

  /// The distribution of the numerator at the year's end.
  public func numeratorDistribution() -> MassFunction {
    .mixture(
      (base.lowest...base.highest).map { remainder(of: $0).massFunction().shifted(by: numerator) },
      weights: (base.lowest...base.highest).map(base.mass(at:)))
  }

  private func remainder(of bottom: Int) -> BetaBinomial {
    let trials = shareLeft.map { Int((Double(bottom) * $0).rounded()) } ?? bottom - denominator
    return BetaBinomial(trials: trials, alpha: belief.alpha, beta: belief.beta)
  }
}
