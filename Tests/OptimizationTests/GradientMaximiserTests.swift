import Foundation
import Optimization
import TestSupport
import Testing

@Suite("Search with derivatives")
struct GradientMaximiserTests {
  /// −Σ cᵢ (xᵢ − i)² and its gradient.
  private func bowl(_ x: [Double], _ curvatures: [Double]) -> GradientMaximiser.Evaluation {
    let parts = x.indices.map { (curvatures[$0], x[$0] - Double($0)) }
    return .init(
      value: -parts.reduce(0) { $0 + $1.0 * $1.1 * $1.1 }, gradient: parts.map { -2 * $0.0 * $0.1 })
  }

  @Test(arguments: [[1.0], [1, 1, 1], [0.01, 1, 100], [1e4, 1, 1e-2, 5]])
  func quadratics(_ curvatures: [Double]) throws {
    var search = GradientMaximiser(start: curvatures.map { _ in 4 })
    search.gainTolerance = 1e-14
    let found = try search.maximise { bowl($0, curvatures) }
    #expect(found.reason == .converged)
    #expect(found.value > -1e-10)
    #expect(found.start == curvatures.map { _ in 4 })
    #expect(found.startValue == bowl(found.start, curvatures).value)
    for (index, x) in found.argument.enumerated() {
      #expect(isClose(x, Double(index), absolute: 1e-5 / curvatures[index].squareRoot()))
    }
  }

  /// Rosenbrock's curved valley (1960).
  @Test func valley() throws {
    var search = GradientMaximiser(start: [-1.2, 1])
    search.gainTolerance = 1e-16
    let found = try search.maximise { x in
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      return .init(value: -a * a - 100 * b * b, gradient: [2 * a + 400 * x[0] * b, -200 * b])
    }
    #expect(found.reason == .converged)
    #expect(isClose(found.argument[0], 1, absolute: 1e-6))
    #expect(isClose(found.argument[1], 1, absolute: 1e-6))
    #expect(found.evaluations < 100)
  }

  /// ln x − x exists above 0 only.
  @Test func placesWithoutValueAreAvoided() throws {
    let found = try GradientMaximiser(start: [0.05]).maximise { x in
      x[0] > 0 ? .init(value: log(x[0]) - x[0], gradient: [1 / x[0] - 1]) : nil
    }
    #expect(found.reason == .converged)
    #expect(isClose(found.argument[0], 1, absolute: 1e-4))
  }

  @Test func aMaximumAtTheStartIsKept() throws {
    let found = try GradientMaximiser(start: [0, 1]).maximise { bowl($0, [1, 1]) }
    #expect(found.argument == [0, 1])
    #expect(found.evaluations == 1)
    #expect(found.reason == .converged)
  }

  /// A gradient that points downhill leaves nothing to gain.
  @Test func aWrongGradientEndsInRounding() throws {
    let found = try GradientMaximiser(start: [1]).maximise { x in
      .init(value: -x[0] * x[0], gradient: [2 * x[0]])
    }
    #expect(found.reason == .roundoff)
    #expect(found.argument == [1])
  }

  @Test func evaluationsAreLimited() throws {
    var search = GradientMaximiser(start: [0])
    search.maximumEvaluations = 20
    let found = try search.maximise { x in .init(value: x[0], gradient: [1]) }
    #expect(found.reason == .evaluationLimit)
    #expect(found.evaluations == 20)
    #expect(found.value > 1_000)
  }

  @Test func aStartWithoutValueIsRefused() {
    #expect(throws: MaximisationError.startNotFinite(start: [2])) {
      try GradientMaximiser(start: [2]).maximise { _ in nil }
    }
    #expect(throws: MaximisationError.startNotFinite(start: [2])) {
      try GradientMaximiser(start: [2]).maximise { _ in .init(value: 1, gradient: [.nan]) }
    }
  }
}
