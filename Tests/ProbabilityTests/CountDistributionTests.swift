import Foundation
import Probability
import TestSupport
import Testing

@Suite struct CountDistributionTests {
  static let distributions: [any CountDistribution] = [
    Poisson(mean: 0), Poisson(mean: 0.2), Poisson(mean: 3.7), Poisson(mean: 250),
    NegativeBinomial(size: 2.5, probability: 1), NegativeBinomial(size: 0.3, probability: 0.2),
    NegativeBinomial(size: 1, probability: 0.5), NegativeBinomial(mean: 12, size: 4),
    NegativeBinomial(mean: 300, size: 9), NegativeBinomial(mean: 5, size: 1e9),
    Binomial(trials: 0, probability: 0.4), Binomial(trials: 12, probability: 0),
    Binomial(trials: 12, probability: 1), Binomial(trials: 30, probability: 0.07),
    Binomial(trials: 400, probability: 0.6), BetaBinomial(trials: 0, alpha: 1, beta: 1),
    BetaBinomial(trials: 12, alpha: 4, beta: 52), BetaBinomial(trials: 40, alpha: 0.2, beta: 0.3),
    BetaBinomial(trials: 40, alpha: 0.9, beta: 7), BetaBinomial(trials: 25, alpha: 7, beta: 0.5),
    BetaBinomial(trials: 90, alpha: 20, beta: 11),
  ]

