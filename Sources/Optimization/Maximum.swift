/// Where a function was found to be largest, and how.
public struct Maximum: Sendable, Hashable {
  /// Why the search ended.
  public enum Reason: String, Sendable, Hashable {
    /// Value and argument no longer move.
    case converged
    /// Rounding hides any further gain.
    case roundoff
    /// The evaluations or repetitions allowed are used up: the best so far, perhaps not a maximum.
    case evaluationLimit
  }

  /// The best argument, within the bounds.
  public let argument: [Double]
  /// The function there, finite.
  public let value: Double
  /// How often the function was evaluated.
  public let evaluations: Int
  /// Why the search ended.
  public let reason: Reason
  /// Where it began.
  public let start: [Double]
  /// The function there, finite.
  public let startValue: Double
  /// The indices of arguments that lie on a bound, or within a millionth of the bounds' distance.
  public let onBound: [Int]
}

/// Why no maximum can be searched for.
public enum MaximisationError: Error, Hashable, CustomStringConvertible {
  /// The function has no finite value at the start.
  case startNotFinite(start: [Double])
  /// The library gave up with this code of its own.
  case solver(code: Int)

  /// One sentence for a log.
  public var description: String {
    switch self {
    case .startNotFinite(let start): "the function has no finite value at the start \(start)"
    case .solver(let code): "NLopt stopped with code \(code)"
    }
  }
}
