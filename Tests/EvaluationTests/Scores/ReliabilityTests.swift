import Probability
import TestSupport
import Testing

@testable import Evaluation

@Suite struct ReliabilityTests {
  /// METHODS C21, by reliabilitydiag's definitions in R 4.2.2.
  @Test func decomposesTheToyExample() {
    let parts = ReliabilityDecomposition(
      [0.1, 0.2, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95],
      outcomes: [false, false, true, false, true, false, true, true, true, true])
    #expect(isClose(parts.score, 0.16025, relative: 1e-12))
    #expect(isClose(parts.miscalibration, 0.0435833, absolute: 5e-8))
    #expect(isClose(parts.discrimination, 0.1233333, absolute: 5e-8))
    #expect(isClose(parts.uncertainty, 0.24, relative: 1e-12))
  }

  /// METHODS G25, scoringutils' test of its Brier score.
  @Test func brier() {
    let outcomes = [false, true, true, false]
    let probabilities = [0.1, 0.9, 0.8, 0.2]
    for (p, (outcome, score)) in zip(probabilities, zip(outcomes, [0.01, 0.01, 0.04, 0.04])) {
      #expect(isClose(ReliabilityDecomposition([p], outcomes: [outcome]).score, score, relative: 1e-12))
    }
    #expect(
      isClose(ReliabilityDecomposition(probabilities, outcomes: outcomes).score, 0.025, relative: 1e-12))
  }

  @Test("S = MCB − DSC + UNC, no part below 0, whatever was forecast")
  func identity() {
    var random = SeededGenerator(seed: 11)
    for size in [1, 2, 3, 7, 40, 300] {
      let probabilities = (0..<size).map { _ in (random.nextUniform() * 10).rounded() / 10 }
      let outcomes = (0..<size).map { _ in random.nextUniform() < 0.4 }
      let parts = ReliabilityDecomposition(probabilities, outcomes: outcomes)
      #expect(
        isClose(
          parts.score, parts.miscalibration - parts.discrimination + parts.uncertainty, absolute: 1e-12))
      #expect(parts.miscalibration > -1e-15 && parts.discrimination > -1e-15)
      let flat = ReliabilityDecomposition(
        [Double](repeating: parts.baseRate, count: size), outcomes: outcomes)
      #expect(abs(flat.miscalibration) < 1e-12 && abs(flat.discrimination) < 1e-12)
    }
  }

  @Test("of all ways to recalibrate three forecasts none that rises is better")
  func isotonicIsTheBest() {
    let grid = (0...12).map { Double($0) / 12 }
    for bits in 0..<8 {
      let outcomes = (0..<3).map { bits >> $0 & 1 == 1 }
      let parts = ReliabilityDecomposition([0.2, 0.5, 0.9], outcomes: outcomes)
      var best = Double.infinity
      for a in grid {
        for b in grid where b >= a {
          for c in grid where c >= b {
            let squares = zip([a, b, c], outcomes).reduce(0.0) {
              $0 + ($1.0 - ($1.1 ? 1 : 0)) * ($1.0 - ($1.1 ? 1 : 0))
            }
            best = min(best, squares / 3)
          }
        }
      }
      #expect(isClose(parts.score - parts.miscalibration, best, absolute: 1e-12), "\(outcomes)")
    }
  }

  @Test("the miscalibration that chance gives is that of right forecasts")
  func chance() {
    var random = SeededGenerator(seed: 5)
    let probabilities = (0..<2_000).map { _ in random.nextUniform() }
    let chance = ReliabilityDecomposition.chanceMiscalibration(of: probabilities)
    #expect(chance > 0.0005 && chance < 0.005)
    #expect(chance == ReliabilityDecomposition.chanceMiscalibration(of: probabilities))
    let right = ReliabilityDecomposition(
      probabilities, outcomes: probabilities.map { random.nextUniform() < $0 })
    let wrong = ReliabilityDecomposition(
      probabilities, outcomes: probabilities.map { random.nextUniform() < 0.5 + 0.3 * ($0 - 0.5) })
    #expect(right.miscalibration < 2 * chance && wrong.miscalibration > 10 * chance)
  }

  @Test func tableOfStretches() {
    let table = ReliabilityRow.table([0, 0.1, 0.2, 0.99, 1], outcomes: [false, true, false, true, true])
    #expect(table.map(\.count) == [2, 1, 0, 0, 2])
    #expect(table[0].forecast == 0.05 && table[0].observed == 0.5)
    #expect(table[2].forecast == nil && table[2].observed == nil)
    #expect(table[4].range == 0.8..<1 && table[4].observed == 1)
  }
}
