import Foundation
import Optimization
import TestSupport
import Testing

@Suite struct BoundedMaximiserTests {
  func expectArgument(
    _ found: Maximum, _ expected: [Double], within tolerance: Double = 1e-5,
    _ location: SourceLocation = #_sourceLocation
  ) {
    for (value, reference) in zip(found.argument, expected) {
      #expect(abs(value - reference) <= tolerance, "\(found)", sourceLocation: location)
    }
  }

  @Test func skewedQuadratic() throws {
    let search = BoundedMaximiser(start: [4, -3, 0.2], lower: [-10, -10, -1], upper: [10, 10, 1])
    let found = try search.maximise { p in
      let (x, y, z) = (p[0] - 1, p[1] - 2, p[2] - 0.25)
      return -(x * x + 1.8 * x * y + y * y + 400 * z * z) - 1234
    }
    expectArgument(found, [1, 2, 0.25])
    #expect(abs(found.value + 1234) < 1e-8)
    #expect(found.start == [4, -3, 0.2] && found.startValue < -1240)
    #expect(found.reason != .evaluationLimit && found.onBound == [])
  }

  @Test func curvedValley() throws {
    let found = try BoundedMaximiser(start: [-1.2, 1], lower: [-5, -5], upper: [5, 5]).maximise { p in
      -(100 * pow(p[1] - p[0] * p[0], 2) + pow(1 - p[0], 2))
    }
    expectArgument(found, [1, 1], within: 1e-4)
  }

  /// Gamma log-likelihood in the logarithms of shape and rate: at the top rate · mean = shape.
  @Test(arguments: [0.02, 1, 3.5, 900])
  func gammaLikelihood(scale: Double) throws {
    let sample = [0.3, 0.9, 1.4, 1.7, 2.2, 3.1, 0.8, 5.6, 1.1].map { $0 * scale }
    let found = try BoundedMaximiser(
      start: [0, 0], lower: [-20, -20], upper: [20, 20], steps: [0.5, 0.5]
    ).maximise { p in
      let (shape, rate) = (exp(p[0]), exp(p[1]))
      var sum = 0.0
      for value in sample { sum += shape * p[1] - lgamma(shape) + (shape - 1) * log(value) - rate * value }
      return sum
    }
    // ln a − ψ(a) = ln mean − mean of ln, here by differences of ln Γ.
    let mean = sample.reduce(0, +) / 9
    let meanLog = sample.reduce(0) { $0 + log($1) } / 9
    let shape = exp(found.argument[0])
    let digamma = (lgamma(shape * 1.00001) - lgamma(shape * 0.99999)) / (shape * 0.00002)
    #expect(abs(log(shape) - digamma - (log(mean) - meanLog)) < 1e-6)
    #expect(abs(found.argument[1] - log(shape / mean)) < 1e-6)
  }

  /// Poisson counts give a negative binomial likelihood that rises for ever with its size.
  @Test func maximumOnABound() throws {
    let counts = [3.0, 4, 2, 3, 4, 3, 2, 3]
    let found = try BoundedMaximiser(start: [0.5, 1], lower: [-5, -8], upper: [5, 8]).maximise { p in
      let (mean, size) = (exp(p[0]), exp(p[1]))
      var sum = 0.0
      for count in counts {
        sum += lgamma(count + size) - lgamma(size) - lgamma(count + 1)
        sum += size * log(size / (size + mean)) + count * log(mean / (size + mean))
      }
      return sum
    }
    expectArgument(found, [log(3), 8], within: 1e-4)
    #expect(found.onBound == [1])
  }

  @Test func maximaInCorners() throws {
    for signs in [[1.0, 1], [1, -1], [-1, 1], [-1, -1]] {
      let search = BoundedMaximiser(start: [0.3, 0.4], lower: [-1, -2], upper: [1, 2])
      let found = try search.maximise { signs[0] * $0[0] + signs[1] * $0[1] }
      expectArgument(found, [signs[0], 2 * signs[1]], within: 1e-9)
      #expect(found.onBound == [0, 1])
    }
  }

  @Test func startOnABound() throws {
    let found = try BoundedMaximiser(start: [0, 1], lower: [0, 0], upper: [1, 1]).maximise { p in
      -pow(p[0] - 0.5, 2) - pow(p[1] - 0.25, 2)
    }
    expectArgument(found, [0.5, 0.25])
  }

  @Test func flatDirectionEndsAndTheOtherIsFound() throws {
    let found = try BoundedMaximiser(start: [3, 3], lower: [-10, -10], upper: [10, 10]).maximise { p in
      -pow(p[0] - 1, 2)
    }
    expectArgument(found, [1])
    let constant = try BoundedMaximiser(start: [3, 3], lower: [0, 0], upper: [9, 9]).maximise { _ in 5 }
    #expect(constant.value == 5 && constant.argument == [3, 3])
  }

