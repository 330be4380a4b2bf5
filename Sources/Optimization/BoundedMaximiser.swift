/// A search without derivatives for the local maximum of a function of a few bounded arguments, as of a log-likelihood.
///
/// BOBYQA (Powell 2009) fits quadratic models; where it cannot work (one free argument, values that are not finite,
/// no progress) Sbplx (Rowan 1990), a simplex method that only compares values, takes over. The search is repeated
/// from its own result with smaller steps until that gains nothing. Both are NLopt's (Johnson). No state is shared:
/// searches may run side by side and the same function gives the same result.
public struct BoundedMaximiser: Sendable, Hashable {
  /// Where to begin, within the bounds.
  public let start: [Double]
  /// The smallest and largest arguments, finite; equal ones fix an argument.
  public let lower: [Double], upper: [Double]
  /// The length of the first step along each argument, above 0.
  public let steps: [Double]
  /// The relative accuracy of the arguments, the first of two conditions of an end.
  public var argumentTolerance = 1e-8
  /// The gain, relative to 1 + |value|, below which a repeated search counts as having gained nothing.
  public var valueTolerance = 1e-11
  /// The largest number of evaluations.
  public var maximumEvaluations = 5_000

  /// A search from `start` with `lower` ≤ `start` ≤ `upper`; `steps` default to a tenth of the bounds' distance.
  public init(start: [Double], lower: [Double], upper: [Double], steps: [Double]? = nil) {
    precondition(!start.isEmpty, "a search needs an argument")
    precondition(
      lower.count == start.count && upper.count == start.count && steps?.count ?? start.count == start.count,
      "\(start.count) arguments, \(lower.count) lower and \(upper.count) upper bounds")
    for index in start.indices {
      precondition(
        lower[index] <= start[index] && start[index] <= upper[index] && lower[index].isFinite
          && upper[index].isFinite,
        "argument \(index) starts at \(start[index]), not in \(lower[index])…\(upper[index])")
      precondition(
        (steps?[index] ?? 1) > 0 && (steps?[index] ?? 1).isFinite, "a step above 0, not \(steps?[index] ?? 1)"
      )
    }
    self.start = start
    self.lower = lower
    self.upper = upper
    self.steps = steps ?? zip(lower, upper).map { $0 < $1 ? ($1 - $0) / 10 : 1 }
  }

  /// The largest value of `objective` that can be reached uphill from the start.
  ///
  /// A value that is not finite stands for "worse than any other".
  public func maximise(_ objective: ([Double]) -> Double) throws(MaximisationError) -> Maximum {
    let startValue = objective(start)
    guard startValue.isFinite else { throw .startNotFinite(start: start) }
    return try withoutActuallyEscaping(objective) { (objective) throws(MaximisationError) in
      let record = Record(
        objective: objective, bounds: Array(zip(lower, upper)), argument: start, value: startValue)
      let reason = try search(record)
      return Maximum(
        argument: record.bestArgument, value: record.bestValue, evaluations: record.evaluations,
        reason: reason,
        start: start, startValue: startValue, onBound: boundIndices(record.bestArgument))
    }
  }

  /// Searches again and again from the best so far, each time with smaller steps.
  private func search(_ record: Record) throws(MaximisationError) -> Maximum.Reason {
    let free = zip(lower, upper).filter { $0 < $1 }.count
    guard free > 0 else { return .converged }
    var shrink = 1.0
    var simplex = free < 2
    for _ in 0..<Self.repetitions {
      let before = record.bestValue
      let oddities = record.oddities
      let code = run(
        simplex ? .simplex : .quadratic, record, steps: steps.map { $0 * shrink },
        evaluations: maximumEvaluations - record.evaluations)
      if record.evaluations >= maximumEvaluations { return .evaluationLimit }
      let reason: Maximum.Reason
      switch code {
      case .failed(let code) where simplex: throw .solver(code: code)
      case .roundoff: reason = .roundoff
      default: reason = .converged
      }
      let gained = record.bestValue - before > valueTolerance * (1 + abs(record.bestValue))
      let trusted = !code.hasFailed && record.oddities == oddities
      // The first search must be confirmed by another; one that was disturbed, by the simplex.
      if !gained, trusted || simplex, shrink < 1 || simplex { return reason }
      if !trusted { simplex = true }
      shrink = max(shrink * 0.1, 1e-4)
    }
    return .evaluationLimit
  }

  /// How often a search may be repeated; two or three times are usual.
  private static let repetitions = 12

  private func boundIndices(_ argument: [Double]) -> [Int] {
    argument.indices.filter { index in
      let margin = 1e-6 * (upper[index] - lower[index])
      return argument[index] - lower[index] <= margin || upper[index] - argument[index] <= margin
    }
  }
}
