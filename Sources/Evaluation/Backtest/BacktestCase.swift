import Forecasting
import Observations
import Targets

/// One unit, target year and origin whose outcome is known.
struct BacktestCase: Hashable {
  let unit: Int
  let baseline: Int?
  let allowed: Int?
  let observed: Int
  let missed: Bool
  let isDecided: Bool

  /// The cases of `target` at `origin`: units with a verdict at the year's end.
  static func all(
    of target: Target, at origin: Origin, units: Int, panels: [String: Panel], breaks: [SeriesBreak]
  ) -> [BacktestCase] {
    func status(_ unit: Int, _ months: Int) -> TargetStatus {
      target.status(
        ofUnit: unit, year: origin.year, monthsElapsed: months, panels: { panels[$0] }, breaks: breaks)
    }
    return (0..<units).compactMap { unit in
      let end = status(unit, 12)
      guard end.verdict == .met || end.verdict == .missed, let observed = end.toDate else { return nil }
      let then = status(unit, origin.monthsElapsed)
      guard then.verdict != .noData, then.verdict != .notApplicable else { return nil }
      return BacktestCase(
        unit: unit, baseline: end.baseline, allowed: end.allowed, observed: observed,
        missed: end.verdict == .missed, isDecided: then.verdict != .open)
    }
  }
}
