import Probability
import TestSupport
import Testing

@Suite struct LimitTests {
  // METHODS C1, R 4.2.2 qgamma.
  @Test(arguments: [
    (0, 0, 3.68887945411), (1, 0.0253178079843, 5.57164339094), (5, 1.62348639012, 11.6683320793),
    (12, 6.20057510872, 20.9615850482), (20, 12.2165195854, 30.8883779027), (60, 45.78632095, 77.2318934066),
  ])
  func garwood(count: Int, lower: Double, upper: Double) {
    let limits = PoissonCount(count).limits(.exact, level: .ninetyFivePercent)
    #expect(isClose(limits.lower, lower, relative: 1e-10) && isClose(limits.upper, upper, relative: 1e-10))
  }

  // METHODS G5, PHEindicatormethods.
  @Test(arguments: [
    (65, 0.95, 50.1631877, 82.8491385), (1045, 0.95, 982.593202, 1110.331213),
    (1, 0.95, 0.0130721, 5.5637556), (65, 0.998, 42.8802615, 94.0002908),
    (1045, 0.998, 947.940704, 1148.806161), (10, 0.998, 2.9163184, 24.1937249),
  ])
  func byar(count: Int, level: Double, lower: Double, upper: Double) {
    let limits = PoissonCount(count).limits(.byar, level: ConfidenceLevel(level))
    #expect(isClose(limits.lower, lower, relative: 1e-8, absolute: 6e-8))
    #expect(isClose(limits.upper, upper, relative: 1e-8))
  }

  // METHODS G6, the same.
  @Test(arguments: [(65, 100, 0.552544433, 0.736357518), (1045, 5000, 0.197955499, 0.220491304)])
  func wilson(hits: Int, trials: Int, lower: Double, upper: Double) {
    let limits = Proportion(hits, of: trials).limits(.wilson, level: .ninetyFivePercent)
    #expect(abs(limits.lower - lower) < 6e-10 && abs(limits.upper - upper) < 6e-10)
  }

  // METHODS G7, the same: exact limits below 10 cases, Byar's from there.
  @Test(
    arguments: [
      (1, .exact, 0.0253178, 5.5716434), (5, .exact, 1.6234864, 11.6683321),
      (20, .byar, 12.2114288, 30.8898804),
      (65, .byar, 50.16319, 82.84914),
    ] as [(Int, PoissonCount.LimitMethod, Double, Double)])
  func rates(count: Int, method: PoissonCount.LimitMethod, lower: Double, upper: Double) {
    let limits = PoissonCount(count, exposure: 100).limits(method, level: .ninetyFivePercent).scaled(by: 100)
    #expect(isClose(limits.lower, lower, relative: 1e-7, absolute: 6e-8))
    #expect(isClose(limits.upper, upper, relative: 1e-7))
  }

  // METHODS G13, statsmodels: 15 / 400.
  @Test(
    arguments: [
      (.exact, 0.0209884653319583, 0.0618505471787146), (.score, 0.0227264749053794, 0.0618771721463559),
      (.jeffreys, 0.0219234232268444, 0.0602898619930649),
    ] as [(PoissonCount.LimitMethod, Double, Double)])
  func rateOfFifteen(method: PoissonCount.LimitMethod, lower: Double, upper: Double) {
    let limits = PoissonCount(15, exposure: 400).limits(method, level: .ninetyFivePercent)
    #expect(isClose(limits.lower, lower, relative: 1e-12) && isClose(limits.upper, upper, relative: 1e-12))
  }

  // METHODS G14, statsmodels.
  @Test func tolerance() {
    let count = PoissonCount(150, exposure: 100)
    func limits(_ method: PoissonCount.LimitMethod) -> ClosedRange<Int> {
      count.toleranceLimits(
        exposure: 100, method, coverage: .ninetyFivePercent, level: .ninetyFivePercent)
    }
    #expect(limits(.score) == 106...202 && limits(.exact) == 105...202)
  }

  // METHODS C8: where only last year's 12 are known, nine years in ten lie in 5…21.
  @Test func prediction() {
    let next = PoissonCount(12).prediction(exposure: 1)
    #expect(next.quantile(0.05) == 5 && next.quantile(0.95) == 21)
    #expect(isClose(next.cdf(11), 0.4590773089, relative: Tolerance.tenDigits))
  }

