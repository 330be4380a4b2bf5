/// A scale from values to places, with ticks at round numbers.
struct Axis {
  /// The values at both ends.
  let values: ClosedRange<Double>
  /// The places that belong to them; the first may be the greater, as heights run downwards.
  let places: (first: Double, last: Double)
  /// Round values from end to end.
  let ticks: [Double]

  /// A scale that holds `lowest` and `highest` and ends on round numbers, with about `count` steps between them.
  init(from lowest: Double, to highest: Double, steps count: Int, places: (first: Double, last: Double)) {
    precondition(count >= 1 && lowest <= highest, "\(count) steps from \(lowest) to \(highest)")
    let step = Self.roundStep(max(highest - lowest, 1) / Double(count))
    let first = (lowest / step).rounded(.down)
    let last = max((highest / step).rounded(.up), first + 1)
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    values = first * step...last * step
    self.places = places
  }

  /// Where `value` lies.
  func callAsFunction(_ value: Double) -> Double {
    places.first + (places.last - places.first) * (value - values.lowerBound)
      / (values.upperBound - values.lowerBound)
  }

  /// The next of 1, 2, 5, 10, 20, 50 … that is not less than `step`.
  private static func roundStep(_ step: Double) -> Double {
    var ten = 1.0
    while true {
      for factor in [1.0, 2, 5] where factor * ten >= step { return factor * ten }
      ten *= 10
    }
  }
}
