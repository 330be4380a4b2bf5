import Foundation
import Observations
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct StockFlowModelTests {
  typealias Parameters = StockFlowModel.Parameters

  static let parameters = [
    Parameters(survival: 0.85, concentration: 30, arrivals: 0.5, arrivalShape: 0.3, discount: 0.5),
    Parameters(survival: 0.4, concentration: 1.5, arrivals: 4, arrivalShape: 5, discount: 0.5),
    Parameters(survival: 0.97, concentration: 3_000, arrivals: 0.01, arrivalShape: 0.05, discount: 0.5),
    Parameters(survival: 0.02, concentration: 2, arrivals: 30, arrivalShape: 100, discount: 0.5),
  ]

  /// The convolution in full, for every pair of a small world. Both sides lose a few ulps a term.
  @Test(arguments: parameters) func theRecursionIsTheConvolution(_ parameters: Parameters) {
    for (before, retained) in (0...12).flatMap({ before in (0...15).map { (before, $0) } }) {
      for exposure in [0.3, 1, 2.5] {
        let survivors = BetaBinomial(
          trials: before, alpha: parameters.survival * parameters.concentration,
          beta: (1 - parameters.survival) * parameters.concentration)
        let arrivals = NegativeBinomial(mean: parameters.arrivals * exposure, size: parameters.arrivalShape)
        let sum = (0...min(before, retained)).reduce(0) {
          $0 + survivors.mass($1) * arrivals.mass(retained - $1)
        }
        let pair = YearPair(before: before, retained: retained, exposure: exposure)
        #expect(abs(parameters.prior.judged(pair).logProbability - log(sum)) < 1e-10)
      }
    }
  }

  @Test(arguments: parameters) func bigRegistersNeitherOverflowNorVanish(_ parameters: Parameters) {
    for (before, retained) in [(3_000, 2_600), (3_000, 0), (0, 500), (10, 2_000), (5_000, 5_000)] {
      let value = parameters.prior.judged(
        YearPair(before: before, retained: retained, exposure: 1)
      ).logProbability
      #expect(value.isFinite && value < 0)
    }
  }

  /// E ρ^f and E ρ^2f by the midpoint rule on 200,000 quantile-free steps of the Beta density, whose error is below 1e-6
  /// where the density is smooth; the count's moments follow.
  @Test(arguments: [0.25, 0.5, 0.75]) func survivorsOfPartOfAYearHaveTheMomentsOfThePower(_ fraction: Double)
  {
    let parameters = Parameters(
      survival: 0.85, concentration: 30, arrivals: 1, arrivalShape: 1, discount: 0.5)
    let (alpha, beta) = (25.5, 4.5)
    let steps = 200_000
    let norm = lgamma(alpha + beta) - lgamma(alpha) - lgamma(beta)
    func moment(_ power: Double) -> Double {
      (0..<steps).reduce(0) { sum, step in
        let x = (Double(step) + 0.5) / Double(steps)
        return sum + exp(norm + (alpha - 1 + power) * log(x) + (beta - 1) * log(1 - x)) / Double(steps)
      }
    }
    let (first, second) = (moment(fraction), moment(2 * fraction))
    let survivors = parameters.prior.survivors(of: 40, fraction: fraction)
    #expect(isClose(survivors.mean, 40 * first, relative: 1e-6))
    // Var = n E q (1 − q) + n² Var q.
    #expect(
      isClose(survivors.variance, 40 * (first - second) + 1_600 * (second - first * first), relative: 1e-4))
  }

  @Test func survivorsOfAWholeYearAreBetaBinomial() {
    let parameters = Parameters(
      survival: 0.85, concentration: 30, arrivals: 1, arrivalShape: 1, discount: 0.5)
    let survivors = parameters.prior.survivors(of: 7, fraction: 1)
    #expect(survivors.trials == 7 && survivors.alpha == 25.5 && isClose(survivors.beta, 4.5, relative: 1e-14))
    #expect(parameters.prior.survivors(of: 0, fraction: 0.5).massFunction() == .point(0))
  }

  /// METHODS A1: y = 20, ρ = 0.85, one inflow of 3 a year, every one counted as new, at most 17 on file and no newcomer:
  /// jointly .030, as a product of two .007.
  @Test func theTwoConditionsAreJudgedTogether() {
    // A concentrated Beta and Gamma stand for the fixed survival and rate.
    let fixed = Parameters(survival: 0.85, concentration: 1e9, arrivals: 3, arrivalShape: 1e7, discount: 0.5)
    let survivors = fixed.prior.survivors(of: 20, fraction: 1).massFunction()
    let arrivals = fixed.prior.arrivals(exposure: 1).massFunction()
    let binomial = Binomial(trials: 20, probability: 0.85)
    #expect((0...20).allSatisfy { abs(survivors.mass(at: $0) - binomial.mass($0)) < 1e-6 })
    let joint = arrivals.mass(at: 0) * survivors.cdf(17)
    let product = arrivals.mass(at: 0) * survivors.convolved(with: arrivals).cdf(17)
    #expect(abs(joint - 0.030) < 5e-4)
    #expect(abs(product - 0.007) < 5e-4)
  }

  /// Registers drawn from the model itself: each year from the belief that the years before left.
  static func simulated(
    _ parameters: Parameters, units: Int = 300, years: Int = 9, newcomers: Double = 0, seed: UInt64
  ) -> (stock: Panel, inflow: Panel) {
    var random = SeededGenerator(seed: seed)
    let populations = (0..<units).map { 2_000 + 40 * $0 }
    let areas = smallUnits(units, populations: populations)
    let exposures = Exposures(units: areas).values(elasticity: 1)
    var stock: [[[Int?]]] = []
    var inflow: [[[Int?]]] = []
    for exposure in exposures {
      var level = Poisson(mean: 15 * exposure).sample(using: &random)
      var belief = parameters.prior
      var (levels, news): ([[Int?]], [[Int?]]) = ([[level]], [[0]])
      for _ in 1..<years {
        let new = newcomers > 0 ? Poisson(mean: newcomers).sample(using: &random) : 0
        let kept = belief.survivors(of: level, fraction: 1).sample(using: &random)
        let retained = kept + belief.arrivals(exposure: exposure).sample(using: &random)
        let pair = YearPair(before: level, retained: retained, exposure: exposure)
        belief = belief.updated(pair, arrived: belief.judged(pair).arrived)
          .discounted(towards: parameters.prior, keeping: parameters.discount)
        level = retained + new
        levels.append([level])
        news.append([new])
      }
      stock.append(levels)
      inflow.append(news)
    }
    return (
      .of(stock, id: "stock", kind: .stock, units: areas), .of(inflow, id: "inflow", units: areas)
    )
  }

  struct World: Sendable {
    var seed: UInt64
    var newcomers: Double
    var discount: Double

    var truth: Parameters {
      Parameters(survival: 0.85, concentration: 20, arrivals: 1.2, arrivalShape: 0.8, discount: discount)
    }
  }

  static let worlds = [1, 2].flatMap { seed in
    [(0.0, 0.0), (0, 0.8), (1.5, 0.8)].map { World(seed: seed, newcomers: $0.0, discount: $0.1) }
  }

  /// Twice the gain over the truth is χ² of 5 degrees of freedom: 0…20.5 in 99.9 of 100 panels (its mean over 20 other
  /// panels was 5.2). The tolerances are four standard deviations of the estimates of those panels: 0.0047, 0.075,
  /// 0.21, 0.10, 0.045.
  @Test(arguments: worlds) func recoversWhatWasSimulated(_ world: World) throws {
    let truth = world.truth
    let (stock, inflow) = Self.simulated(truth, newcomers: world.newcomers, seed: world.seed)
    let known = world.newcomers > 0 ? inflow : nil
    let fit = try StockFlowModel().fit(stock: stock, inflow: known, before: 2019)
    let exposures = Exposures(units: stock.units).values(elasticity: 1)
    let likelihood = StockFlowLikelihood(
      histories: YearPair.histories(stock: stock, inflow: known, before: 2019, exposures: exposures))
    #expect(likelihood.pairs.count == 300 * 8)
    let gain = 2 * (fit.logLikelihood - likelihood.logLikelihood(truth))
    #expect(gain > 0 && gain < 20.5)
    let found = fit.parameters
    #expect(abs(found.survival - 0.85) < 0.019)
    #expect(abs(log(found.arrivals / 1.2)) < 0.3)
    #expect(abs(log(found.concentration / 20)) < 0.83)
    #expect(abs(log(found.arrivalShape / 0.8)) < 0.41)
    #expect(abs(found.discount - truth.discount) < 0.18)
  }

  /// Two units alike but for their past: the one that has lost more is expected to lose more, the one that has seen
  /// arrivals to see more.
  @Test func aUnitRemembersItsOwnPast() {
    let parameters = Parameters(
      survival: 0.85, concentration: 20, arrivals: 1, arrivalShape: 0.5, discount: 0.9)
    func next(_ pairs: [YearPair?]) -> StockBelief { parameters.run(pairs).next }
    let quiet = next(Array(repeating: YearPair(before: 0, retained: 0, exposure: 1), count: 5))
    let busy = next(Array(repeating: YearPair(before: 0, retained: 4, exposure: 1), count: 5))
    #expect(quiet.arrivals(exposure: 1).mean < 0.3 && busy.arrivals(exposure: 1).mean > 2)
    // With nobody on file all of those retained have arrived, and nothing is learnt of survival.
    #expect(isClose(busy.arrivals.shape, 0.5 + 4 * (0.9 + 0.81 + 0.729 + 0.6561 + 0.59049), relative: 1e-12))
    #expect(isClose(busy.survival.alpha, parameters.prior.survival.alpha, relative: 1e-12))
    let leaving = next(Array(repeating: YearPair(before: 20, retained: 10, exposure: 1), count: 3))
    let staying = next(Array(repeating: YearPair(before: 20, retained: 20, exposure: 1), count: 3))
    #expect(
      leaving.survivors(of: 10, fraction: 1).mean < 7 && staying.survivors(of: 10, fraction: 1).mean > 8.5)
    // Years that are not known only forget.
    let forgotten = next([YearPair(before: 0, retained: 4, exposure: 1)] + Array(repeating: nil, count: 400))
    #expect(isClose(forgotten.arrivals.shape, 0.5, relative: 1e-12))
  }

  /// The expected number of arrivals, of every way to split those retained.
  @Test(arguments: parameters) func theArrivedAreTheirExpectation(_ parameters: Parameters) {
    let belief = parameters.prior
    for (before, retained) in (0...12).flatMap({ before in (0...15).map { (before, $0) } }) {
      let survivors = belief.survivors(of: before, fraction: 1)
      let weights = (0...min(before, retained)).map {
        survivors.mass($0) * belief.arrivals(exposure: 1).mass(retained - $0)
      }
      let expected =
        weights.enumerated().reduce(0) { $0 + $1.element * Double(retained - $1.offset) }
        / weights.reduce(0, +)
      let arrived = belief.judged(YearPair(before: before, retained: retained, exposure: 1)).arrived
      #expect(isClose(arrived, expected, relative: 1e-9, absolute: 1e-12))
    }
  }

  @Test func onlyThePastIsFitted() throws {
    let truth = Self.parameters[0]
    let (stock, inflow) = Self.simulated(truth, units: 30, newcomers: 1, seed: 5)
    let early = try StockFlowModel().fit(stock: stock, inflow: inflow, before: 2015)
    let (short, shortInflow) = Self.simulated(truth, units: 30, newcomers: 1, seed: 5)
    let figures = short.units.indices.map { unit in
      (2010...2018).map { year in [year < 2015 ? short.tally(unit: unit, year: year).value : 999] }
    }
    let changed = try StockFlowModel().fit(
      stock: .of(figures, id: "stock", kind: .stock, units: short.units), inflow: shortInflow, before: 2015)
    #expect(early.parameters == changed.parameters)
  }

  static func monthly(_ months: [Int?], lastYear: [Int?] = [12]) -> Panel {
    let filler: [Int?] = Array(repeating: nil, count: 11)
    let others: [[Int?]] = [[Int?](repeating: nil, count: 11) + [14], filler + lastYear, months]
    return .of(
      [others, [filler + [8], filler + [7], months], [filler + [3], filler + [nil], []]], id: "stock",
      kind: .stock,
      monthsEach: 1)
  }

  @Test func theRegisterOfMonthTwelveIsAFact() throws {
    let stock = Self.monthly(Array(repeating: 9, count: 12))
    let fit = try StockFlowModel().fit(stock: stock, inflow: nil, before: 2012)
    #expect(fit.retained(unit: 0, at: Origin(year: 2012, monthsElapsed: 12)) == .point(9))
  }

  @Test func theLatestLevelIsTheStart() throws {
    let stock = Self.monthly([20, nil, 10] + Array(repeating: 500, count: 9))
    let fit = try StockFlowModel().fit(stock: stock, inflow: nil, before: 2012)
    let belief = fit.parameters.run([YearPair(before: 14, retained: 12, exposure: 1)]).next
    func expected(from level: Int, fraction: Double) -> MassFunction {
      belief.survivors(of: level, fraction: fraction).massFunction()
        .convolved(with: belief.arrivals(exposure: fraction).massFunction())
    }
    func retained(_ months: Int) -> MassFunction? {
      fit.retained(unit: 0, at: Origin(year: 2012, monthsElapsed: months))
    }
    #expect(retained(0) == expected(from: 12, fraction: 1))
    #expect(retained(1) == expected(from: 20, fraction: 11.0 / 12))
    #expect(retained(2) == expected(from: 20, fraction: 11.0 / 12))
    #expect(retained(3) == expected(from: 10, fraction: 9.0 / 12))
    // No level of this year, and none at the end of the last.
    #expect(fit.retained(unit: 2, at: Origin(year: 2012, monthsElapsed: 3)) == nil)
  }

  @Test func withoutTwoYearEndsThereIsNoFit() {
    #expect(throws: FitError.noWholeYear(before: 2011)) {
      try StockFlowModel().fit(
        stock: .of([[[4], [5]]], id: "stock", kind: .stock), inflow: nil, before: 2011)
    }
  }

  /// Registers without anyone, and registers that nobody leaves.
  @Test(arguments: [0, 6]) func degenerateRegistersAreFitted(_ level: Int) throws {
    let stock = Panel.of(
      Array(repeating: Array(repeating: [level], count: 4), count: 5), id: "stock", kind: .stock)
    let fit = try StockFlowModel().fit(stock: stock, inflow: nil, before: 2014)
    let next = try #require(fit.retained(unit: 0, at: Origin(year: 2014, monthsElapsed: 0)))
    #expect(abs(next.mean - Double(level)) < 0.5)
  }
}
