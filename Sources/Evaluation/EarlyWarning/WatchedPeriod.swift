public import Observations

/// One month or quarter of the year watched, held against what the past foretells of it.
public struct WatchedPeriod: Sendable, Hashable {
  /// What can be noticed of a period.
  public enum Signal: String, Sendable, Hashable, CaseIterable {
    /// The count is above its limit.
    case high
    /// The count is below its limit.
    case low
    /// The sum for a rise has reached its limit.
    case rising
    /// The sum for a fall has reached its limit.
    case falling
  }

  /// What the past foretells of one count.
  public struct Expectation: Sendable, Hashable {
    /// The mean.
    public let mean: Double
    /// The limits.
    public let limits: PeriodLimits
    /// P(Y ≥ value); nil where there is none.
    public let high: Double?
    /// P(Y ≤ value).
    public let low: Double?
  }

  /// A cumulative sum after this period.
  public struct Drift: Sendable, Hashable {
    /// The sum, in cases, 0 or more.
    public let sum: Double
    /// The sum from which on a drift is called; nil where none could be called rarely enough.
    public let limit: Double?
    /// P(called by now) for a unit whose rate is as foretold.
    public let falseByNow: Double
    /// P(called by the end of the year).
    public let falseInYear: Double

    /// Whether the drift is called.
    public var isCalled: Bool { limit.map { sum >= $0 } ?? false }
  }

  /// The months.
  public let period: Period
  /// The count; nil where it is not reported.
  public let value: Int?
  /// Why it is not, where the data say.
  public let missingReason: MissingReason?
  /// The marks of the figure.
  public let status: DataStatus
  /// What was foretold; nil where the past does not suffice.
  public let expectation: Expectation?
  /// The sum for a rise; a period without a figure leaves it as it was.
  public let rise: Drift?
  /// The sum for a fall.
  public let fall: Drift?

  /// What is noticed, in the order of `Signal`; nothing of a period without a figure.
  public var signals: [Signal] {
    guard let value, let limits = expectation?.limits else { return [] }
    return Signal.allCases.filter { signal in
      switch signal {
      case .high: value > limits.high
      case .low: value < limits.low
      case .rising: rise?.isCalled ?? false
      case .falling: fall?.isCalled ?? false
      }
    }
  }
}
