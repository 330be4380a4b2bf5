import Foundation
import Optimization
import Testing

@Suite struct IntervalMaximiserTests {
  @Test(arguments: [0, 0.003, 0.25, 1.0 / 3, 0.5, 0.7071, 0.999, 1])
  func smoothMaximum(at top: Double) throws {
    let shapes: [(Double) -> Double] = [
      { -($0 - top) * ($0 - top) }, { -1000 + cos($0 - top) }, { -exp(3 * ($0 - top)) + 3 * ($0 - top) },
      { -abs($0 - top) }, { exp(-50 * ($0 - top) * ($0 - top)) },
    ]
    for (index, shape) in shapes.enumerated() {
      let found = try IntervalMaximiser(over: 0...1).maximise(shape)
      #expect(abs(found.argument[0] - top) < 1e-6, "shape \(index): \(found)")
      #expect(found.reason == .converged && found.evaluations < 60)
      #expect(found.onBound == (top == 0 || top == 1 ? [0] : []))
    }
  }

  @Test func parabolasSaveEvaluations() throws {
    let found = try IntervalMaximiser(over: -8...8).maximise { -cosh($0 - 1.234) }
    #expect(abs(found.argument[0] - 1.234) < 1e-6)
    #expect(found.evaluations < 30)
  }

  @Test func monotoneFunctionsEndAtAnEnd() throws {
    #expect(try IntervalMaximiser(over: -2...7).maximise { $0 }.argument == [7])
    #expect(try IntervalMaximiser(over: -2...7).maximise { -exp($0) }.argument == [-2])
    #expect(try IntervalMaximiser(over: 3...3).maximise { $0 }.argument == [3])
  }

  @Test func valuesThatAreNotFinite() throws {
    let found = try IntervalMaximiser(over: 0...1).maximise { $0 > 0.6 ? .nan : -pow($0 - 0.5, 2) }
    #expect(abs(found.argument[0] - 0.5) < 1e-6)
    #expect(throws: MaximisationError.self) { try IntervalMaximiser(over: 0...1).maximise { _ in .nan } }
  }

  @Test func evaluationLimitIsSaid() throws {
    var search = IntervalMaximiser(over: 0...1, tolerance: 1e-7)
    search.maximumEvaluations = 6
    #expect(try search.maximise { -abs($0 - 0.3) }.reason == .evaluationLimit)
  }
}
