public import Forecasting
public import Observations
import Probability
public import Targets

/// A rolling-origin back-test: every forecast is made again from what was known then, and held against what happened.
///
/// Models, their parameters and the weights of the pool are fitted to the years before each target year alone.
public struct Backtest: Sendable {
  /// What is tested on what.
  public struct Plan: Sendable {
    /// The targets.
    public var targets: [Target]
    /// The units.
    public var units: [AreaUnit]
    /// The series of each indicator, over the same units.
    public var panels: [String: Panel]
    /// Years that a break parts from the year before them are left out.
    public var breaks: [SeriesBreak]
    /// The target years whose forecasts are reported.
    public var years: ClosedRange<Int>
    /// The origins: full months of the target year that are known, 0…11.
    public var months: [Int]
    /// How many years of figures a forecast needs before its target year.
    public var history = 3
    /// Whether an origin at which nothing of the target year is known repeats the forecast of the year's start; else it is
    /// left out.
    public var repeatsYearStart = false

    /// A plan of at least one target.
    public init(
      targets: [Target], units: [AreaUnit], panels: [String: Panel], breaks: [SeriesBreak] = [],
      years: ClosedRange<Int>, months: [Int]
    ) {
      self.targets = targets
      self.units = units
      self.panels = panels
      self.breaks = breaks
      self.years = years
      self.months = months
    }
  }

  /// All forecasts: by target, target year, origin, model and unit.
  public let rows: [BacktestRow]
  /// The pool's weights, by target, target year and origin.
  public let weights: [UsedWeights]
  /// The weights for the year after the last one tested, by target and origin; none where nothing is pooled.
  public let nextWeights: [UsedWeights]

  /// The weights of the pool of one target, target year and origin.
  public struct UsedWeights: Sendable, Hashable {
    /// Place of the target.
    public let target: Int
    /// The target year.
    public let year: Int
    /// Full months known.
    public let months: Int
    /// The members.
    public let members: [String]
    /// Their shares.
    public let weights: PoolWeights
  }

  /// Runs the test, at most `jobs` targets at a time; the result does not depend on it.
  public init(_ plan: Plan, forecasters: ForecasterSet = .standard, jobs: Int = 1) async {
    var plan = plan
    plan.months = Set(plan.months).sorted()
    let (tested, pool) = (plan, forecasters)
    var record = BacktestRecord(targets: plan.targets.count, forecasters: forecasters)
    for year in plan.knownYears {
      let trials = await plan.targets.indices.concurrently(jobs: jobs) { place in
        TargetTrial(tested, target: place, year: year, forecasters: pool)
      }
      record.add(trials, year: year, isReported: plan.years.contains(year))
    }
    rows = record.rows.flatMap(\.self)
    weights = record.weights.flatMap(\.self)
    nextWeights = record.nextWeights(months: plan.months, year: plan.years.upperBound + 1)
  }
}

/// What a back-test has found up to some year.
private struct BacktestRecord {
  /// By target, then by year, origin, model and unit.
  private(set) var rows: [[BacktestRow]]
  private(set) var weights: [[Backtest.UsedWeights]]
  private let forecasters: ForecasterSet
  private var memory = ScoreMemory()

  init(targets: Int, forecasters: ForecasterSet) {
    rows = Array(repeating: [], count: targets)
    weights = Array(repeating: [], count: targets)
    self.forecasters = forecasters
  }

  /// Adds the trials of a year, one a target, weighted by what the years before it scored; only then are they remembered.
  mutating func add(_ trials: [TargetTrial], year: Int, isReported: Bool) {
    let shared = memory.sharedWeights(trust: forecasters.trust)
    for (place, trial) in trials.enumerated() where isReported {
      for trial in trial.origins {
        var shares = shared
        if trial.isPooled {
          shares = memory.weights(target: place, months: trial.months, shared: shared)
          weights[place].append(
            .init(
              target: place, year: year, months: trial.months, members: forecasters.members.map(\.name),
              weights: shares))
        }
        rows[place] += trial.rows(
          target: place, year: year, weights: shares, rate: memory.baseRate(place, trial.months))
      }
    }
    for (place, trial) in trials.enumerated() {
      for trial in trial.origins { memory.add(trial, target: place) }
    }
  }

  /// The weights that all that was scored leads to.
  func nextWeights(months: [Int], year: Int) -> [Backtest.UsedWeights] {
    guard forecasters.members.count > 1 else { return [] }
    let shared = memory.sharedWeights(trust: forecasters.trust)
    return rows.indices.flatMap { target in
      months.map {
        Backtest.UsedWeights(
          target: target, year: year, months: $0, members: forecasters.members.map(\.name),
          weights: memory.weights(target: target, months: $0, shared: shared))
      }
    }
  }
}

extension Backtest.Plan {
  /// The years that have one before them, to the last asked for.
  fileprivate var knownYears: [Int] {
    let ranges = targets.compactMap { panels[$0.primary.indicator]?.years }
    guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else {
      return []
    }
    let start = first + 1
    let end = min(last, years.upperBound)
    return start <= end ? Array(start...end) : []
  }
}

extension Range<Int> {
  /// What `transform` makes of every number, at most `jobs` of them at a time; in their order.
  func concurrently<Value: Sendable>(
    jobs: Int, _ transform: @escaping @Sendable (Int) -> Value
  ) async -> [Value] {
    guard jobs > 1 else { return map(transform) }
    return await withTaskGroup(of: (Int, Value).self) { group in
      var values = [Value?](repeating: nil, count: count)
      for (place, number) in enumerated() {
        if place >= jobs, let (done, value) = await group.next() { values[done] = value }
        group.addTask { (place, transform(number)) }
      }
      for await (done, value) in group { values[done] = value }
      return values.compactMap(\.self)
    }
  }
}
