import Foundation
import Observations
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct BetaBinomialModelTests {
  typealias Parameters = BetaBinomialModel.Parameters

  /// METHODS C20, by R: Beta(4, 52), 12 released, at most 1 re-offender.
  @Test func agreesWithR() {
    let prediction = ProportionPrediction(
      numerator: 0, denominator: 0, base: .point(12), belief: BetaState(alpha: 4, beta: 52))
    #expect(abs(1 - prediction.probabilityOutside { _ in 0...1 } - 0.7839818763) < 1e-10)
  }

  /// A base of hundreds is taken in stretches: the same answer to three digits as value by value.
  @Test func aWideBaseIsTakenInStretches() {
    let base = NegativeBinomial(mean: 2_000, size: 40).massFunction()
    #expect(base.masses.count > 1_000)
    let belief = BetaState(alpha: 30, beta: 320)
    let prediction = ProportionPrediction(numerator: 0, denominator: 0, base: base, belief: belief)
    let allowance = { (bottom: Int) in bottom / 10 }
    let exact = base.masses.indices.reduce(0.0) { sum, index in
      let bottom = base.lowest + index
      let miss = BetaBinomial(trials: bottom, alpha: belief.alpha, beta: belief.beta)
      return sum + base.masses[index] * (1 - miss.cdf(allowance(bottom)))
    }
    #expect(abs(prediction.probabilityOutside { 0...allowance($0) } - exact) < 1e-3)
    #expect(abs(prediction.numeratorDistribution().mean - base.mean * 30 / 350) < 0.1)
  }

  /// 3 of 5 so far, 5…9 in the end: every way to get there.
  @Test func agreesWithEveryOutcomeAdded() throws {
    let base = try #require(MassFunction(lowest: 5, weights: [1, 2, 3, 2, 1]))
    let (alpha, beta) = (2.5, 7.0)
    let prediction = ProportionPrediction(
      numerator: 3, denominator: 5, base: base, belief: BetaState(alpha: alpha, beta: beta))
    func choose(_ n: Int, _ k: Int) -> Double {
      exp(lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1)))
    }
    func logBeta(_ a: Double, _ b: Double) -> Double { lgamma(a) + lgamma(b) - lgamma(a + b) }
    var above = 0.0
    var numerators = [Int: Double]()
    for bottom in 5...9 {
      for more in 0...(bottom - 5) {
        let rest = bottom - 5
        let p =
          base.mass(at: bottom) * choose(rest, more)
          * exp(logBeta(alpha + Double(more), beta + Double(rest - more)) - logBeta(alpha, beta))
        numerators[3 + more, default: 0] += p
        if 3 + more > bottom / 2 { above += p }
      }
    }
    #expect(abs(prediction.probabilityOutside { 0...($0 / 2) } - above) < 1e-12)
    let distribution = prediction.numeratorDistribution()
    for value in 0...10 { #expect(abs(distribution.mass(at: value) - numerators[value, default: 0]) < 1e-12) }
  }

  @Test func aBaseOfZeroNeverMisses() throws {
    let belief = BetaState(alpha: 1, beta: 9)
    let nobody = ProportionPrediction(numerator: 0, denominator: 0, base: .point(0), belief: belief)
    #expect(nobody.probabilityOutside { _ in 0...0 } == 0)
    #expect(nobody.numeratorDistribution() == .point(0))
    // Half of the base's mass at zero: only the other half can miss.
    let perhaps = ProportionPrediction(
      numerator: 0, denominator: 0, base: try #require(MassFunction(lowest: 0, weights: [1, 1])),
      belief: belief)
    #expect(abs(perhaps.probabilityOutside { _ in 0...0 } - 0.05) < 1e-12)
  }

  static func panel(_ cells: [[(top: Int?, base: Int?)]]) -> Panel {
    .of(
      cells.map { $0.map { [$0.top] } }, id: "share", kind: .proportion(denominator: .flow),
      denominators: cells.map { $0.map { [$0.base] } })
  }

  /// Units whose proportion follows the model: each year's is drawn from the belief that the years before left.
  static func simulated(_ truth: Parameters, units: Int = 500, years: Int = 8, seed: UInt64) -> Panel {
    var random = SeededGenerator(seed: seed)
    let prior = truth.prior
    return panel(
      (0..<units).map { _ in
        var state = prior
        return (0..<years).map { _ in
          let base = Poisson(mean: 12).sample(using: &random)
          let top = BetaBinomial(trials: base, alpha: state.alpha, beta: state.beta).sample(using: &random)
          state.alpha = prior.alpha + truth.discount * (state.alpha + Double(top) - prior.alpha)
          state.beta = prior.beta + truth.discount * (state.beta + Double(base - top) - prior.beta)
          return (top, base)
        }
      })
  }

  /// Twice the gain over the truth is χ² of 3 degrees of freedom: 0…16.3 in 99.9 of 100 panels. 48,000 persons tell
  /// the mean to about 3 %, the concentration to about 10 %, the discount to about 0.05: four of each.
  @Test(arguments: [1, 2, 3] as [UInt64]) func recoversWhatWasSimulated(_ seed: UInt64) throws {
    let truth = Parameters(mean: 0.1, concentration: 25, discount: 0.7)
    let panel = Self.simulated(truth, seed: seed)
    let fit = try BetaBinomialModel().fit(panel, before: 2018)
    let history = panel.units.indices.map { unit in panel.years.map { panel.tally(unit: unit, year: $0) } }
    let gain = 2 * (fit.logLikelihood - BetaBinomialLikelihood(history: history).logLikelihood(truth))
    #expect(gain > 0 && gain < 16.3)
    #expect(abs(log(fit.parameters.mean / 0.1)) < 0.12)
    #expect(abs(log(fit.parameters.concentration / 25)) < 0.4)
    #expect(abs(fit.parameters.discount - 0.7) < 0.2)
  }

  @Test func theBeliefIsThatOfTheRecursion() throws {
    let fit = try BetaBinomialModel().fit(
      Self.panel([[(1, 8), (nil, nil), (2, 9), (1, 3)], [(0, 5), (1, 6), (0, 0), (0, 1)]]), before: 2013)
    let prior = fit.parameters.prior
    let w = fit.parameters.discount
    // Year 1: 1 of 8; year 2 unknown; year 3: 2 of 9; each year discounted on the way to year 4.
    let alpha = prior.alpha + w * w * w * 1 + w * 2
    let beta = prior.beta + w * w * w * 7 + w * 7
    let base = MassFunction.point(10)
    let prediction = fit.prediction(unit: 0, at: Origin(year: 2013, monthsElapsed: 0), base: base)
    let expected = BetaBinomial(trials: 10, alpha: alpha, beta: beta)
    for allowed in 0...9 {
      #expect(
        abs(prediction.probabilityOutside { _ in 0...allowed } - expected.upperTail(above: allowed)) < 1e-10)
    }
    // The figures of the target year itself enter from its end on.
    let seen = fit.prediction(unit: 0, at: Origin(year: 2013, monthsElapsed: 12), base: base)
    let after = BetaBinomial(trials: 7, alpha: alpha + 1, beta: beta + 2)
    #expect(seen.numerator == 1 && seen.denominator == 3)
    #expect(abs(seen.probabilityOutside { _ in 0...2 } - after.upperTail(above: 1)) < 1e-10)
  }

  @Test func onlyThePastIsFitted() throws {
    let past: [[(top: Int?, base: Int?)]] = [[(1, 8), (2, 9)], [(0, 5), (1, 6)], [(0, 0), (3, 20)]]
    let one = try BetaBinomialModel().fit(Self.panel(past.map { $0 + [(0, 0)] }), before: 2012)
    let other = try BetaBinomialModel().fit(Self.panel(past.map { $0 + [(50, 50)] }), before: 2012)
    #expect(one.parameters == other.parameters && one.logLikelihood == other.logLikelihood)
  }

  /// Nobody, or everybody, ever: the mean stays half a person away from the bound.
  @Test(arguments: [1, 2, 5, 7, 50], [2, 3, 10]) func allOrNothingIsFitted(_ base: Int, _ units: Int) throws {
    for top in [0, base] {
      let cells = (0..<units).map { _ in [(top: Optional(top), base: Optional(base))] }
      let fit = try BetaBinomialModel().fit(Self.panel(cells), before: 2011)
      let half = 0.5 / Double(base * units + 1)
      #expect(fit.parameters.mean >= half * (1 - 1e-9) && fit.parameters.mean <= 1 - half * (1 - 1e-9))
      #expect(fit.logLikelihood.isFinite)
    }
  }

  @Test func withoutABaseThereIsNoFit() {
    #expect(throws: FitError.noBase(before: 2012)) {
      try BetaBinomialModel().fit(Self.panel([[(0, 0), (0, 0)]]), before: 2012)
    }
    #expect(throws: FitError.noWholeYear(before: 2012)) {
      try BetaBinomialModel().fit(Self.panel([[(nil, nil), (1, nil), (1, 4)]]), before: 2012)
    }
  }
}
