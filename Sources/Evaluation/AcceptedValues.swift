import Probability

/// The whole numbers that meet all rules about one figure.
struct AcceptedValues: Sendable, Hashable {
  /// The least of them; larger than `highest` where the rules contradict each other.
  private(set) var lowest = Int.min
  /// The largest of them.
  private(set) var highest = Int.max

  /// The values that lie in all of `ranges`.
  init(_ ranges: [ClosedRange<Int>]) {
    for range in ranges {
      lowest = max(lowest, range.lowerBound)
      highest = min(highest, range.upperBound)
    }
  }

  /// All of them; nil where there is none.
  var range: ClosedRange<Int>? { lowest <= highest ? lowest...highest : nil }

  /// Whether `value` is one of them.
  func contains(_ value: Int) -> Bool { lowest <= value && value <= highest }

  /// What is to come where `count` are there already.
  func less(_ count: Int) -> AcceptedValues {
    var rest = self
    if lowest > .min { rest.lowest -= count }
    if highest < .max { rest.highest -= count }
    return rest
  }

  /// P(a value of `distribution` is none of them), 0…1.
  func missProbability(_ distribution: MassFunction) -> Double {
    guard lowest <= highest else { return 1 }
    let above = highest < .max ? distribution.upperTail(above: highest) : 0
    let below = lowest > distribution.lowest ? distribution.cdf(lowest - 1) : 0
    return min(1, above + below)
  }
}
