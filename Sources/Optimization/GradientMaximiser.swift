/// A search with derivatives for a local maximum of a smooth function without bounds, by the BFGS update of the inverse
/// curvature (Nocedal & Wright 2006, chapter 6) and steps that meet Wolfe's weak conditions, found by doubling and
/// halving (Lewis & Overton 2013).
///
/// The first step follows the gradient as if the curvature were 1 along every argument: scale them so that it is.
public struct GradientMaximiser: Sendable, Hashable {
  /// Where to begin.
  public let start: [Double]
  /// The search ends where the expected gain of a further step, ½ gᵀ B g with B the inverse curvature, is below this.
  public var gainTolerance = 1e-9
  /// The largest number of evaluations.
  public var maximumEvaluations = 500

  /// A search from `start`, of one argument or more.
  public init(start: [Double]) {
    precondition(!start.isEmpty, "a search needs an argument")
    self.start = start
  }

  /// A value with its gradient.
  public struct Evaluation: Sendable, Hashable {
    /// The function.
    public let value: Double
    /// Its derivative along each argument.
    public let gradient: [Double]

    /// A value with its gradient.
    public init(value: Double, gradient: [Double]) {
      self.value = value
      self.gradient = gradient
    }

    var isFinite: Bool { value.isFinite && gradient.allSatisfy(\.isFinite) }
  }

  /// The largest value of `objective` that can be reached uphill from the start.
  ///
  /// Nil, or a value or derivative that is not finite, stands for "worse than any other".
  public func maximise(_ objective: ([Double]) -> Evaluation?) throws(MaximisationError) -> Maximum {
    guard let first = objective(start), first.isFinite, first.gradient.count == start.count else {
      throw .startNotFinite(start: start)
    }
    var at = Place(argument: start, evaluation: first)
    var inverse = InverseCurvature(order: start.count)
    var evaluations = 1
    var reason = Maximum.Reason.evaluationLimit
    while evaluations < maximumEvaluations {
      var direction = inverse.times(at.gradient)
      if Place.dot(direction, at.gradient) / 2 < gainTolerance {
        reason = .converged
        break
      }
      guard let next = step(from: at, along: &direction, objective, &evaluations) else {
        // No gain in sight: once more along the gradient itself, then it is rounding that hides any.
        if inverse.isIdentity {
          reason = .roundoff
          break
        }
        inverse = InverseCurvature(order: start.count)
        continue
      }
      inverse.learn(step: Place.difference(next.argument, at.argument), from: at.gradient, to: next.gradient)
      at = next
    }
    return Maximum(
      argument: at.argument, value: at.value, evaluations: evaluations, reason: reason, start: start,
      startValue: first.value, onBound: [])
  }

  /// A place that is higher by a share of what the slope promised and where the slope has fallen; failing that, one
  /// that is merely higher, or nil.
  private func step(
    from origin: Place, along direction: inout [Double], _ objective: ([Double]) -> Evaluation?,
    _ evaluations: inout Int
  ) -> Place? {
    let slope = Place.dot(direction, origin.gradient)
    guard slope > 0 else { return nil }
    var (low, high, length) = (0.0, Double.infinity, 1.0)
    var best: Place?
    for _ in 0..<Self.trials where evaluations < maximumEvaluations {
      let argument = zip(origin.argument, direction).map { $0 + length * $1 }
      evaluations += 1
      if let evaluation = objective(argument), evaluation.isFinite,
        evaluation.value >= origin.value + Self.sufficientGain * length * slope
      {
        let place = Place(argument: argument, evaluation: evaluation)
        if place.value > best?.value ?? origin.value { best = place }
        if Place.dot(direction, evaluation.gradient) <= Self.slopeShare * slope { return best }
        low = length
      } else {
        high = length
      }
      length = high < .infinity ? (low + high) / 2 : 2 * low
    }
    return best
  }

  /// The share of the gain that the slope promises which a step must bring.
  private static let sufficientGain = 1e-4
  /// The share of the slope that may be left after a step.
  private static let slopeShare = 0.9
  /// Trials of one step: 2⁻³⁰ of a step is none.
  private static let trials = 30
}

/// An argument with the function there.
private struct Place {
  let argument: [Double]
  let value: Double
  let gradient: [Double]

  init(argument: [Double], evaluation: GradientMaximiser.Evaluation) {
    self.argument = argument
    value = evaluation.value
    gradient = evaluation.gradient
  }

  static func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  static func difference(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map { $0 - $1 } }
}

/// An estimate B of the inverse of the negative Hessian.
private struct InverseCurvature {
  private let order: Int
  private var elements: [Double]
  /// Whether nothing has been learnt.
  private(set) var isIdentity = true

  init(order: Int) {
    self.order = order
    elements = Array(repeating: 0, count: order * order)
    for index in 0..<order { elements[index * order + index] = 1 }
  }

  func times(_ vector: [Double]) -> [Double] {
    (0..<order).map { row in (0..<order).reduce(0) { $0 + elements[$1 * order + row] * vector[$1] } }
  }

  /// B ← (I − s yᵀ / yᵀs) B (I − y sᵀ / yᵀs) + s sᵀ / yᵀs for a step s over which the gradient fell by y.
  mutating func learn(step: [Double], from before: [Double], to after: [Double]) {
    let fall = Place.difference(before, after)
    let product = Place.dot(fall, step)
    guard product > 1e-14 * (Place.dot(fall, fall) * Place.dot(step, step)).squareRoot() else { return }
    isIdentity = false
    let image = times(fall)
    let scale = (1 + Place.dot(fall, image) / product) / product
    for column in 0..<order {
      for row in 0..<order {
        elements[column * order + row] +=
          scale * step[row] * step[column]
          - (image[row] * step[column] + step[row] * image[column]) / product
      }
    }
  }
}
