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
  /// The increments of one period given one level, those of one size together.
  private struct Increments {
    let lowest: Int
    let masses: [Double]
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
        let ends = [counts.lowest, counts.highest].map {
          score.increment($0, months)
        }
        let lowest = min(ends[0], ends[1])
        var masses = [Double](repeating: 0, count: abs(ends[1] - ends[0]) + 1)
        for (place, mass) in counts.masses.enumerated() {
          let increment = score.increment(counts.lowest + place, months)
          masses[increment - lowest] += mass
        }
        return Increments(lowest: lowest, masses: masses)
      }
    }
  }

  /// P(the sum has reached `limit` by the end of period 1, 2 …).
  func falseByPeriod(limit: Int) -> [Double] {
    var called = [Double](repeating: 0, count: periods)
    for (steps, weight) in zip(increments, weights) {
      var states = [Double](repeating: 0, count: limit)
      states[0] = 1
      var silent = 1.0
      for (period, increments) in steps.enumerated() {
        states = Self.advanced(states, by: increments)
        silent = states.reduce(0, +)
        called[period] += weight * max(0, 1 - silent)
      }
    }
    return called
  }

  /// The probabilities of the sums below the limit, a period later.
  private static func advanced(_ states: [Double], by increments: Increments) -> [Double] {
    let masses = increments.masses
    var next = [Double](repeating: 0, count: states.count)
    for (sum, probability) in states.enumerated() where probability > 0 {
      let first = sum + increments.lowest
      for (place, mass) in masses.enumerated() where mass > 0 {
        let after = max(0, first + place)
        if after >= states.count { break }
        next[after] += probability * mass
      }
    }
    return next
  }
}
