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
    let comparison = RateComparison(before: before, after: after)
    let limits = try #require(comparison.percentChangeLimits(.exact, level: .ninetyFivePercent))
    #expect(abs(limits.lower - lower) < 0.005 && abs(limits.upper - upper) < 0.005)
    #expect(try limits.lower <= #require(comparison.percentChange))
  }

  /// METHODS C2, R 4.2.2: rateratio.test(c(2, 9), c(17877, 16660)). The minimum-likelihood p-value is below 5 % where
  /// the exact limits hold 1; no method has both.
  @Test func minimumLikelihoodBesideCentralLimits() throws {
    let comparison = RateComparison(before: 9, after: 2, exposureBefore: 16_660, exposureAfter: 17_877)
    #expect(isClose(try #require(comparison.ratio), 0.207094155743, relative: 1e-11))
    let limits = try #require(comparison.ratioLimits(.exact, level: .ninetyFivePercent))
    #expect(isClose(limits.lower, 0.0217740627591, relative: 1e-11))
    #expect(isClose(limits.upper, 1.00054910449, relative: 1e-11))
    #expect(isClose(comparison.test(.exact).pValue, 0.0501064956141, relative: 1e-11))
    #expect(isClose(comparison.test(.minimumLikelihood).pValue, 0.0330942032059, relative: 1e-11))
    #expect(comparison.ratioLimits(.minimumLikelihood, level: .ninetyFivePercent) == nil)
  }

  // METHODS C4, R 4.2.2.
  @Test(arguments: [
    (12, 11, 0.569814), (12, 6, 0.152605), (12, 3, 0.0245668), (60, 40, 0.0615664), (5, 0, 0.0373433),
  ])
  func exactTestOfTheTarget(before: Int, after: Int, expected: Double) {
    let p = RateComparison(before: before, after: after).test(.exact, .less, nullRatio: 0.93).pValue
    #expect(isClose(p, expected, relative: 2e-6))
  }

  // METHODS G10, Gu et al. (2008): 60 / 51477.5 against 30 / 54308.7, one-sided; as printed, and by statsmodels.
  @Test(
    arguments: [
      (.wald, 0.000356), (.score, 0.000316), (.squareRoot, 0.000285), (.exact, 0.000428), (.midP, 0.000310),
      (.eTest, 0.000298),
    ] as [(RateComparison.Method, Double)])
  func publishedTests(_ method: RateComparison.Method, _ expected: Double) {
    let comparison = RateComparison(before: 30, after: 60, exposureBefore: 54308.7, exposureAfter: 51477.5)
    #expect(abs(comparison.test(method, .greater).pValue - expected) < 6e-7)
  }

  // METHODS G11, the same authors with a null ratio of 1.5: p-values of statsmodels.
  @Test(
    arguments: [
      (.wald, 0.2310), (.score, 0.2399), (.exact, 0.2915), (.midP, 0.2452), (.eTest, 0.2455),
    ] as [(RateComparison.Method, Double)])
  func publishedTestsOfARatio(_ method: RateComparison.Method, _ expected: Double) {
    let comparison = RateComparison(before: 15, after: 41, exposureBefore: 19_017, exposureAfter: 28_010)
    #expect(abs(comparison.test(method, .greater, nullRatio: 1.5).pValue - expected) < 6e-5)
  }

  // METHODS G9, Krishnamoorthy & Thomson (2004).
  @Test(arguments: [(0, 3, 0.088379009), (6, 2, 0.17487482)])
  func eTest(before: Int, after: Int, expected: Double) {
    let p = RateComparison(before: before, after: after).test(.eTest).pValue
    #expect(isClose(p, expected, relative: 3e-8))
  }

  @Test("the E-test against the double sum over all pairs of counts")
  func eTestByBruteForce() {
    for before in 0...9 {
      for after in 0...9 where before + after > 0 {
        for ratio in [0.4, 0.93, 1, 2.5] {
          let comparison = RateComparison(before: before, after: after, exposureBefore: 2, exposureAfter: 3)
          let scaled = ratio * 1.5
          func statistic(_ y: Int, _ x: Int) -> Double {
            x + y == 0 ? 0 : (Double(y) - Double(x) * scaled) / (Double(x + y) * scaled).squareRoot()
          }
          let mean = Double(before + after) / (1 + scaled)
          let (first, second) = (Poisson(mean: mean), Poisson(mean: mean * scaled))
          let seen = statistic(after, before)
          var (less, greater, both) = (0.0, 0.0, 0.0)
          for x in 0...90 {
            for y in 0...90 {
              let mass = first.mass(x) * second.mass(y)
              let value = statistic(y, x)
              if value <= seen + 1e-10 { less += mass }
              if value >= seen - 1e-10 { greater += mass }
              if abs(value) >= abs(seen) - 1e-10 { both += mass }
            }
          }
          for (alternative, expected) in [(Alternative.less, less), (.greater, greater), (.twoSided, both)] {
            let p = comparison.test(.eTest, alternative, nullRatio: ratio).pValue
            #expect(
              isClose(p, expected, relative: 1e-11), "\(before), \(after), \(ratio), \(alternative)")
          }
        }
      }
    }
  }

  @Test("large counts agree with the normal approximation, at a bounded cost")
  func largeCounts() {
    let comparison = RateComparison(before: 100_000, after: 99_000)
    let score = comparison.test(.score).pValue
    for method in RateComparison.Method.allCases {
      #expect(isClose(comparison.test(method).pValue, score, relative: 0.02), "\(method)")
    }
  }

  @Test("limits hold exactly the ratios that the test of the same method does not reject")
  func limitsAreThoseTheTestRejects() throws {
    for method in RateComparison.Method.allCases where method.hasLimits {
      for before in 0...9 {
        for after in 0...9 {
          let comparison = RateComparison(before: before, after: after, exposureBefore: 3, exposureAfter: 2)
          let limits = try #require(comparison.ratioLimits(method, level: ConfidenceLevel(0.9)))
          if limits.lower > 0 {
            let p = comparison.test(method, .greater, nullRatio: limits.lower).pValue
            #expect(isClose(p, 0.05, relative: 1e-9), "\(method) \(before) \(after)")
          }
          if limits.upper.isFinite {
            let p = comparison.test(method, .less, nullRatio: limits.upper).pValue
            #expect(isClose(p, 0.05, relative: 1e-9), "\(method) \(before) \(after)")
          }
          let wider = try #require(comparison.ratioLimits(method, level: ConfidenceLevel(0.99)))
          #expect(wider.lower <= limits.lower && wider.upper >= limits.upper)
          if let ratio = comparison.ratio { #expect(limits.lower <= ratio && ratio <= limits.upper) }
        }
      }
    }
  }

  @Test("the sides change places with the counts")
  func mirror() {
    for method in RateComparison.Method.allCases {
      for (before, after) in [(0, 0), (0, 4), (3, 0), (7, 4), (5, 5)] {
        let comparison = RateComparison(before: before, after: after, exposureBefore: 2, exposureAfter: 5)
        let mirror = RateComparison(before: after, after: before, exposureBefore: 5, exposureAfter: 2)
        for (side, other) in [
          (Alternative.less, Alternative.greater), (.greater, .less), (.twoSided, .twoSided),
        ] {
          let p = comparison.test(method, side, nullRatio: 0.8).pValue
          #expect((0...1).contains(p), "\(method) \(before) \(after) \(side)")
          #expect(
            isClose(p, mirror.test(method, other, nullRatio: 1.25).pValue, relative: 1e-12),
            "\(method) \(before) \(after) \(side)")
        }
      }
    }
  }

  @Test("two counts of zero speak against nothing")
  func nothingHappened() {
    let nothing = RateComparison(before: 0, after: 0, exposureBefore: 3, exposureAfter: 2)
    for method in RateComparison.Method.allCases {
      for alternative in Alternative.allCases {
        let result = nothing.test(method, alternative, nullRatio: 0.93)
        #expect(result.statistic == nil)
        #expect(result.pValue == (method == .midP && alternative != .twoSided ? 0.5 : 1), "\(method)")
      }
      let limits = nothing.ratioLimits(method, level: .ninetyFivePercent)
      #expect(limits == (method.hasLimits ? Limits(lower: 0, upper: .infinity) : nil))
    }
    #expect(nothing.ratio == nil && nothing.percentChange == nil)
    let some = RateComparison(before: 0, after: 4)
    #expect(
      some.percentChange == nil
        && some.percentChangeLimits(.exact, level: .ninetyFivePercent)?.upper == .infinity)
    // The interval of the logarithm knows nothing of a zero; it does not pretend to.
    #expect(some.test(.logWald).pValue == 1)
    #expect(some.ratioLimits(.logWald, level: .ninetyFivePercent) == Limits(lower: 0, upper: .infinity))
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
