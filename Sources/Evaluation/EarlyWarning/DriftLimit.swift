import Forecasting
import Probability

/// From which sum on a drift is called, and how often chance alone leads there within a year: exactly, by the Markov chain of
/// the sum over the periods, given each level of the year (Brook & Evans 1972).
struct DriftLimit: Sendable, Hashable {
  /// The least sum that calls, in steps of the score's lattice; nil where not even a year without a case would call rarely
  /// enough.
  let sum: Int?
  /// P(called by the end of period 1, 2 … of the year) for a unit whose rate is as foretold; 0 without a limit.
  let falseByPeriod: [Double]

  /// The limit of `score` over the periods of a year, `lengths` months each, whose counts are `outlooks`.
  init(
    _ score: DriftScore, lengths: [ClosedRange<Int>], outlooks: [PeriodOutlook], weights: [Double],
    rate: Double
  ) {
    let chain = DriftChain(score, lengths: lengths, outlooks: outlooks, weights: weights)
    let highest = score.highest ?? Int.max
    var (low, high) = (0, 16)
    while high <= highest, chain.falseByPeriod(limit: high).last! > rate { (low, high) = (high, 2 * high) }
    if high > highest {
      guard highest > low, chain.falseByPeriod(limit: highest).last! <= rate else {
        sum = nil
        falseByPeriod = lengths.map { _ in 0 }
        return
      }
      high = highest
    }
    // The probability at low is above the rate, that at high is not.
    while high - low > 1 {
      let middle = (low + high) / 2
      if chain.falseByPeriod(limit: middle).last! > rate { low = middle } else { high = middle }
    }
    sum = high
    falseByPeriod = chain.falseByPeriod(limit: high)
  }
}

/// The sum of one unit's year as a Markov chain, given each of a few levels.
struct DriftChain {
  /// By how much one period can move the sum, rising, and how likely.
  private struct Increments {
    var sizes: [Int] = []
    var masses: [Double] = []

    mutating func add(_ size: Int, _ mass: Double) {
      if sizes.last == size {
        masses[masses.count - 1] += mass
      } else {
        sizes.append(size)
        masses.append(mass)
      }
    }
  }

  /// By level, then period.
  private let increments: [[Increments]]
  private let weights: [Double]
  private let periods: Int

  init(_ score: DriftScore, lengths: [ClosedRange<Int>], outlooks: [PeriodOutlook], weights: [Double]) {
    precondition(lengths.count == outlooks.count, "\(lengths.count) periods, \(outlooks.count) outlooks")
    self.weights = weights
    periods = lengths.count
    increments = weights.indices.map { level in
      zip(lengths, outlooks).map { months, outlook in
        let counts = outlook.counts[level]
        let places = Array(counts.masses.indices)
        var increments = Increments()
        for place in score.direction == .up ? places : places.reversed() {
          increments.add(score.increment(counts.lowest + place, months), counts.masses[place])
        }
        return increments
      }
    }
  }

  /// P(the sum has reached `limit` by the end of period 1, 2 …).
  func falseByPeriod(limit: Int) -> [Double] {
    var called = [Double](repeating: 0, count: periods)
    for (steps, weight) in zip(increments, weights) {
      var states = [Double](repeating: 0, count: limit)
      states[0] = 1
      for (period, increments) in steps.enumerated() {
        states = Self.advanced(states, by: increments)
        called[period] += weight * max(0, 1 - states.reduce(0, +))
      }
    }
    return called
  }

  /// The probabilities of the sums below the limit, a period later.
  private static func advanced(_ states: [Double], by increments: Increments) -> [Double] {
    var next = [Double](repeating: 0, count: states.count)
    let (sizes, masses) = (increments.sizes, increments.masses)
    for (sum, probability) in states.enumerated() where probability > negligible {
      for place in sizes.indices {
        let after = max(0, sum + sizes[place])
        if after >= states.count { break }
        next[after] += probability * masses[place]
      }
    }
    return next
  }

  /// Less likely sums are taken for called: a millionth of the rates that are asked for, at most.
  private static let negligible = 1e-15
}
