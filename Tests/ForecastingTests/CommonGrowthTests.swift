import Foundation
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct CommonGrowthTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String, deviations: [Double], variances: [Double], variance: Double
    var testDescription: String { name }
    var past: [(deviation: Double, variance: Double)] { zip(deviations, variances).map { ($0, $1) } }
  }

  struct Table: Decodable { let cases: [Case] }

  /// `Fixtures/common_growth.py` made them, by contrasts instead of the closed form. The maximum is found to 1e-6 in
  /// the logarithm.
  @Test(arguments: try (fixture("common_growth", in: .module) as Table).cases) func agreesWithContrasts(
    _ expected: Case
  ) throws {
    let variance = try #require(try CommonGrowth.variance(of: expected.past))
    #expect(isClose(variance, expected.variance, relative: 1e-5))
  }

  @Test func fewerThanThreeYearsTellNothing() throws {
    #expect(try CommonGrowth.variance(of: []) == nil)
    #expect(try CommonGrowth.variance(of: [(0.1, 0.01), (-0.1, 0.01)]) == nil)
  }

  @Test(arguments: [0.0, 0.0225, 0.25]) func deviationsHaveTheMomentsAskedFor(_ variance: Double) {
    let growth = CommonGrowth(seen: 0.1, mean: -0.2, variance: variance)
    let mean = zip(growth.weights, growth.deviations).reduce(0) { $0 + $1.0 * $1.1 }
    let spread = zip(growth.weights, growth.deviations).reduce(0) { $0 + $1.0 * ($1.1 + 0.2) * ($1.1 + 0.2) }
    #expect(abs(growth.weights.reduce(0, +) - 1) < 1e-14)
    #expect(abs(mean + 0.2) < 1e-14 && abs(spread - variance) < 1e-14)
    #expect(growth.seen == 0.1)
  }
}

@Suite struct PooledDeviationTests {
  static let reports = [
    (4.0, 2.0, 5, 1.0), (12, 4, 1, 0.5), (0.5, 0.25, 0, 2.0), (30, 3, 14, 1.3), (2, 2, 0, 0.2),
  ].map {
    PooledDeviation.Report(state: GammaState(shape: $0.0, rate: $0.1), count: Double($0.2), exposure: $0.3)
  }

  static func logLikelihood(_ reports: [PooledDeviation.Report], at deviation: Double) -> Double {
    reports.reduce(0) {
      $0 + $1.state.predictive(exposure: $1.exposure * exp(deviation)).logMass(Int($1.count))
    }
  }

  /// A grid of step 1e-5 around the best of a grid of 1e-2; the curvature by second differences of step 1e-3, whose
  /// error is about 1e-6.
  @Test(arguments: [0, 1, 2]) func agreesWithAGrid(_ left: Int) throws {
    let reports = Array(Self.reports.dropFirst(left))
    func best(_ grid: StrideThrough<Double>) -> Double {
      grid.max { Self.logLikelihood(reports, at: $0) < Self.logLikelihood(reports, at: $1) }!
    }
    let near = best(stride(from: -4, through: 4, by: 1e-2))
    let exact = best(stride(from: near - 1e-2, through: near + 1e-2, by: 1e-5))
    let curvature =
      [(-1e-3, 1.0), (0, -2), (1e-3, 1)].reduce(0) {
        $0 + $1.1 * Self.logLikelihood(reports, at: exact + $1.0)
      } / 1e-6
    let found = try #require(PooledDeviation.estimate(reports))
    #expect(abs(found.deviation - exact) < 1e-5)
    #expect(isClose(found.variance, -1 / curvature, relative: 1e-4))
  }

  @Test func nothingReportedTellsNothing() {
    let state = GammaState(shape: 2, rate: 1)
    #expect(PooledDeviation.estimate([]) == nil)
    #expect(PooledDeviation.estimate([.init(state: state, count: 0, exposure: 0)]) == nil)
    // Without an event the likelihood rises for ever as the level falls.
    #expect(PooledDeviation.estimate([.init(state: state, count: 0, exposure: 1)]) == nil)
  }

  /// A part year far above what was believed, in all units: the common level rises, and is then better known.
  @Test func aCommonSurpriseMovesEveryUnit() throws {
    let past = (0..<60).map { _ in [4, 5, 4, 5, 4].map { [Optional($0)] } }
    func forecast(_ now: Int?) throws -> FlowForecast {
      let figures = past.map { $0.map { count in (0..<4).map { _ in count[0]! as Int? } } + [[now, now]] }
      return try GammaPoissonModel().fit(.of(figures, monthsEach: 3), before: 2015)
        .predictions(at: Origin(year: 2015, monthsElapsed: 6))
    }
    let nothing = try forecast(nil).growth
    let high = try forecast(8).growth
    let mean = zip(high.weights, high.deviations).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(nothing.seen == 0)
    #expect(high.seen > 0 && mean > 0 && mean <= high.seen + 1e-12)
    #expect(high.deviations.last! - high.deviations[0] < nothing.deviations.last! - nothing.deviations[0])
  }
}
