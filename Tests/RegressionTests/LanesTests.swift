import Foundation
import Testing

@testable import Regression

@Suite struct LanesTests {
  @Test func exponentialIsWithinTwoUlps() {
    var worst = 0.0
    for step in -700_000...700_000 {
      let x = Double(step) / 1000 + 1e-4 * Double(step % 7)
      guard abs(x) < 700 else { continue }
      let reference = exp(x)
      worst = max(worst, abs(Lanes(repeating: x).exponential[step & 3] - reference) / reference.ulp)
    }
    #expect(worst <= 2)
    #expect(Lanes(0, -1e6, 1e6, -0.0).exponential == Lanes(1, exp(-700), exp(700), 1))
  }

  @Test func logarithmKeepsItsDigitsNearZero() {
    var v = 1e-18
    while v < 1e18 {
      let log = LogOnePlus(Lanes(repeating: v), inverse: Lanes(repeating: 1 / (1 + v)))
      let reference = log1p(v)
      #expect(abs(log.value[0] - reference) <= 5 * reference.ulp)
      #expect(abs(log.perUnit[0] - reference / v) <= 6 * (reference / v).ulp)
      if v > 0.5 {
        let curvature = (reference - v / (1 + v)) / v / v
        #expect(abs(log.curvature[0] - curvature) <= 1e-14 * curvature)
      } else {
        // Σ (−v)ⁿ (n + 1) / (n + 2).
        var term = 1.0
        var sum = 0.0
        for n in 0..<60 {
          sum += term * Double(n + 1) / Double(n + 2)
          term *= -v
        }
        #expect(abs(log.curvature[0] - sum) <= 1e-14)
      }
      v *= 1.37
    }
    let zero = LogOnePlus(.zero, inverse: Lanes(repeating: 1))
    #expect(zero.value == .zero && zero.perUnit[0] == 1 && zero.curvature[0] == 0.5)
  }

  @Test(arguments: [1e-9, 1e-4, 0.01, 0.5, 3, 1e4]) func longTailsAreTheirSums(_ alpha: Double) {
    for end in [129.0, 130, 200, 1000, 5003] {
      var (logs, slopes, information) = (0.0, 0.0, 0.0)
      for j in stride(from: 128.0, to: end, by: 1) {
        logs += log1p(alpha * j)
        slopes += j / (1 + alpha * j)
        information += (j / (1 + alpha * j)) * (j / (1 + alpha * j))
      }
      let tail = LongTail(from: 128, to: end, alpha: alpha)
      #expect(abs(tail.log - logs) <= 1e-12 * logs)
      #expect(abs(tail.slope - slopes) <= 1e-12 * slopes)
      #expect(abs(tail.information - information) <= 1e-9 * information)
    }
  }
}
