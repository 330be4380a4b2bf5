import CNLopt

extension BoundedMaximiser {
  /// The two methods used of NLopt.
  enum Method {
    case quadratic
    case simplex
  }

  /// How NLopt ended.
  enum Outcome {
    case ended
    case roundoff
    case failed(code: Int)

    var hasFailed: Bool {
      if case .failed = self { true } else { false }
    }
  }

  /// What one search has seen; lives as long as the search and is shared with the C callback only.
  final class Record {
    let objective: ([Double]) -> Double
    private let bounds: [(lower: Double, upper: Double)]
    private(set) var bestArgument: [Double]
    private(set) var bestValue: Double
    private(set) var evaluations = 1
    /// How many values were not finite.
    private(set) var oddities = 0
    private var worstValue: Double

    init(
      objective: @escaping ([Double]) -> Double, bounds: [(lower: Double, upper: Double)], argument: [Double],
      value: Double
    ) {
      self.objective = objective
      self.bounds = bounds
      bestArgument = argument
      bestValue = value
      worstValue = value
    }

    /// The value at `argument`; in place of one that is not finite, one below all that were.
    ///
    /// NLopt rescales its arguments and can leave the bounds by a rounding error; what it asks is moved back inside,
    /// since an objective may not exist outside and NLopt refuses to start there.
    func value(at asked: [Double]) -> Double {
      let argument = zip(asked, bounds).map { max($1.lower, min($1.upper, $0)) }
      let value = objective(argument)
      evaluations += 1
      guard value.isFinite else {
        oddities += 1
        return worstValue - 10 * (1 + bestValue - worstValue)
      }
      worstValue = min(worstValue, value)
      if value > bestValue {
        bestValue = value
        bestArgument = argument
      }
      return value
    }
  }

  /// One run of NLopt from the best argument so far.
  func run(_ method: Method, _ record: Record, steps: [Double], evaluations: Int) -> Outcome {
    let algorithm = method == .quadratic ? NLOPT_LN_BOBYQA : NLOPT_LN_SBPLX
    guard let solver = unsafe nlopt_create(algorithm, UInt32(start.count)) else {
      return .failed(code: Int(NLOPT_OUT_OF_MEMORY.rawValue))
    }
    defer { unsafe nlopt_destroy(solver) }
    unsafe nlopt_set_lower_bounds(solver, lower)
    unsafe nlopt_set_upper_bounds(solver, upper)
    unsafe nlopt_set_initial_step(solver, steps)
    unsafe nlopt_set_xtol_rel(solver, argumentTolerance)
    unsafe nlopt_set_maxeval(solver, Int32(clamping: max(1, evaluations)))
    let box = unsafe Unmanaged.passUnretained(record)
    unsafe nlopt_set_max_objective(solver, evaluateRecord, box.toOpaque())
    var argument = record.bestArgument
    var value = 0.0
    // The record outlives the call: the caller holds it.
    let code = withExtendedLifetime(record) { unsafe nlopt_optimize(solver, &argument, &value) }
    if code == NLOPT_ROUNDOFF_LIMITED { return .roundoff }
    return code.rawValue > 0 ? .ended : .failed(code: Int(code.rawValue))
  }
}

/// Hands NLopt's point to the record that travels as its data.
private let evaluateRecord:
  @convention(c) (
    UInt32, UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, UnsafeMutableRawPointer?
  ) -> Double = { count, point, _, data in
    guard let point = unsafe point, let data = unsafe data else { return -.infinity }
    let record = unsafe Unmanaged<BoundedMaximiser.Record>.fromOpaque(data).takeUnretainedValue()
    return record.value(at: unsafe Array(UnsafeBufferPointer(start: point, count: Int(count))))
  }
