public import Forecasting
public import Observations
public import Targets

/// The back-test behind the forecasts from one origin: how well they did in earlier years, and the weights that the pool
/// takes from it.
public struct TrackRecords: Sendable {
  /// One record a target; nil where there is no earlier year to repeat, or nothing to compare.
  public let records: [TrackRecord?]

  private let weights: [PoolWeights?]

  /// Repeats the forecasts of `origin`, at the same time of the year, in all earlier years that have `history` years of
  /// figures before them; the `most` latest are reported.
  ///
  /// Years that one of `breaks` parts from the year before them do not count. Each repetition is fitted and weighted on its
  /// own past alone. At most `jobs` targets at a time; the result does not depend on it.
  public init(
    targets: [Target], origin: Origin, units: [AreaUnit], panels: [String: Panel],
    breaks: [SeriesBreak] = [], most: Int = 5, history: Int = 3, jobs: Int = 1
  ) async {
    var plan = Backtest.Plan(
      targets: targets, units: units, panels: panels, breaks: breaks,
      years: origin.year - most...origin.year - 1, months: [origin.monthsElapsed])
    plan.history = history
    plan.repeatsYearStart = true
    var forecasters = ForecasterSet.standard
    forecasters.yardsticks = [ClimatologyForecaster()]
    let backtest = await Backtest(plan, forecasters: forecasters, jobs: jobs)
    let rows = Dictionary(grouping: backtest.rows, by: \.target)
    records = targets.indices.map { rows[$0].flatMap(TrackRecord.init) }
    weights = targets.indices.map { place in
      backtest.nextWeights.first { $0.target == place }?.weights
    }
  }

  /// The forecasters of the target at `place`, weighted by what they scored.
  public func forecasters(target place: Int) -> ForecasterSet { .standard.trusting(weights[place]) }
}
