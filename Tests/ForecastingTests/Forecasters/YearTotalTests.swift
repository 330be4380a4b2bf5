import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct YearTotalTests {
  @Test("of every small world: P(n) · P(seen | n), scaled to 1", arguments: [0, 1, 2, 5, 9])
  func isBayesRule(seen: Int) {
    for (mean, size) in [(0.4, 0.3), (3, 1.5), (12, 40)] {
      for (share, concentration) in [(0.25, 8.0), (0.6, 30), (0.9, 200)] {
        let found = YearTotal(mean: mean, size: size)
          .given(seen: seen, share: share, concentration: concentration)
        let prior = NegativeBinomial(mean: mean, size: size)
        let weights = (seen...400).map { total in
          prior.mass(total)
            * BetaBinomial(
              trials: total, alpha: concentration * share, beta: concentration * (1 - share)
            ).mass(seen)
        }
        let sum = weights.reduce(0, +)
        for (place, weight) in weights.enumerated() {
          #expect(
            isClose(found.mass(at: seen + place), weight / sum, relative: 1e-8, absolute: 1e-11),
            "\(mean) \(size) \(share) \(seen + place)")
        }
        #expect(found.lowest == seen)
      }
    }
  }

  @Test func beforeTheYearItIsTheNegativeBinomial() {
    let found = YearTotal(mean: 7, size: 2).given(seen: 0, share: 0, concentration: 5)
    let expected = NegativeBinomial(mean: 7, size: 2)
    for count in 0...60 {
      #expect(isClose(found.mass(at: count), expected.mass(count), relative: 1e-9, absolute: 1e-12))
    }
  }

  @Test func atTheYearsEndItIsWhatWasSeen() {
    #expect(YearTotal(mean: 7, size: 2).given(seen: 4, share: 1, concentration: 5) == .point(4))
    #expect(YearTotal(mean: 0, size: 2).given(seen: 0, share: 0.5, concentration: 5) == .point(0))
  }

  @Test("far above what was expected, and in large numbers, masses neither overflow nor vanish")
  func largeCounts() {
    let found = YearTotal(mean: 40_000, size: 300).given(seen: 9_000, share: 0.25, concentration: 500)
    #expect(isClose(found.masses.reduce(0, +), 1, absolute: 1e-12))
    #expect(found.mean > 35_000 && found.mean < 41_000)
    let surprised = YearTotal(mean: 0.01, size: 0.5).given(seen: 300, share: 0.5, concentration: 40)
    #expect(surprised.lowest == 300 && surprised.mean > 300)
  }

  @Test("METHODS C8: only last year is known: P(at most 93 % of it)")
  func lastYearAlone() {
    for (count, chance) in [
      (0, 0.7071067812), (1, 0.3535533906), (5, 0.4361908851), (12, 0.4590773089), (60, 0.3378036002),
    ] {
      let half = Double(count) + 0.5
      let total = YearTotal(mean: half, size: half).given(seen: 0, share: 0, concentration: 1)
      #expect(isClose(total.cdf(count * 93 / 100), chance, relative: 1e-9), "\(count)")
    }
  }

  @Test("METHODS C7: regression to the mean under Gamma(4, 1/3)")
  func regressionToTheMean() {
    for (count, chance) in [(4, 0.2329), (8, 0.3873), (12, 0.4927), (20, 0.5647), (30, 0.6391)] {
      let filter = DampedFilter(discount: 1, transient: 0, prior: GammaState(shape: 4, rate: 1.0 / 3))
      let state = filter.updated(filter.prior, count: Double(count), exposure: 1)
      let total = filter.total(state, exposure: 1).given(seen: 0, share: 0, concentration: 1)
      #expect(isClose(total.cdf(count * 93 / 100), chance, absolute: 5e-5), "\(count)")
    }
  }
}
