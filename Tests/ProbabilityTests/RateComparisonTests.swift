import Probability
import TestSupport
import Testing

@Suite struct RateComparisonTests {
  // METHODS C5, R 4.2.2 pbeta.
  @Test(arguments: [
    (12, 11, 0.5127219112), (12, 6, 0.8972562211), (12, 3, 0.9877900131), (60, 55, 0.5303599439),
    (60, 40, 0.9497850779), (0, 0, 0.4884525492), (0, 1, 0.1703520957), (2000, 1860, 0.4999223087),
  ])
  func probabilityOfARealCut(before: Int, after: Int, expected: Double) {
    let comparison = RateComparison(before: before, after: after)
    #expect(isClose(comparison.probabilityOfCut(atLeast: 0.07), expected, relative: Tolerance.tenDigits))
  }

  // METHODS C3, R 4.2.2 with rateratio.test, two decimals.
  @Test(arguments: [
    (12, 11, -63.35, 126.93), (12, 6, -84.60, 43.95), (12, 3, -95.47, -7.36), (60, 55, -37.60, 34.42),
    (60, 40, -56.47, 1.12), (5, 0, -100, 9.13), (1, 0, -100, 3800),
  ])
  func exactLimitsOfTheChange(before: Int, after: Int, lower: Double, upper: Double) throws {
    let change = RateComparison(before: before, after: after).percentChange(.ninetyFivePercent)
    #expect(abs(change.lower - lower) < 0.005)
    #expect(try abs(#require(change.upper) - upper) < 0.005)
    #expect(try change.lower <= #require(change.estimate))
  }

  @Test func exactLimitsWithExposure() throws {
    // METHODS C2, R 4.2.2: rateratio.test(c(2, 9), c(17877, 16660)).
    let comparison = RateComparison(before: 9, after: 2, exposureBefore: 16_660, exposureAfter: 17_877)
    let limits = comparison.exactRatioLimits(.ninetyFivePercent)
    #expect(isClose(try #require(comparison.ratio), 0.207094155743, relative: 1e-11))
    #expect(isClose(limits.lower, 0.0217740627591, relative: 1e-11))
    #expect(isClose(try #require(limits.upper), 1.00054910449, relative: 1e-11))
  }

  @Test func withoutAnEventBefore() {
    let none = RateComparison(before: 0, after: 0).percentChange(.ninetyFivePercent)
    #expect(none.estimate == nil && none.lower == -100 && none.upper == nil)
    let some = RateComparison(before: 0, after: 4).percentChange(.ninetyFivePercent)
    #expect(some.estimate == nil && some.lower > -100 && some.upper == nil)
  }

  // METHODS C4, R 4.2.2.
  @Test(arguments: [
    (12, 11, 0.569814), (12, 6, 0.152605), (12, 3, 0.0245668), (60, 40, 0.0615664), (5, 0, 0.0373433),
  ])
  func exactTestOfTheTarget(before: Int, after: Int, expected: Double) {
    let p = RateComparison(before: before, after: after).exactPValue(ofRatioAtLeast: 0.93)
    #expect(isClose(p, expected, relative: 2e-6))
  }

  @Test func limitsAreThoseTheTestRejects() throws {
    for before in 1...12 {
      for after in 0...12 {
        let comparison = RateComparison(before: before, after: after, exposureBefore: 3, exposureAfter: 2)
        let limits = comparison.exactRatioLimits(ConfidenceLevel(0.9))
        #expect(
          isClose(comparison.exactPValue(ofRatioAtLeast: try #require(limits.upper)), 0.05, relative: 1e-9))
        let wider = comparison.exactRatioLimits(ConfidenceLevel(0.99))
        #expect(wider.lower <= limits.lower && wider.upper! > limits.upper!)
        #expect(limits.lower <= comparison.ratio! && comparison.ratio! <= limits.upper!)
      }
    }
  }

  @Test func probabilityFallsWithTheCutAndMirrors() {
    let comparison = RateComparison(before: 7, after: 4, exposureBefore: 2, exposureAfter: 1)
    let cuts = stride(from: -2.0, through: 1, by: 0.1).map { comparison.probabilityOfCut(atLeast: $0) }
    #expect(zip(cuts, cuts.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(comparison.probabilityOfCut(atLeast: 1) == 0)
    let mirror = RateComparison(before: 4, after: 7, exposureBefore: 1, exposureAfter: 2)
    #expect(
      isClose(
        comparison.probabilityOfCut(atLeast: 0) + mirror.probabilityOfCut(atLeast: 0), 1, absolute: 1e-14))
  }
}
