import Glibc
import LinearAlgebra
import Optimization

extension MixedEstimation {
  /// The maximum near `found`: on the border where it is there, polished by Newton's steps with the curvature, which
  /// gives the errors too.
  mutating func proven(_ found: MixedParameters, startValue: Double) throws(FitError) -> Result {
    var point = found
    guard var here = evaluate(point) else { throw .numerical("the likelihood has no value at its maximum") }
    let isSingular = moveToBorder(&point, &here)
    let free = freeParameters(point)
    let curvature = curvature(at: point, free: free, steps: differenceSteps(point, free))
    var cholesky = Cholesky(order: free.count)
    guard let curvature, (try? cholesky.factor(curvature)) != nil else {
      _ = evaluate(point)
      return Result(
        parameters: point, value: here.value, startValue: startValue, isSingular: isSingular, covariance: nil,
        free: free, expectedGain: .nan, reason: .noFurtherGain)
    }
    var gain = Double.infinity
    for _ in 0..<Self.mostPolishingSteps {
      let gradient = free.map { here.gradient[$0] }
      var step = gradient
      cholesky.solve(&step)
      gain = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 } / 2
      guard gain > Self.polishedGain else { break }
      var next = point
      for (index, place) in free.enumerated() { next.vector[place] += step[index] }
      guard let there = evaluate(next), there.value >= here.value - 1e-10 * (1 + abs(here.value)) else {
        break
      }
      (point, here) = (next, there)
    }
    // The modes of the last evaluation belong to the estimates.
    guard let last = evaluate(point) else { throw .numerical("the likelihood has no value at its maximum") }
    return Result(
      parameters: point, value: last.value, startValue: startValue, isSingular: isSingular,
      covariance: cholesky.inverse(), free: free, expectedGain: gain,
      reason: gain <= Self.gainTolerance ? .converged : .noFurtherGain)
  }

  private static var mostPolishingSteps: Int { 8 }
  private static var polishedGain: Double { 1e-14 }

  /// Brings Λ into its usual form, with zeros where a standard deviation is next to nothing and 0 is as good.
  private mutating func moveToBorder(
    _ point: inout MixedParameters, _ here: inout GradientMaximiser.Evaluation
  ) -> [Bool] {
    var usual = point
    var isSingular = usual.canonicalise(borderTolerance: Self.borderTolerance)
    guard let there = evaluate(usual) else { return isSingular }
    if there.value < here.value - 1e-7 * (1 + abs(here.value)), isSingular.contains(true) {
      usual = point
      isSingular = usual.canonicalise(borderTolerance: 1e-12)
      guard let there = evaluate(usual) else { return isSingular }
      (point, here) = (usual, there)
      return isSingular
    }
    (point, here) = (usual, there)
    return isSingular
  }

  /// All parameters but the columns of Λ that are zero: along these the likelihood is level, and even.
  private func freeParameters(_ point: MixedParameters) -> [Int] {
    var fixed = Set<Int>()
    for (term, part) in layout.terms.enumerated() {
      for column in 0..<part.columns.count {
        let places = point.places(term: term, column: column)
        if point.vector[places.lowerBound] == 0 { fixed.formUnion(places) }
      }
    }
    return point.vector.indices.filter { !fixed.contains($0) }
  }

  /// Steps of a small part of a standard error, judged by the information about coefficients and the number of levels.
  private func differenceSteps(_ point: MixedParameters, _ free: [Int]) -> [Double] {
    let information = fixedInformation()
    let levels = Double(layout.factors.reduce(Int.max) { min($0, $1.levels) })
    return free.map { index in
      index < layout.fixedCount && information[index, index] > 0
        ? Self.differenceStep / information[index, index].squareRoot()
        : Self.differenceStep / levels.squareRoot()
    }
  }
}
