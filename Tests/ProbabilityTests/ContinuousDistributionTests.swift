import Foundation
import Probability
import TestSupport
import Testing

@Suite struct ContinuousDistributionTests {
  static let probabilities = [1e-12, 1e-6, 0.001, 0.2, 0.4999, 0.5, 0.5001, 0.8, 0.999, 1 - 1e-9]

  @Test(arguments: probabilities)
  func quantilesInvertCumulativeProbabilities(p: Double) {
    let normal = Normal(mean: 3, standardDeviation: 0.25)
    #expect(isClose(normal.cdf(normal.quantile(p)), p, relative: 1e-11))
    for degrees in [0.7, 1, 2.5, 30, 1e6] {
      let student = StudentT(degreesOfFreedom: degrees)
      #expect(isClose(student.cdf(student.quantile(p)), p, relative: 1e-9), "\(degrees)")
    }
    for shape in [0.1, 1, 8.5, 4000] {
      let gamma = Gamma(shape: shape, rate: 2)
      #expect(isClose(gamma.cdf(gamma.quantile(p)), p, relative: 1e-11), "\(shape)")
      #expect(isClose(gamma.cdf(1.5) + gamma.upperTail(above: 1.5), 1, absolute: 1e-14))
    }
    let beta = Beta(alpha: 4, beta: 52)
    #expect(isClose(beta.cdf(beta.quantile(p)), p, relative: 1e-11))
  }

  @Test func knownShapes() {
    // One degree of freedom is Cauchy's distribution, two have a closed form, many are normal.
    for t in [-40.0, -2, -0.1, 0, 1e-9, 0.5, 3] {
      #expect(isClose(StudentT(degreesOfFreedom: 1).cdf(t), 0.5 + atan(t) / .pi, absolute: 1e-14))
      #expect(
        isClose(
          StudentT(degreesOfFreedom: 2).cdf(t), 0.5 + t / (2 * (2 + t * t).squareRoot()), absolute: 1e-14))
      #expect(isClose(StudentT(degreesOfFreedom: 1e12).cdf(t), Normal.standard.cdf(t), absolute: 1e-11))
    }
    #expect(isClose(StudentT(degreesOfFreedom: 8).twoSidedTail(2.306004135033371), 0.05, relative: 1e-8))
    #expect(isClose(Gamma(shape: 1, rate: 3).cdf(0.7), 1 - exp(-2.1), relative: 1e-14))
    #expect(Normal.standard.quantile(0) == -.infinity && Normal.standard.quantile(1) == .infinity)
    #expect(StudentT(degreesOfFreedom: 3).quantile(1) == .infinity)
    #expect(isClose(Normal.standard.upperTail(above: 30), 4.906713927148187e-198, relative: 1e-12))
  }

  @Test func logBetaWithoutCancellation() {
    // B(a, 1/2) ~ √(π / a) for large a; B(2, b) = 1 / (b (b + 1)).
    #expect(isClose(SpecialFunctions.logBeta(1e12, 0.5), 0.5 * log(.pi / 1e12), relative: 1e-12))
    for b in [0.01, 3, 12, 1e7] {
      #expect(isClose(SpecialFunctions.logBeta(b, 2), -log(b * (b + 1)), relative: 1e-13, absolute: 1e-14))
    }
  }

  @Test(arguments: 1...31)
  func gaussHermiteMoments(points: Int) {
    let rule = GaussHermite(points: points)
    #expect(rule.nodes.count == points && rule.weights.count == points)
    #expect(rule.nodes == rule.nodes.sorted() && rule.nodes == rule.nodes.reversed().map { -$0 })
    // E Z^d is 0 for odd d and 1 · 3 ⋯ (d − 1) for even d; the scale of a sum's error is E |Z|^d.
    var moment = 1.0
    for degree in 0..<(2 * points) {
      if degree % 2 == 0, degree > 0 { moment *= Double(degree - 1) }
      let scale = rule.expectation { pow(abs($0), Double(degree)) }
      let computed = rule.expectation { pow($0, Double(degree)) }
      #expect(isClose(computed, degree % 2 == 0 ? moment : 0, absolute: 1e-13 * scale), "degree \(degree)")
    }
    // Exactness ends there.
    let beyond = rule.expectation { pow($0, Double(2 * points)) }
    #expect(!isClose(beyond, moment * Double(2 * points - 1), relative: 1e-10))
  }

  @Test func gaussHermiteKnownRule() {
    let three = GaussHermite(points: 3)
    let expected: [Double] = [-3.squareRoot(), 0, 3.squareRoot(), 1.0 / 6, 2.0 / 3, 1.0 / 6]
    for (value, expected) in zip(three.nodes + three.weights, expected) {
      #expect(isClose(value, expected, absolute: 1e-15))
    }
    #expect(isClose(GaussHermite(points: 21).expectation { exp($0) }, exp(0.5), relative: 1e-13))
    #expect(GaussHermite(points: 100).weights.allSatisfy { $0 > 0 })
  }
}