  @Test(arguments: distributions)
  func massesSumToOneAndGiveTheMoments(_ distribution: any CountDistribution) {
    let function = distribution.massFunction()
    #expect(isClose(function.masses.reduce(0, +), 1, absolute: Tolerance.unitSum))
    #expect(isClose(function.mean, distribution.mean, relative: 1e-9, absolute: 1e-12))
    #expect(isClose(function.variance, distribution.variance, relative: 1e-8, absolute: 1e-12))
    for k in function.lowest...function.highest {
      // The normalisation may move a mass by the neglected tail; the recurrence by an ulp a step.
      #expect(
        isClose(function.mass(at: k), distribution.mass(k), relative: 2e-11, absolute: 1e-300), "at \(k)")
    }
  }

  @Test(arguments: distributions)
  func cumulativeProbabilitiesAgreeWithTheirSum(_ distribution: any CountDistribution) {
    let function = distribution.massFunction()
    for k in (function.lowest - 2)...(function.highest + 2) {
      #expect(isClose(distribution.cdf(k), function.cdf(k), absolute: 1e-12), "cdf at \(k)")
      #expect(
        isClose(distribution.upperTail(above: k), function.upperTail(above: k), absolute: 1e-12),
        "tail at \(k)")
      #expect(isClose(distribution.cdf(k) + distribution.upperTail(above: k), 1, absolute: Tolerance.unitSum))
    }
    #expect(distribution.cdf(-1) == 0)
    #expect(distribution.upperTail(above: -1) == 1)
    #expect(distribution.mass(-1) == 0)
  }

  @Test(arguments: distributions)
  func quantileIsTheSmallestValueThatReachesTheProbability(_ distribution: any CountDistribution) {
    for step in 0...200 {
      let p = Double(step) / 200 * (1 - 1e-9)
      let k = distribution.quantile(p)
      #expect(distribution.cdf(k) >= p, "quantile at \(p)")
      #expect(k == 0 || distribution.cdf(k - 1) < p, "quantile at \(p)")
      #expect(step == 0 || distribution.mass(k) > 0, "quantile at \(p)")
    }
    #expect(distribution.quantile(0) == 0)
    #expect(distribution.cdf(distribution.quantile(1)) >= 1 - 1e-15)
  }

  @Test(arguments: distributions)
  func quantileInvertsTheCumulativeProbability(_ distribution: any CountDistribution) {
    for k in 0...60 where distribution.mass(k) > 1e-12 && distribution.upperTail(above: k) > 1e-9 {
      #expect(distribution.quantile(distribution.cdf(k)) == k)
    }
  }

  @Test func tailIsHonoured() {
    let wide = NegativeBinomial(mean: 33, size: 0.05)
    for tail in [1e-4, 1e-9, 1e-13] {
      let function = wide.massFunction(tail: tail)
      #expect(wide.upperTail(above: function.highest) < tail)
      #expect(wide.upperTail(above: function.highest * 9 / 10) > tail / 30)
    }
    #expect(Poisson(mean: 10_000).massFunction(tail: 1e-9).lowest > 9_300)
  }

  @Test func largeCountsKeepTheirDigits() {
    // ln P(X = 47062) by 40-digit arithmetic: Fixtures/large_counts.py.
    #expect(isClose(Poisson(mean: 47_000).logMass(47_062), -6.339426531358028, absolute: 1e-9))
    #expect(
      isClose(NegativeBinomial(mean: 47_000, size: 80).logMass(47_062), -9.489106688355743, absolute: 1e-9))
    #expect(
      isClose(
        BetaBinomial(trials: 47_062, alpha: 3e5, beta: 7e5).logMass(14_000), -6.219477204196724,
        absolute: 1e-9))
  }

  @Test func sizeToInfinityIsPoisson() {
    let poisson = Poisson(mean: 4.5)
    let near = NegativeBinomial(mean: 4.5, size: 1e12)
    for k in 0...30 {
      #expect(isClose(near.logMass(k), poisson.logMass(k), relative: 1e-9))
      #expect(isClose(near.cdf(k), poisson.cdf(k), relative: 1e-9))
    }
  }

  @Test func concentratedBetaBinomialIsBinomial() {
    let binomial = Binomial(trials: 17, probability: 0.3)
    let near = BetaBinomial(trials: 17, alpha: 3e9, beta: 7e9)
    for k in 0...17 { #expect(isClose(near.mass(k), binomial.mass(k), relative: 1e-7)) }
  }

  @Test func negativeBinomialIsAGammaMixtureOfPoissons() {
    // Midpoint rule over 4000 equal slices of the gamma distribution.
    let gamma = Gamma(shape: 3, rate: 0.5)
    let slices = (0..<4000).map { Poisson(mean: gamma.quantile((Double($0) + 0.5) / 4000)) }
    let exact = NegativeBinomial(mean: 6, size: 3)
    for k in 0...25 {
      let mixed = slices.reduce(0) { $0 + $1.mass(k) } / 4000
      #expect(isClose(mixed, exact.mass(k), relative: 1e-2, absolute: 1e-6))
    }
  }

  @Test func bothWaysToANegativeBinomialAgree() {
    let left = NegativeBinomial(size: 2.5, probability: 0.25)
    let right = NegativeBinomial(mean: 7.5, size: 2.5)
    #expect(left.mean == 7.5 && left.variance == 30)
    for k in 0...40 { #expect(isClose(left.logMass(k), right.logMass(k), relative: 1e-14)) }
  }

  @Test func logScores() {
    // R 4.2.2, surveillance 1.20.3: scores(c(0,5,12,14), c(1,5,10,6)); the last is −ln (5/7)^(1/2).
    let expected = [1, 1.740302181, 2.356193380, 6.106588614]
    for ((y, mean), score) in zip(zip([0, 5, 12, 14], [1.0, 5, 10, 6]), expected) {
      #expect(isClose(Poisson(mean: mean).logScore(y), score, relative: Tolerance.tenDigits))
    }
    #expect(isClose(NegativeBinomial(mean: 0.2, size: 0.5).logScore(0), 0.16823611831060645, relative: 1e-14))
    #expect(Binomial(trials: 3, probability: 0.5).logScore(4) == .infinity)
  }

  /// A tiny size and a mean of millions would need billions of values; quantiles within reach stay right.
  @Test func aScatteredNegativeBinomialStaysOfReasonableLength() {
    let scattered = NegativeBinomial(mean: 1_000_000, size: 0.05)
    let masses = scattered.massFunction()
    #expect(masses.masses.count <= (1 << 18) + 1)
    #expect(abs(masses.masses.reduce(0, +) - 1) < 1e-9)
    for p in [0.1, 0.5, 0.7] { #expect(masses.quantile(p) == scattered.quantile(p)) }
  }
}
