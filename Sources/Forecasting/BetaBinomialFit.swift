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
  /// `base` must not lie below the base already seen.
  public func prediction(unit: Int, at origin: Origin, base: MassFunction) -> ProportionPrediction {
    precondition(origin.year == targetYear, "fitted for \(targetYear), asked for \(origin.year)")
    let seen = panel.tally(unit: unit, year: origin.year, within: origin.months)
    let top = seen.value ?? 0
    let bottom = seen.denominator ?? 0
    return ProportionPrediction(
      numerator: top, denominator: bottom, base: base,
      belief: BetaState(
        alpha: beliefs[unit].alpha + Double(top), beta: beliefs[unit].beta + Double(bottom - top)))
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

  init(numerator: Int, denominator: Int, base: MassFunction, belief: BetaState) {
    precondition(base.lowest >= denominator, "a base of \(base.lowest) below the \(denominator) seen")
    self.numerator = numerator
    self.denominator = denominator
    self.base = base
    self.belief = belief
  }

  /// The probability that `accepted(denominator)`, the numerators that meet a rule, does not hold the numerator at the
  /// year's end; a base of zero never misses.
  public func probabilityOutside(_ accepted: (Int) -> ClosedRange<Int>?) -> Double {
    bases.reduce(0) { sum, base in
      guard base.value > 0 else { return sum }
      guard let range = accepted(base.value) else { return sum + base.mass }
      let rest = remainder(of: base.value)
      let (most, least) = (range.upperBound, range.lowerBound)
      let above = most == .max ? 0 : most < numerator ? 1 : 1 - rest.cdf(most - numerator)
      let below = least <= numerator ? 0 : rest.cdf(least - 1 - numerator)
      return sum + base.mass * min(1, above + below)
    }
  }

  /// The distribution of the numerator at the year's end.
  public func numeratorDistribution() -> MassFunction {
    .mixture(
      bases.map { remainder(of: $0.value).massFunction().shifted(by: numerator) }, weights: bases.map(\.mass))
  }

  /// The values of the base and their probabilities: all of them where they are few, else the means of 32 equal
  /// stretches. Over hundreds of persons the share hardly depends on one more or less.
  private var bases: [(value: Int, mass: Double)] {
    let all = base.masses.indices.map { (value: base.lowest + $0, mass: base.masses[$0]) }
    guard all.count > 256 else { return all }
    let length = (all.count + 31) / 32
    return stride(from: 0, to: all.count, by: length).compactMap { start in
      let stretch = all[start..<min(all.count, start + length)]
      let mass = stretch.reduce(0) { $0 + $1.mass }
      guard mass > 0 else { return nil }
      let mean = stretch.reduce(0) { $0 + $1.mass * Double($1.value) } / mass
      return (Int(mean.rounded()), mass)
    }
  }

  private func remainder(of bottom: Int) -> BetaBinomial {
    BetaBinomial(trials: bottom - denominator, alpha: belief.alpha, beta: belief.beta)
  }
}
