import Glibc
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct DampedFilterTests {
  @Test func withoutNoiseItIsConjugate() {
    let filter = DampedFilter(discount: 1, transient: 0, prior: GammaState(shape: 2, rate: 0.5))
    let state = filter.updated(filter.prior, count: 3, exposure: 2)
    #expect(state == GammaState(shape: 5, rate: 2.5))
    #expect(filter.propagated(state) == state)
    #expect(filter.total(state, exposure: 1) == YearTotal(mean: 2, size: 5))
  }

  @Test("the damped update has the gain of linear Bayes: Cov(λ, y) / Var y", arguments: [0.05, 0.4, 2])
  func gain(noise: Double) {
    let (a, b, exposure, count) = (3.0, 0.7, 1.6, 9.0)
    let filter = DampedFilter(discount: 1, transient: noise, prior: GammaState(shape: a, rate: b))
    let state = filter.updated(filter.prior, count: count, exposure: exposure)
    let mean = a / b
    let variance = mean / b
    let counts = mean * exposure * (1 + noise * exposure * (mean + 1 / b)) + exposure * exposure * variance
    let gain = variance * exposure / counts
    #expect(isClose(state.shape / state.rate, mean + gain * (count - mean * exposure), relative: 1e-12))
  }

  @Test("mean and variance are those of a rate times one year's own noise")
  func moments() {
    let filter = DampedFilter(discount: 1, transient: 0.3, prior: GammaState(shape: 4, rate: 2))
    let total = filter.total(filter.prior, exposure: 5)
    let spread = (1 + 1 / 4.0) * (1 + 0.3) - 1
    #expect(isClose(total.mean, 10, relative: 1e-12) && isClose(1 / total.size, spread, relative: 1e-12))
  }

  @Test func noiseEvensOutWithSize() {
    let filter = DampedFilter(
      discount: 1, transient: 0.3, evening: 0.5, prior: GammaState(shape: 1e9, rate: 1e9))
    #expect(isClose(1 / filter.total(filter.prior, exposure: 99).size, 0.03, relative: 1e-6))
  }

  @Test("what a unit showed is forgotten, the prior is not")
  func forgetting() {
    let filter = DampedFilter(discount: 0.5, transient: 0.1, prior: GammaState(shape: 2, rate: 1))
    var state = filter.updated(filter.prior, count: 30, exposure: 1)
    for _ in 0..<60 { state = filter.propagated(state) }
    #expect(isClose(state.shape, 2, relative: 1e-12) && isClose(state.rate, 1, relative: 1e-12))
  }

  @Test("a year in which all units double is the year's, not the units'")
  func commonLevel() {
    let counts: [[Double?]] = [[4, 8, 16, 20], [4, 8, 16, 20], [8, 16, 32, 40]]
    let filter = DampedFilter(discount: 0.9, transient: 0.01, prior: GammaState(shape: 3, rate: 0.25))
    let run = DampedRun(counts: counts, exposures: [1, 1, 1, 1], filter: filter)
    #expect(run.deviations.count == 2)
    #expect(abs(run.deviations[0]) < 0.08 && abs(run.deviations[1] - log(2)) < 0.3)
    // A year nobody reports is neither a year of zeros nor of growth.
    let gap = DampedRun(
      counts: [counts[0], [nil, nil, nil, nil], counts[1]], exposures: [1, 1, 1, 1], filter: filter)
    #expect(gap.deviations.count == 1 && abs(gap.deviations[0]) < 0.08)
  }

  @Test("one unit that was renamed does not move the level of all")
  func renamedUnit() {
    var counts: [[Double?]] = (0..<4).map { _ in (0..<40).map { Double(8 + $0 % 7) } }
    counts[3][0] = 5_000
    counts[3][1] = 0
    let filter = DampedFilter(discount: 0.9, transient: 0.05, prior: GammaState(shape: 20, rate: 2))
    let run = DampedRun(counts: counts, exposures: counts[0].map { _ in 1 }, filter: filter)
    #expect(abs(run.deviations[2]) < 0.05)
  }
}
