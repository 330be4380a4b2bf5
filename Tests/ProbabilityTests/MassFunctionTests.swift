import Foundation
import Probability
import TestSupport
import Testing

@Suite struct MassFunctionTests {
  @Test func weightsAreNormalisedAndNonsenseIsNil() throws {
    let function = try #require(MassFunction(lowest: -1, weights: [1, 2, 1]))
    #expect(function.masses == [0.25, 0.5, 0.25])
    #expect(function.lowest == -1 && function.highest == 1)
    #expect(function.mean == 0 && function.variance == 0.5)
    #expect(function.mass(at: -2) == 0 && function.mass(at: 2) == 0)
    #expect(function.logScore(2) == .infinity)
    for weights in [[], [0, 0], [1, -0.5], [.nan, 1], [.infinity, 1]] {
      #expect(MassFunction(lowest: 0, weights: weights) == nil)
    }
  }

  /// Every pair of functions of up to three values with weights 0…2, summed value by value.
  @Test func convolutionOfAllSmallWorlds() {
    let digits = (0..<27).map { [$0 % 3, $0 / 3 % 3, $0 / 9] }
    let worlds = digits.compactMap { MassFunction(lowest: -2, weights: $0.map(Double.init)) }
    #expect(worlds.count == 26)
    for left in worlds {
      for right in worlds {
        let sum = left.convolved(with: right)
        for total in -5...2 {
          var expected = 0.0
          for value in -5...2 { expected += left.mass(at: value) * right.mass(at: total - value) }
          #expect(isClose(sum.mass(at: total), expected, absolute: 1e-15))
        }
      }
    }
  }

  @Test func sumOfPoissonsIsPoisson() {
    let sum = Poisson(mean: 3.2).massFunction().convolved(with: Poisson(mean: 40).massFunction())
    let exact = Poisson(mean: 43.2)
    for k in 0...120 { #expect(isClose(sum.mass(at: k), exact.mass(k), relative: 1e-9, absolute: 1e-13)) }
  }

  @Test func sumOfNegativeBinomialsOfOneProbabilityIsNegativeBinomial() {
    let parts = [0.5, 1.25, 6].map { NegativeBinomial(size: $0, probability: 0.3).massFunction() }
    let sum = parts[0].convolved(with: parts[1]).convolved(with: parts[2])
    let exact = NegativeBinomial(size: 7.75, probability: 0.3)
    for k in 0...100 { #expect(isClose(sum.mass(at: k), exact.mass(k), relative: 1e-9, absolute: 1e-13)) }
  }

  @Test func convolutionDropsWhatWeighsNothing() {
    let far = MassFunction(lowest: 0, weights: [1e-17] + Array(repeating: 0, count: 5) + [1, 1e-9, 0])!
    let sum = far.convolved(with: .point(10))
    #expect(sum.lowest == 16 && sum.highest == 17)
    #expect(sum.mass(at: 17) > 0.9e-9)
  }

  @Test func pointAndShift() {
    #expect(MassFunction.point(4).masses == [1])
    let function = Binomial(trials: 5, probability: 0.3).massFunction()
    #expect(function.convolved(with: .point(7)) == function.shifted(by: 7))
    #expect(function.shifted(by: 7).mean == function.mean + 7)
  }

  @Test func mixture() {
    let mixed = MassFunction.mixture(
      [.point(0), Binomial(trials: 2, probability: 0.5).massFunction(), .point(90)], weights: [1, 3, 0])
    #expect(mixed.lowest == 0 && mixed.highest == 2)
    for (mass, expected) in zip(mixed.masses, [0.4375, 0.375, 0.1875]) {
      #expect(isClose(mass, expected, absolute: 1e-15))
    }
  }

  @Test func upperTailKeepsItsDigits() {
    let function = Poisson(mean: 3).massFunction(tail: 1e-30)
    for k in 20...30 {
      #expect(isClose(function.upperTail(above: k), Poisson(mean: 3).upperTail(above: k), relative: 1e-9))
    }
    #expect(Poisson(mean: 3).upperTail(above: 30) < 1e-20)
    #expect(function.upperTail(above: -1) == 1 && function.upperTail(above: function.highest) == 0)
    #expect(function.cdf(-1) == 0 && function.cdf(function.highest) == 1)
  }

  @Test func quantileIsTheSmallestValueThatReachesTheProbability() {
    let function = MassFunction(lowest: 3, weights: [1, 0, 2, 1])!
    let expected = [0: 3, 0.25: 3, 0.26: 5, 0.75: 5, 0.76: 6, 1: 6]
    for p in expected.keys.sorted() { #expect(function.quantile(p) == expected[p]) }
  }

  @Test func poissonBinomial() {
    // METHODS C19, R 4.2.2.
    let three = PoissonBinomial(probabilities: [0.1, 0.5, 0.9])
    for (mass, expected) in zip(three.massFunction().masses, [0.045, 0.455, 0.455, 0.045]) {
      #expect(isClose(mass, expected, absolute: 1e-15))
    }
    #expect(three.mean == 1.5 && isClose(three.variance, 0.43, absolute: 1e-15))
    #expect(PoissonBinomial(probabilities: []).massFunction() == .point(0))
    let equal = PoissonBinomial(probabilities: Array(repeating: 0.37, count: 177)).massFunction()
    for k in 0...177 {
      #expect(isClose(equal.mass(at: k), Binomial(trials: 177, probability: 0.37).mass(k), relative: 1e-11))
    }
  }

  /// All outcomes of five events, weighed one by one.
  @Test func poissonBinomialByEnumeration() {
    let probabilities = [0, 0.2, 0.55, 0.9, 1]
    var expected = [Double](repeating: 0, count: 6)
    for outcome in 0..<32 {
      let chances = probabilities.enumerated().map {
        outcome >> $0.offset & 1 == 1 ? $0.element : 1 - $0.element
      }
      expected[outcome.nonzeroBitCount] += chances.reduce(1, *)
    }
    let function = PoissonBinomial(probabilities: probabilities).massFunction()
    for k in 0...5 { #expect(isClose(function.mass(at: k), expected[k], absolute: 1e-15)) }
  }

  @Test func betaBinomialOfTheReleased() {
    // METHODS C20, R 4.2.2.
    #expect(
      isClose(
        BetaBinomial(trials: 12, alpha: 4, beta: 52).cdf(1), 0.7839818763, relative: Tolerance.tenDigits))
  }
}
