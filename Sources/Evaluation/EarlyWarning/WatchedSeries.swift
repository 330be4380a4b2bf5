public import Observations

/// The year so far of one unit and indicator, period by period.
public struct WatchedSeries: Sendable, Hashable {
  /// Why nothing is foretold of a unit.
  public enum Obstacle: Sendable, Hashable {
    /// It has no whole year of figures before the year watched.
    case noPast
    /// Figures before this break and after it cannot be held against each other.
    case notComparable(SeriesBreak)
    /// The model could not be fitted.
    case noFit
  }

  /// The index of the unit in its panel.
  public let unit: Int
  /// What is counted.
  public let indicator: Indicator
  /// The periods that have ended, in order of time, those without a figure included.
  public let periods: [WatchedPeriod]
  /// Why nothing is foretold; nil where something is.
  public let obstacle: Obstacle?

  /// Whether any period has a figure.
  public var hasFigures: Bool { periods.contains { $0.value != nil } }

  /// Whether the figures could be held against what was foretold.
  public var isWatched: Bool { obstacle == nil && hasFigures }

  /// What was noticed in any period, each once.
  public var signals: [WatchedPeriod.Signal] {
    WatchedPeriod.Signal.allCases.filter { signal in periods.contains { $0.signals.contains(signal) } }
  }

  /// The figures so far and what was foretold of the same periods; nil without a figure or an expectation.
  public var sums: (value: Int, expected: Double)? {
    let known = periods.compactMap { period in both(period.value, period.expectation?.mean) }
    guard !known.isEmpty else { return nil }
    return known.reduce(into: (0, 0.0)) { sums, known in
      sums.0 += known.0
      sums.1 += known.1
    }
  }

  /// How many periods are expected to be called high or low by chance alone.
  public var expectedFalsePeriods: Double {
    periods.reduce(0) { sum, period in
      guard period.value != nil, let limits = period.expectation?.limits else { return sum }
      return sum + limits.falseLow + limits.falseHigh
    }
  }

  /// How many drifts, 0…2, are expected to be called by now by chance alone.
  public var expectedFalseDrifts: Double {
    guard let last = periods.last(where: { $0.value != nil }) else { return 0 }
    return (last.rise?.falseByNow ?? 0) + (last.fall?.falseByNow ?? 0)
  }
}
