import Glibc
public import Probability

/// The year-end predictions of one flow: what is common to all units, and each unit given that.
public struct FlowForecast: Sendable {
  /// The values of the common deviation and their probabilities.
  public let growth: CommonGrowth
  /// One prediction a unit, in the panel's order.
  public let units: [FlowPrediction]
}

/// The year-end count of one unit: what has happened, and a negative-binomial remainder for each common deviation.
///
/// With belief Gamma(a, b), exposure E, share s seen with y events, and common levels e^v in it and e^u in the rest:
/// remainder ~ NB(a + y, q / (q + m)), q = b + s E e^v, m = (1 − s) E e^u.
public struct FlowPrediction: Sendable, Hashable {
  /// Events so far this year.
  public let observed: Int
  /// The probabilities of the common deviations.
  public let weights: [Double]

  private let size: Double
  private let seen: Double
  private let ahead: [Double]

  init(state: GammaState, exposure: Double, observed: Int, share: Double, growth: CommonGrowth) {
    self.observed = observed
    weights = growth.weights
    size = state.shape + Double(observed)
    seen = state.rate + share * exposure * exp(growth.seen)
    ahead = growth.deviations.map { (1 - share) * exposure * exp($0) }
  }

  /// The probability that the year ends above `allowed`, for each common deviation, if the rate for the rest of the
  /// year is cut by `cut` (0…1).
  public func probabilityAbove(_ allowed: Int, cut: Double = 0) -> [Double] {
    guard observed <= allowed else { return weights.map { _ in 1 } }
    return weights.indices.map { 1 - remainder($0, cut: cut).cdf(allowed - observed) }
  }

  /// The distribution of the year-end count for each common deviation.
  public func byDeviation() -> [MassFunction] {
    weights.indices.map { remainder($0, cut: 0).massFunction().shifted(by: observed) }
  }

  /// The distribution of the year-end count.
  public func distribution() -> MassFunction { .mixture(byDeviation(), weights: weights) }

  /// The smallest cut of the rate for the rest of the year, 0…1, that brings P(count ≤ `allowed`) to `probability`;
  /// nil where the allowance is already exceeded.
  public func cutNeeded(for probability: Double, allowed: Int) -> Double? {
    guard observed <= allowed else { return nil }
    func shortfall(_ cut: Double) -> Double {
      let miss = zip(weights, probabilityAbove(allowed, cut: cut)).reduce(0) { $0 + $1.0 * $1.1 }
      return probability - (1 - miss)
    }
    return shortfall(0) <= 0 ? 0 : decreasingRoot(of: shortfall, in: 0...1)
  }

  private func remainder(_ index: Int, cut: Double) -> NegativeBinomial {
    let left = ahead[index] * (1 - cut)
    return NegativeBinomial(size: size, probability: seen / (seen + left))
  }
}

/// The root of a function that falls through zero in `range`, to 1e-6, by the Illinois rule (Dowell & Jarratt 1971):
/// a secant whose unmoved end is halved, so that both ends close in.
func decreasingRoot(of function: (Double) -> Double, in range: ClosedRange<Double>) -> Double {
  var low = (at: range.lowerBound, value: function(range.lowerBound))
  var high = (at: range.upperBound, value: function(range.upperBound))
  var lastMovedLow: Bool?
  for _ in 0..<100 where high.at - low.at > 1e-6 {
    let middle = low.at + (high.at - low.at) * low.value / (low.value - high.value)
    let value = function(middle)
    let movesLow = value > 0
    if movesLow {
      low = (middle, value)
      if lastMovedLow == true { high.value /= 2 }
    } else {
      high = (middle, value)
      if lastMovedLow == false { low.value /= 2 }
    }
    if abs(value) < 1e-9 { return middle }
    lastMovedLow = movesLow
  }
  return high.at
}
