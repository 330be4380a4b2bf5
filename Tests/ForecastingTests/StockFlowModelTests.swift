import Foundation
import Observations
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct StockFlowModelTests {
  typealias Parameters = StockFlowModel.Parameters

  static let parameters = [
    Parameters(survival: 0.85, concentration: 30, arrivals: 0.5, arrivalShape: 0.3),
    Parameters(survival: 0.4, concentration: 1.5, arrivals: 4, arrivalShape: 5),
    Parameters(survival: 0.97, concentration: 3_000, arrivals: 0.01, arrivalShape: 0.05),
    Parameters(survival: 0.02, concentration: 2, arrivals: 30, arrivalShape: 100),
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
        #expect(abs(parameters.logProbability(of: pair) - log(sum)) < 1e-10)
      }
    }
  }

  @Test(arguments: parameters) func bigRegistersNeitherOverflowNorVanish(_ parameters: Parameters) {
    for (before, retained) in [(3_000, 2_600), (3_000, 0), (0, 500), (10, 2_000), (5_000, 5_000)] {
      let value = parameters.logProbability(of: YearPair(before: before, retained: retained, exposure: 1))
      #expect(value.isFinite && value < 0)
    }
  }

  /// E ρ^f and E ρ^2f by the midpoint rule on 200,000 quantile-free steps of the Beta density, whose error is below 1e-6
  /// where the density is smooth; the count's moments follow.
  @Test(arguments: [0.25, 0.5, 0.75]) func survivorsOfPartOfAYearHaveTheMomentsOfThePower(_ fraction: Double)
  {
    let parameters = Parameters(survival: 0.85, concentration: 30, arrivals: 1, arrivalShape: 1)
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
    let survivors = parameters.survivors(of: 40, fraction: fraction)
    #expect(isClose(survivors.mean, 40 * first, relative: 1e-6))
    // Var = n E q (1 − q) + n² Var q.
    #expect(
      isClose(survivors.variance, 40 * (first - second) + 1_600 * (second - first * first), relative: 1e-4))
  }

  @Test func survivorsOfAWholeYearAreBetaBinomial() {
    let parameters = Parameters(survival: 0.85, concentration: 30, arrivals: 1, arrivalShape: 1)
    let survivors = parameters.survivors(of: 7, fraction: 1)
    #expect(survivors.trials == 7 && survivors.alpha == 25.5 && isClose(survivors.beta, 4.5, relative: 1e-14))
    #expect(parameters.survivors(of: 0, fraction: 0.5).massFunction() == .point(0))
  }

  /// METHODS A1: y = 20, ρ = 0.85, one inflow of 3 a year, every one counted as new, at most 17 on file and no newcomer:
  /// jointly .030, as a product of two .007.
  @Test func theTwoConditionsAreJudgedTogether() {
    // A concentrated Beta and Gamma stand for the fixed survival and rate.
    let fixed = Parameters(survival: 0.85, concentration: 1e9, arrivals: 3, arrivalShape: 1e7)
    let survivors = fixed.survivors(of: 20, fraction: 1).massFunction()
    let arrivals = fixed.arrivals(exposure: 1).massFunction()
    let binomial = Binomial(trials: 20, probability: 0.85)
    #expect((0...20).allSatisfy { abs(survivors.mass(at: $0) - binomial.mass($0)) < 1e-6 })
    let joint = arrivals.mass(at: 0) * survivors.cdf(17)
    let product = arrivals.mass(at: 0) * survivors.convolved(with: arrivals).cdf(17)
    #expect(abs(joint - 0.030) < 5e-4)
    #expect(abs(product - 0.007) < 5e-4)
  }

  /// A register whose yearly survival is Beta and whose arrivals are Poisson with a Gamma rate, drawn anew each year.
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
      var (levels, news) = ([[Int?]](), [[Int?]]())
      for _ in 0..<years {
        let new = newcomers > 0 ? Poisson(mean: newcomers).sample(using: &random) : 0
        let kept = parameters.survivors(of: level, fraction: 1).sample(using: &random)
        level = kept + parameters.arrivals(exposure: exposure).sample(using: &random) + new
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

  /// Twice the gain over the truth is χ² of 4 degrees of freedom: 0…18.5 in 99.9 of 100 panels. 2,400 pairs tell the
  /// survival to about 0.004, the arrivals to about 5 %, concentration and shape to about 10 and 15 %: four of each.
  @Test(arguments: [1, 2] as [UInt64], [0.0, 1.5]) func recoversWhatWasSimulated(
    _ seed: UInt64, newcomers: Double
  ) throws {
    let truth = Parameters(survival: 0.85, concentration: 20, arrivals: 1.2, arrivalShape: 0.8)
    let (stock, inflow) = Self.simulated(truth, newcomers: newcomers, seed: seed)
    let fit = try StockFlowModel().fit(stock: stock, inflow: newcomers > 0 ? inflow : nil, before: 2019)
    let exposures = Exposures(units: stock.units).values(elasticity: 1)
    let likelihood = StockFlowLikelihood(
      pairs: YearPair.all(
        stock: stock, inflow: newcomers > 0 ? inflow : nil, before: 2019, exposures: exposures))
    #expect(likelihood.pairs.count == 300 * 8)
    let gain = 2 * (fit.logLikelihood - likelihood.logLikelihood(truth))
    #expect(gain > 0 && gain < 18.5)
    #expect(abs(fit.parameters.survival - 0.85) < 0.016)
    #expect(abs(log(fit.parameters.arrivals / 1.2)) < 0.2)
    #expect(abs(log(fit.parameters.concentration / 20)) < 0.4)
    #expect(abs(log(fit.parameters.arrivalShape / 0.8)) < 0.6)
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
    func expected(from level: Int, fraction: Double) -> MassFunction {
      fit.parameters.survivors(of: level, fraction: fraction).massFunction()
        .convolved(with: fit.parameters.arrivals(exposure: fraction).massFunction())
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

  /// A start outside the bounds, as another history may leave it, is moved inside.
  @Test func anyStartWillDo() throws {
    let (stock, _) = Self.simulated(Self.parameters[0], units: 20, seed: 6)
    let plain = try StockFlowModel().fit(stock: stock, inflow: nil, before: 2019)
    let odd = Parameters(survival: 0.999_999, concentration: 1e6, arrivals: 1e-9, arrivalShape: 1e-9)
    let fit = try StockFlowModel().fit(stock: stock, inflow: nil, before: 2019, start: odd)
    #expect(fit.logLikelihood.isFinite && fit.logLikelihood <= plain.logLikelihood + 1e-3)
  }
}
