import Foundation
import Observations
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct GammaPoissonModelTests {
  /// Twice the gain of the maximum over the truth is χ² of 5 degrees of freedom: 0…20.5 in 99.9 of 100 panels. The
  /// tolerances are four standard deviations of the estimates of 20 other such panels (0.10, 0.040, 0.014, 0.0039,
  /// 0.042), whose means showed no bias.
  @Test(arguments: [1, 2, 3] as [UInt64]) func recoversWhatWasSimulated(_ seed: UInt64) throws {
    let world = SimulatedPanel(seed: seed)
    let panel = world.panel()
    let fit = try GammaPoissonModel().fit(panel, before: 2020)
    let likelihood = GammaPoissonLikelihood(
      history: try #require(YearlyCounts(panel: panel, before: 2020)),
      exposures: Exposures(units: panel.units))
    let gain = 2 * (fit.logLikelihood - likelihood.logLikelihood(world.parameters))
    #expect(gain > 0 && gain < 20.5)
    let (found, truth) = (fit.parameters, world.parameters)
    #expect(abs(log(found.priorShape / truth.priorShape)) < 0.4)
    #expect(abs(log(found.priorMean / truth.priorMean)) < 0.16)
    #expect(abs(found.discount - truth.discount) < 0.055)
    #expect(abs(found.growth - truth.growth) < 0.016)
    #expect(abs(found.elasticity - truth.elasticity) < 0.17)
    #expect(fit.seesChange && fit.usesPopulation && !fit.growthIsAssumed)
  }

  /// The optimum is found to six digits, and sums in another order differ in the last of sixteen.
  @Test func permutedUnitsHavePermutedPredictions() throws {
    let world = SimulatedPanel(units: 40, years: 6)
    let counts = world.counts()
    let order = (0..<40).map { ($0 * 7 + 3) % 40 }
    let plain = try means(counts, populations: world.populations)
    let permuted = try means(order.map { counts[$0] }, populations: order.map { world.populations[$0] })
    for (place, unit) in order.enumerated() {
      #expect(isClose(permuted[place], plain[unit], relative: 1e-4))
    }
  }

  @Test func onlyRelativePopulationsMatter() throws {
    let world = SimulatedPanel(units: 40, years: 6)
    let one = try means(world.counts(), populations: world.populations)
    let seven = try means(world.counts(), populations: world.populations.map { $0 * 7 })
    for (left, right) in zip(one, seven) { #expect(isClose(left, right, relative: 1e-4)) }
  }

  @Test func nothingFromTheTargetYearOnEntersTheFit() throws {
    let past = SimulatedPanel(units: 30, years: 5).counts().map { $0.map { monthly(of: $0) } }
    let plain = try GammaPoissonModel().fit(.of(past, monthsEach: 1), before: 2015)
    let known = past.map { $0 + [monthly(of: 5)] }
    let later = past.map { $0 + [monthly(of: 900), monthly(of: 4_000)] }
    for changed in [known, later] {
      let fit = try GammaPoissonModel().fit(.of(changed, monthsEach: 1), before: 2015)
      #expect(fit.parameters == plain.parameters && fit.logLikelihood == plain.logLikelihood)
      #expect(fit.shares == plain.shares && fit.growthVariance == plain.growthVariance)
      #expect(
        fit.predictions(at: Origin(year: 2015, monthsElapsed: 0)).units
          == plain.predictions(at: Origin(year: 2015, monthsElapsed: 0)).units)
    }
  }

  @Test(arguments: [1, 4, 11]) func nothingAfterTheOriginEntersThePrediction(_ months: Int) throws {
    let past = SimulatedPanel(units: 30, years: 5).counts().map { $0.map { monthly(of: $0) } }
    let seen = (1...12).map { $0 <= months ? $0 % 3 : 0 }
    let other = (1...12).map { $0 <= months ? $0 % 3 : 500 }
    let predictions = try [seen, other].map { year in
      let panel = Panel.of(past.map { $0 + [year] }, monthsEach: 1)
      return try GammaPoissonModel().fit(panel, before: 2015)
        .predictions(at: Origin(year: 2015, monthsElapsed: months)).units
    }
    #expect(predictions[0] == predictions[1])
  }

  @Test func aUnitWithoutFiguresGetsThePrior() throws {
    let world = SimulatedPanel(units: 30, years: 5)
    let figures = world.counts().map { $0.map { [Optional($0)] } }
    let panel = Panel.of(figures + [Array(repeating: [nil], count: 5)])
    let fit = try GammaPoissonModel().fit(panel, before: 2015)
    let parameters = fit.parameters
    let prediction = fit.predictions(at: Origin(year: 2015, monthsElapsed: 0)).units[30]
    let filter = GammaPoissonFilter(discount: parameters.discount, growth: parameters.growth)
    let expected = (0..<5).reduce(parameters.prior) { state, _ in filter.propagated(state) }
    #expect(
      prediction
        == FlowPrediction(
          state: expected, exposure: 1, observed: 0, share: 0,
          growth: CommonGrowth(seen: 0, mean: 0, variance: fit.growthVariance)))
    // What the silent unit adds to the likelihood is nothing.
    let without = try GammaPoissonModel().fit(.of(figures), before: 2015)
    #expect(parameters == without.parameters)
  }

  @Test func missingYearsOnlyForget() throws {
    var figures = SimulatedPanel(units: 30, years: 6).counts().map { $0.map { [Optional($0)] } }
    figures[4][2] = [nil]
    figures[4][5] = [nil]
    let fit = try GammaPoissonModel().fit(.of(figures), before: 2016)
    let filter = GammaPoissonFilter(discount: fit.parameters.discount, growth: fit.parameters.growth)
    var state = fit.parameters.prior
    for year in figures[4] {
      if let count = year[0] { state = state.updated(count: count, exposure: 1) }
      state = filter.propagated(state)
    }
    #expect(
      fit.predictions(at: Origin(year: 2016, monthsElapsed: 0)).units[4]
        == FlowPrediction(
          state: state, exposure: 1, observed: 0, share: 0,
          growth: CommonGrowth(seen: 0, mean: 0, variance: fit.growthVariance)))
  }

  /// Figures that end two years before the target: the belief is carried on and forgets on the way.
  @Test func theTargetMayLieYearsAfterTheFigures() throws {
    let panel = Panel.of(SimulatedPanel(units: 30, years: 6).counts().map { $0.map { [$0] } })
    let spreads = try [2016, 2017, 2018].map { year in
      let fit = try GammaPoissonModel().fit(panel, before: year)
      let unit = fit.predictions(at: Origin(year: year, monthsElapsed: 0)).units[0].distribution()
      return unit.variance / (unit.mean * unit.mean)
    }
    #expect(spreads[0] < spreads[1] && spreads[1] < spreads[2])
  }

  @Test func oneYearOfHistoryLeavesDiscountAndGrowthAssumed() throws {
    let panel = Panel.of(SimulatedPanel(units: 30, years: 1).counts().map { $0.map { [$0] } })
    let fit = try GammaPoissonModel().fit(panel, before: 2011)
    #expect(!fit.seesChange && fit.growthIsAssumed && !fit.usesPopulation)
    #expect(fit.parameters.discount == 0.7 && fit.parameters.growth == 1 && fit.parameters.elasticity == 0)
    #expect(fit.growthVariance == CommonGrowth.assumedVariance)
  }

  @Test func nothingEverHappenedIsFiniteAndSmall() throws {
    let panel = Panel.of(
      Array(repeating: Array(repeating: Array(repeating: 0, count: 12), count: 5), count: 20), monthsEach: 1)
    let fit = try GammaPoissonModel().fit(panel, before: 2015)
    #expect(fit.logLikelihood.isFinite)
    for months in [0, 6, 12] {
      let unit = fit.predictions(at: Origin(year: 2015, monthsElapsed: months)).units[0]
      let distribution = unit.distribution()
      // Half an event in 100 unit-years, at most.
      #expect(distribution.mean >= 0 && distribution.mean < 0.02)
      #expect(distribution.masses.allSatisfy { $0.isFinite })
    }
  }

  @Test func withoutAWholeYearThereIsNoFit() {
    #expect(throws: FitError.noWholeYear(before: 2010)) {
      try GammaPoissonModel().fit(.of([[[3], [4]]]), before: 2010)
    }
    #expect(throws: FitError.noWholeYear(before: 2011)) {
      try GammaPoissonModel().fit(.of([[[3, 1, 1], [4]]], monthsEach: 1), before: 2011)
    }
  }

  @Test func aYearThatIsWholeLeavesNothingOpen() throws {
    let past = SimulatedPanel(units: 10, years: 4).counts().map { $0.map { monthly(of: $0) } }
    let fit = try GammaPoissonModel().fit(.of(past, monthsEach: 1), before: 2013)
    for (unit, prediction) in fit.predictions(at: Origin(year: 2013, monthsElapsed: 12)).units.enumerated() {
      let count = past[unit][3].reduce(0) { $0 + ($1 ?? 0) }
      #expect(prediction.distribution() == .point(count))
      #expect(prediction.probabilityAbove(count).allSatisfy { $0 == 0 })
    }
  }

  /// Year-end means at origin 0.
  private func means(_ counts: [[Int]], populations: [Int]) throws -> [Double] {
    let panel = Panel.of(
      counts.map { $0.map { [$0] } }, units: smallUnits(counts.count, populations: populations))
    let year = panel.years.upperBound + 1
    return try GammaPoissonModel().fit(panel, before: year).predictions(
      at: Origin(year: year, monthsElapsed: 0)
    )
    .units.map { $0.distribution().mean }
  }

  /// A year's count spread over its months as evenly as whole numbers allow.
  private func monthly(of count: Int) -> [Int?] {
    (1...12).map { $0 * count / 12 - ($0 - 1) * count / 12 }
  }
}
