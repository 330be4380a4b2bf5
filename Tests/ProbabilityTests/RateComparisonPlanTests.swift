import Probability
import TestSupport
import Testing

@Suite struct RateComparisonPlanTests {
  // METHODS 0.1, 20,000 simulated pairs each: one-sided exact test at 5 %, a true cut of 7 %.
  @Test(arguments: [(60, 0.09), (500, 0.29), (1000, 0.48), (2000, 0.72), (2500, 0.81)])
  func simulatedPower(cases: Int, expected: Double) {
    let power = RateComparisonPlan(trueRatio: 0.93).power(casesBefore: Double(cases))
    #expect(abs(power - expected) < 0.011, "\(power)")
  }

  @Test("power against the sum over all pairs of counts")
  func bruteForce() {
    for (cases, ratio, null, exposure) in [
      (3.0, 0.5, 1.0, 1.0), (12, 0.93, 1, 1), (12, 0.4, 0.93, 2), (0, 0.5, 1, 1),
    ] {
      let (first, second) = (Poisson(mean: cases), Poisson(mean: cases * ratio * exposure))
      var power = 0.0
      for x in 0...60 {
        for y in 0...60 {
          let p = RateComparison(before: x, after: y, exposureAfter: exposure).test(
            .exact, .less, nullRatio: null)
          if p.pValue <= 0.05 { power += first.mass(x) * second.mass(y) }
        }
      }
      let plan = RateComparisonPlan(trueRatio: ratio, nullRatio: null, exposureRatio: exposure)
      #expect(abs(plan.power(casesBefore: cases) - power) < 1e-8, "\(cases), \(ratio)")
    }
  }

  @Test func casesNeeded() throws {
    let plan = RateComparisonPlan(trueRatio: 0.93)
    let cases = try #require(plan.casesBefore(forPower: 0.8))
    #expect((2350...2550).contains(cases))
    #expect(plan.power(casesBefore: Double(cases)) >= 0.8)
    #expect(plan.power(casesBefore: 0.99 * Double(cases)) < 0.8)
    // The larger the cut, the fewer: all cases gone shows with a handful.
    let all = try #require(RateComparisonPlan(trueRatio: 0).casesBefore(forPower: 0.8))
    #expect((5...10).contains(all))
    #expect(RateComparisonPlan(trueRatio: 0.999_999).casesBefore(forPower: 0.8) == nil)
  }

  @Test("where totals are left out the power stays on its curve")
  func manyCases() {
    // (√m − √(0.99 m)) · 2 / √2 against the normal quantile, by the square roots' variance of 1/4 (Huffman 1984).
    let plan = RateComparisonPlan(trueRatio: 0.99)
    for cases in [20_000.0, 100_000, 500_000] {
      let distance = (cases.squareRoot() - (0.99 * cases).squareRoot()) * 2.0.squareRoot()
      let expected = Normal.standard.cdf(distance - Normal.standard.quantile(0.95))
      #expect(abs(plan.power(casesBefore: cases) - expected) < 0.004)
    }
  }
}