  @Test("limits of no event and of all events")
  func edges() {
    for method in PoissonCount.LimitMethod.allCases {
      let limits = PoissonCount(0, exposure: 2).limits(method, level: .ninetyFivePercent)
      #expect(limits.lower == 0 && limits.upper > 0, "\(method)")
    }
    for method in Proportion.LimitMethod.allCases where method != .agrestiCoull {
      let none = Proportion(0, of: 7).limits(method, level: .ninetyFivePercent)
      let all = Proportion(7, of: 7).limits(method, level: .ninetyFivePercent)
      #expect(none.lower == 0 && all.upper == 1 && none.upper < 1 && all.lower > 0, "\(method)")
      #expect(isClose(all.lower, 1 - none.upper, relative: 1e-14), "\(method)")
    }
  }

  @Test("limits widen with the level, hold the estimate, and agree with the tests of the same method")
  func relations() {
    for count in [0, 1, 2, 7, 40, 1000, 100_000] {
      let cases = PoissonCount(count, exposure: 4)
      for method in PoissonCount.LimitMethod.allCases {
        let limits = cases.limits(method, level: ConfidenceLevel(0.9))
        let wider = cases.limits(method, level: ConfidenceLevel(0.99))
        #expect(limits.lower <= cases.rate && cases.rate <= limits.upper, "\(method) of \(count)")
        #expect(wider.lower <= limits.lower && limits.upper <= wider.upper, "\(method) of \(count)")
      }
      for (limit, test) in [
        (PoissonCount.LimitMethod.exact, PoissonCount.TestMethod.exact), (.midP, .midP), (.score, .score),
      ] {
        let limits = cases.limits(limit, level: ConfidenceLevel(0.9))
        #expect(
          isClose(cases.pValue(ofRate: limits.upper, test, .less), 0.05, relative: 1e-8), "\(test) \(count)")
        guard count > 0 else { continue }
        #expect(
          isClose(cases.pValue(ofRate: limits.lower, test, .greater), 0.05, relative: 1e-8),
          "\(test) \(count)")
      }
    }
  }

  @Test("the two-sided exact test by minimum likelihood against the sum over all counts")
  func minimumLikelihood() {
    for mean in [0.3, 1, 2.5, 7, 19.2] {
      let null = Poisson(mean: mean)
      for count in 0...40 {
        let expected = (0...200).map(null.mass).filter { $0 <= null.mass(count) * (1 + 1e-7) }.reduce(0, +)
        let p = PoissonCount(count).pValue(ofRate: mean, .minimumLikelihood, .twoSided)
        #expect(isClose(p, expected, relative: 1e-11), "\(count) of \(mean)")
      }
    }
    for trials in [1, 2, 9, 30] {
      for probability in [0, 0.03, 0.5, 0.77, 1] {
        let null = Binomial(trials: trials, probability: probability)
        for hits in 0...trials {
          let expected = (0...trials).map(null.mass).filter { $0 <= null.mass(hits) * (1 + 1e-7) }.reduce(
            0, +)
          let p = Proportion(hits, of: trials).exactPValue(ofProbability: probability, .twoSided)
          #expect(
            isClose(p, expected, relative: 1e-11, absolute: 1e-300), "\(hits) of \(trials), \(probability)")
        }
      }
    }
  }

  @Test func standardisedWithoutAnEvent() {
    let none = StandardisedRate(counts: [0, 0], populations: [100, 300], standard: [1, 1])
    let limits = none.gammaLimits(level: .ninetyFivePercent)
    // One event where it weighs most, w = (1/2) / 100: Garwood's limit of no event.
    #expect(
      none.rate == 0 && limits.lower == 0 && isClose(limits.upper, 0.005 * 3.68887945411394, relative: 1e-13))
    #expect(none.dobsonLimits(.exact, level: .ninetyFivePercent) == nil)
    // One stratum is a crude rate.
    let one = StandardisedRate(counts: [12], populations: [400], standard: [7])
    let exact = PoissonCount(12, exposure: 400).limits(.exact, level: .ninetyFivePercent)
    for limits in [
      one.gammaLimits(level: .ninetyFivePercent), one.dobsonLimits(.exact, level: .ninetyFivePercent)!,
    ] {
      #expect(
        isClose(limits.lower, exact.lower, relative: 1e-12)
          && isClose(limits.upper, exact.upper, relative: 1e-12))
    }
  }
}