  @Test func valuesThatAreNotFiniteAreAvoided() throws {
    for odd in [Double.nan, -.infinity, .infinity] {
      let found = try BoundedMaximiser(start: [0.5, 0.5], lower: [-4, -4], upper: [4, 4]).maximise { p in
        p[0] + p[1] > 1.5 ? odd : -pow(p[0] - 0.6, 2) - pow(p[1] - 0.7, 2)
      }
      expectArgument(found, [0.6, 0.7], within: 1e-4)
      // The maximum lies on the border of what can be computed.
      let border = try BoundedMaximiser(start: [0.5], lower: [-4], upper: [4]).maximise { p in
        p[0] > 2 ? odd : p[0]
      }
      expectArgument(border, [2], within: 1e-5)
    }
  }

  @Test func startWithoutAFiniteValueThrows() {
    let search = BoundedMaximiser(start: [0.5, 0.5], lower: [-4, -4], upper: [4, 4])
    let error = #expect(throws: MaximisationError.startNotFinite(start: [0.5, 0.5])) {
      try search.maximise { _ in .nan }
    }
    #expect(error?.description == "the function has no finite value at the start [0.5, 0.5]")
    #expect(MaximisationError.solver(code: -2).description == "NLopt stopped with code -2")
  }

  @Test func oneFreeArgument() throws {
    let one = try BoundedMaximiser(start: [3], lower: [-10], upper: [10]).maximise { -pow($0[0] - 1, 4) }
    expectArgument(one, [1], within: 1e-2)
    let fixed = try BoundedMaximiser(start: [3, 2], lower: [-10, 2], upper: [10, 2]).maximise { p in
      -pow(p[0] - p[1], 2)
    }
    expectArgument(fixed, [2, 2])
    let none = try BoundedMaximiser(start: [3], lower: [3], upper: [3]).maximise { $0[0] }
    #expect(none.argument == [3] && none.value == 3 && none.evaluations == 1)
  }

  @Test func evaluationLimitIsKeptAndSaid() throws {
    var search = BoundedMaximiser(start: [-1.2, 1], lower: [-5, -5], upper: [5, 5])
    search.maximumEvaluations = 20
    var evaluations = 0
    let found = try search.maximise { p in
      evaluations += 1
      return -(100 * pow(p[1] - p[0] * p[0], 2) + pow(1 - p[0], 2))
    }
    #expect(found.reason == .evaluationLimit)
    #expect(found.evaluations == evaluations && evaluations <= 20)
  }

  @Test func searchesSideBySideGiveTheSameResult() async throws {
    let search = BoundedMaximiser(start: [0.1, 0.2, 0.3], lower: [-3, -3, -3], upper: [3, 3, 3])
    @Sendable func objective(_ p: [Double]) -> Double {
      -pow(p[0] - p[1], 2) - pow(p[1] - 1, 4) - abs(p[2] + 0.5)
    }
    let alone = try search.maximise(objective)
    let together = try await withThrowingTaskGroup(of: Maximum.self) { group in
      for _ in 0..<8 { group.addTask { try search.maximise(objective) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together == Array(repeating: alone, count: 8))
  }

  /// Bounds that rescaling does not hit exactly: the objective is asked at no point outside, and a search that begins
  /// again in the corner is not refused.
  @Test func aMaximumInTheCornerStaysInside() throws {
    let lower = [-6, 0, log(1e-4), log(0.02)]
    let upper = [8, log(5e3), log(200.0), log(200.0)]
    let search = BoundedMaximiser(
      start: [3.9, 3.9, -0.7, -0.7], lower: lower, upper: upper, steps: [0.3, 0.5, 0.5, 0.5])
    var strays = 0
    let found = try search.maximise { p in
      strays += zip(p, zip(lower, upper)).count { $0 < $1.0 || $0 > $1.1 }
      return exp(0.1 * p[0]) - exp(0.2 * p[1]) - exp(0.1 * p[2]) - exp(0.3 * p[3])
    }
    #expect(strays == 0)
    expectArgument(found, [upper[0], lower[1], lower[2], lower[3]])
  }

  /// A search within a search, as a profile likelihood needs it.
  @Test func searchesNest() throws {
    let outer = try BoundedMaximiser(start: [1, 1], lower: [-4, -4], upper: [4, 4]).maximise { p in
      let inner = try? IntervalMaximiser(over: -5...5).maximise { x in -pow(x - p[0], 2) - x * x }
      return (inner?.value ?? .nan) - pow(p[1] - 2, 2)
    }
    expectArgument(outer, [0, 2], within: 1e-4)
  }
}
