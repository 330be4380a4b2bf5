import Glibc
import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct PoolWeightsTests {
  private let even = PoolWeights(trust: [1, 1])

  @Test func trustIsAShare() {
    #expect(PoolWeights(trust: [3, 1]).shares == [0.75, 0.25])
  }

  @Test("without scores the prior stands; with them the weights are the best of a grid")
  func areTheLikeliest() {
    #expect(
      PoolWeights(logScores: [], prior: PoolWeights(trust: [3, 1]), priorCount: 5).shares == [0.75, 0.25])
    let scores: [[Double]] = [[0.5, 1.2], [2.5, 0.9], [1.1, 1.3], [0.7, 2.0], [3.0, 1.0]]
    func objective(_ w: Double) -> Double {
      scores.reduce(0.1 * log(w) + 0.1 * log(1 - w)) { $0 + log(w * exp(-$1[0]) + (1 - w) * exp(-$1[1])) }
    }
    let found = PoolWeights(logScores: scores, prior: even, priorCount: 0.2).shares[0]
    let best = (1..<1000).map { Double($0) / 1000 }.max { objective($0) < objective($1) } ?? 0
    #expect(abs(found - best) < 2e-3)
  }

  @Test func whatWasHeldImpossibleLosesItsWeight() {
    let scores = [[Double]](repeating: [1, .infinity], count: 500)
    #expect(PoolWeights(logScores: scores, prior: even, priorCount: 1).shares[1] < 0.002)
    // A row that every member held impossible tells nothing.
    #expect(PoolWeights(logScores: [[.infinity, .infinity]], prior: even, priorCount: 1) == even)
  }

  @Test func anAbsentMemberKeepsItsWeight() {
    let scores = [[Double?]](repeating: [1, 2, nil], count: 1_000)
    let shares = PoolWeights(logScores: scores, prior: PoolWeights(trust: [2, 2, 1]), priorCount: 10).shares
    #expect(isClose(shares[2], 0.2, relative: 1e-3))
    #expect(shares[0] > 0.7)
  }

  @Test("the pool is the mixture of its members, scenario by scenario")
  func pool() throws {
    let first = YearEndForecast(
      weights: [0.4, 0.6],
      units: [YearEnd(scenarios: [.point(1), .point(2)]), YearEnd(scenarios: [.point(3), .point(3)])])
    let second = YearEndForecast(weights: [1], units: [YearEnd(scenarios: [.point(5)]), nil])
    let pool = YearEndForecast.pooled([first, second], weights: PoolWeights(trust: [3, 1]))
    #expect(pool.weights.count == 3 && isClose(pool.weights.reduce(0, +), 1, absolute: 1e-15))
    let distribution = try #require(pool.distribution(unit: 0))
    for (count, mass) in [(1, 0.3), (2, 0.45), (4, 0), (5, 0.25)] {
      #expect(isClose(distribution.mass(at: count), mass, absolute: 1e-15))
    }
    // Where a member has no forecast the others stand in.
    #expect(pool.distribution(unit: 1) == .point(3))
    #expect(YearEndForecast.pooled([second], weights: PoolWeights(trust: [1])).units[1] == nil)
  }
}
