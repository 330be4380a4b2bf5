import Observations
import TestSupport
import Testing

@testable import Forecasting

/// History that holds parts of divided units: expected counts, which may be fractions.
@Suite struct ExpectedCountTests {
  @Test(arguments: [0, 1, 2, 5, 22, 23, 24, 25, 400])
  func theLikelihoodIsContinuousInTheCount(_ count: Int) {
    let state = GammaState(shape: 3.2, rate: 1.7)
    let (whole, near) = (Double(count), Double(count) + 1e-9)
    #expect(
      abs(state.logPredictive(whole, exposure: 0.8) - state.logPredictive(near, exposure: 0.8)) < 1e-7)
  }

  @Test func aFractionMovesTheBeliefByItself() {
    let filter = GammaPoissonFilter(discount: 0.8, growth: 1.1)
    let start = GammaState(shape: 3, rate: 2)
    let next = filter.run(expected: [2.5], exposure: 1, from: start).next
    #expect(next == filter.propagated(GammaState(shape: 5.5, rate: 3)))
    #expect(
      filter.run([2, nil], from: start).next == filter.run(expected: [2, nil], exposure: 1, from: start).next)
  }

  @Test func fractionsOfAProportionMoveTheirBelief() {
    let parameters = BetaBinomialModel.Parameters(mean: 0.1, concentration: 20, discount: 1)
    let belief = parameters.prior
    // Without the coefficient, which is 1 where all or none of them are.
    #expect(abs(belief.logMass(0, of: 7) - belief.logMass(0, of: 7.000_000_001)) < 1e-7)
    #expect(belief.logMass(0.5, of: 7) > belief.logMass(1.5, of: 7))
  }

  @Test func historyHoldsTheExpectedCount() throws {
    let years = [CarriedYear(whole: 3, split: 5), CarriedYear(whole: 3, split: 0)]
    let panel = try #require(CarriedYear.panel(years, firstYear: 2020))
    let history = try #require(YearlyCounts(panel: panel, before: 2022))
    #expect(history.counts[0] == [5.5, 3])
    let fit = try GammaPoissonModel().fit(panel, before: 2022)
    #expect(fit.logLikelihood.isFinite)
  }
}
