public import Forecasting
public import Observations

/// A flow watched within one year: every month against its limits, and the sums for a slow drift.
///
/// Only the years before it are used for what is foretold, and of the year itself a period and those before it for what is
/// said of that period.
public struct Watch: Sendable {
  /// The rule.
  public let rule: WatchRule
  /// The series.
  public let panel: Panel
  /// The year watched.
  public let year: Int

  private let months: Int
  private let beliefs: [MonthBelief?]
  private let obstacle: WatchedSeries.Obstacle?

  /// Fits the years of `panel`, a flow, before that of `origin`, whose months so far will be watched.
  ///
  /// Where one of `breaks` divides the year or the one before it, nothing is foretold.
  public init(_ panel: Panel, origin: Origin, breaks: [SeriesBreak], rule: WatchRule) {
    precondition(panel.indicator.kind == .flow, "'\(panel.indicator.id)' is a \(panel.indicator.kind)")
    self.rule = rule
    self.panel = panel
    year = origin.year
    months = origin.monthsElapsed
    var beliefs = [MonthBelief?](repeating: nil, count: panel.units.count)
    var obstacle: WatchedSeries.Obstacle?
    let divided = breaks.first {
      $0.indicator == panel.indicator.id && $0.divides(origin.year, in: panel.calendar)
    }
    if let divided {
      obstacle = .notComparable(divided)
    } else {
      do {
        beliefs = try MonthBeliefs(FlowHistory(panel, before: origin.year)).units
      } catch .noWholeYear {
        obstacle = .noPast
      } catch {
        obstacle = .noFit
      }
    }
    self.beliefs = beliefs
    self.obstacle = obstacle
  }

  /// Whether any unit has a figure of less than a year within the year watched.
  public var hasPeriods: Bool {
    panel.units.indices.contains { unit in
      panel.reports(unit: unit, year: year).contains { $0.count != nil && $0.period.monthCount < 12 }
    }
  }

  /// The year of the unit at index `unit`.
  public func series(unit: Int) -> WatchedSeries {
    let figures = figures(unit: unit)
    let own = obstacle ?? (beliefs[unit] == nil ? .noPast : nil)
    let periods: [WatchedPeriod]
    if own == nil, let belief = beliefs[unit], figures.contains(where: { $0.value != nil }) {
      periods = YearChart(belief, length: usualLength(unit: unit), rule: rule).read(figures)
    } else {
      periods = figures.map { $0.withoutExpectation }
    }
    return WatchedSeries(unit: unit, indicator: panel.indicator, periods: periods, obstacle: own)
  }

  /// The figures of `unit` so far, and the periods of its usual length that have none.
  private func figures(unit: Int) -> [PeriodFigure] {
    let elapsed = MonthSet.first(months)
    let known = panel.parts(unit: unit, year: year, within: elapsed).filter { $0.period.monthCount < 12 }
    let covered = known.reduce(into: MonthSet()) { $0.formUnion($1.period.months) }
    let length = usualLength(unit: unit)
    let silent = stride(from: 1, through: 12, by: length).compactMap { first -> PeriodFigure? in
      let period = Period(year: year, firstMonth: first, monthCount: length)!
      guard period.months.isSubset(of: elapsed), period.months.isDisjoint(with: covered) else { return nil }
      return PeriodFigure(period: period, missingReason: missingReason(unit: unit, period))
    }
    return (known.map(PeriodFigure.init) + silent).sorted { $0.period < $1.period }
  }

  private func missingReason(unit: Int, _ period: Period) -> MissingReason? {
    let rows = panel.reports(unit: unit, year: year).filter {
      !$0.period.months.isDisjoint(with: period.months)
    }
    let reasons = rows.compactMap { row -> MissingReason? in
      if case .missing(let reason) = row.value { reason } else { nil }
    }
    return reasons.first
  }

  /// How many months a figure of `unit` usually has: those of its first one, in this year or else the last with any.
  private func usualLength(unit: Int) -> Int {
    for year in (panel.years.lowerBound...year).reversed() {
      let first = panel.reports(unit: unit, year: year).first {
        $0.count != nil && $0.period.monthCount < 12
      }
      if let first { return 12 % first.period.monthCount == 0 ? first.period.monthCount : 1 }
    }
    return 1
  }
}

/// One figure of the year, or that there is none.
struct PeriodFigure {
  let period: Period
  let value: Int?
  let missingReason: MissingReason?
  let status: DataStatus

  init(_ row: CountRow) {
    period = row.period
    value = row.count
    missingReason = nil
    status = row.status
  }

  init(period: Period, missingReason: MissingReason?) {
    self.period = period
    value = nil
    self.missingReason = missingReason
    status = []
  }

  /// The figure alone.
  var withoutExpectation: WatchedPeriod {
    WatchedPeriod(
      period: period, value: value, missingReason: missingReason, status: status, expectation: nil, rise: nil,
      fall: nil)
  }
}
