import Glibc

/// How the probabilities of a count distribution follow from each other.
struct MassRecurrence {
  /// A value where the probability does not underflow, best a mode.
  let start: Int
  /// ln P(X = start).
  let logMassAtStart: Double
  /// The smallest value.
  let lowest: Int
  /// The largest value, or nil.
  let highest: Int?
  /// A bound below 1 of all ratios far out, to which the ratio may rise; nil where the whole support is wanted.
  let limitingRatio: Double?
  /// P(X = k + 1) / P(X = k).
  let ratio: (Int) -> Double
  /// The most values above the start; what lies further out is then laid upon the last of them.
  var longestReach = Int.max

  /// The masses, the neglected ones together below `tail`.
  ///
  /// A tail whose ratios stay under r weighs less than its first mass · r / (1 − r).
  func massFunction(tail: Double) -> MassFunction {
    let first = exp(logMassAtStart)
    var below: [Double] = []
    var k = start
    var mass = first
    while k > lowest {
      let shrink = 1 / ratio(k - 1)
      if limitingRatio != nil, shrink < 1, mass * shrink < tail / 2 * (1 - shrink) { break }
      mass *= shrink
      below.append(mass)
      k -= 1
    }
    let foot = k
    var masses = Array(below.reversed())
    masses.append(first)
    k = start
    mass = first
    while k < highest ?? .max {
      if k - start >= longestReach {
        let known = masses.reduce(0, +)
        masses[masses.count - 1] += max(0, 1 - known)
        break
      }
      let growth = ratio(k)
      if let limitingRatio {
        let bound = max(growth, limitingRatio)
        if bound < 1, mass * bound < tail / 2 * (1 - bound) { break }
      }
      mass *= growth
      masses.append(mass)
      k += 1
    }
    return MassFunction(lowest: foot, unchecked: masses)
  }
}
