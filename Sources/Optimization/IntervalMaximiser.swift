/// A search for the maximum of a function of one argument over an interval, by Brent's method (Brent 1973, chapter 5):
/// golden sections and parabolas. Where the function has several maxima, one of them is found.
public struct IntervalMaximiser: Sendable, Hashable {
  /// Where to search, finite.
  public let range: ClosedRange<Double>
  /// The absolute accuracy of the argument; below √ulp of the argument no method without derivatives can go.
  public let tolerance: Double
  /// The largest number of evaluations.
  public var maximumEvaluations = 500

  /// A search over `range` for the argument to within `tolerance`, above 0.
  public init(over range: ClosedRange<Double>, tolerance: Double = 1e-7) {
    precondition(range.lowerBound.isFinite && range.upperBound.isFinite, "a finite interval, not \(range)")
    precondition(tolerance > 0, "a tolerance above 0, not \(tolerance)")
    self.range = range
    self.tolerance = tolerance
  }

  /// The largest value found; the ends of the interval are tried too.
  ///
  /// A value that is not finite stands for "worse than any other"; throws where no value tried is finite.
  public func maximise(_ objective: (Double) -> Double) throws(MaximisationError) -> Maximum {
    var evaluations = 0
    func evaluate(_ x: Double) -> Point {
      evaluations += 1
      let value = objective(x)
      return Point(x: x, value: value.isFinite ? value : -.infinity)
    }
    var bracket = Bracket(range: range, first: evaluate(range.lowerBound + Bracket.golden * range.width))
    let start = bracket.best
    var reason = Maximum.Reason.evaluationLimit
    while evaluations < maximumEvaluations {
      guard let next = bracket.nextArgument(tolerance: tolerance) else {
        reason = .converged
        break
      }
      bracket.add(evaluate(next))
    }
    let candidates = [bracket.best, evaluate(range.lowerBound), evaluate(range.upperBound)]
    // On equal values the inner point stays.
    let best = candidates.dropFirst().reduce(candidates[0]) { $1.value > $0.value ? $1 : $0 }
    guard best.value.isFinite else { throw .startNotFinite(start: [start.x]) }
    let margin = 1e-6 * range.width
    let atEnd = best.x - range.lowerBound <= margin || range.upperBound - best.x <= margin
    return Maximum(
      argument: [best.x], value: best.value, evaluations: evaluations, reason: reason, start: [start.x],
      startValue: start.value, onBound: atEnd ? [0] : [])
  }
}

/// An argument and the value there.
struct Point {
  let x: Double
  let value: Double
}

extension ClosedRange<Double> {
  fileprivate var width: Double { upperBound - lowerBound }
}

/// The shrinking interval of Brent's method, with the three best points in it.
private struct Bracket {
  /// (3 − √5) / 2.
  static let golden = (3 - 5.0.squareRoot()) / 2

  private var low: Double
  private var high: Double
  private(set) var best: Point
  private var second: Point
  private var third: Point
  private var step = 0.0
  private var stepBefore = 0.0

  init(range: ClosedRange<Double>, first: Point) {
    low = range.lowerBound
    high = range.upperBound
    best = first
    second = first
    third = first
  }

  /// Where to evaluate next, or nil where the interval is small enough.
  mutating func nextArgument(tolerance: Double) -> Double? {
    let middle = (low + high) / 2
    let least = 1.5e-8 * abs(best.x) + tolerance / 3
    guard abs(best.x - middle) > 2 * least - (high - low) / 2 else { return nil }
    if let parabolic = parabolicStep(least: least) {
      stepBefore = step
      step = parabolic
      let next = best.x + step
      // Not too near to an end.
      if next - low < 2 * least || high - next < 2 * least { step = best.x < middle ? least : -least }
    } else {
      stepBefore = (best.x < middle ? high : low) - best.x
      step = Self.golden * stepBefore
    }
    return best.x + (abs(step) >= least ? step : step > 0 ? least : -least)
  }

  /// The step to the top of the parabola through the three points, where it can be trusted.
  private func parabolicStep(least: Double) -> Double? {
    guard abs(stepBefore) > least else { return nil }
    let r = (best.x - second.x) * (best.value - third.value)
    let q = (best.x - third.x) * (best.value - second.value)
    let numerator = (best.x - third.x) * q - (best.x - second.x) * r
    let result = -numerator / (2 * (q - r))
    guard result.isFinite, abs(result) < abs(stepBefore) / 2, best.x + result > low, best.x + result < high
    else { return nil }
    return result
  }

  /// Takes in the value at the argument asked for.
  mutating func add(_ point: Point) {
    if point.value >= best.value {
      if point.x < best.x { high = best.x } else { low = best.x }
      (third, second, best) = (second, best, point)
    } else {
      if point.x < best.x { low = point.x } else { high = point.x }
      if point.value >= second.value || second.x == best.x {
        (third, second) = (second, point)
      } else if point.value >= third.value || third.x == best.x || third.x == second.x {
        third = point
      }
    }
  }
}
