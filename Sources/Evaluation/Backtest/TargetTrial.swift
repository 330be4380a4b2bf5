import Forecasting
import Observations
import Probability
import Targets

/// The forecasts of one target and target year, by all forecasters and at all origins.
struct TargetTrial: Sendable {
  let origins: [OriginTrial]

  /// Before there is history enough the cases are noted for what they teach climatology, and nothing is forecast.
  init(_ plan: Backtest.Plan, target place: Int, year: Int, forecasters: ForecasterSet) {
    let target = plan.targets[place]
    guard let panel = plan.panels[target.primary.indicator], panel.years.contains(year) else {
      origins = []
      return
    }
    guard year >= panel.years.lowerBound + plan.history else {
      origins = plan.months.map {
        OriginTrial(
          months: $0, cases: plan.cases(of: target, year: year, months: $0), entries: [], memberCount: 0)
      }
      return
    }
    origins =
      target.further.isEmpty && target.primary.kind == .flow
      ? Self.flow(plan, target, panel: panel, year: year, forecasters: forecasters)
      : Self.other(plan, target, year: year, forecasters: forecasters)
  }

  /// A flow: every forecaster is fitted once and asked at every origin.
  private static func flow(
    _ plan: Backtest.Plan, _ target: Target, panel: Panel, year: Int, forecasters: ForecasterSet
  ) -> [OriginTrial] {
    guard let history = try? FlowHistory(panel, before: year) else { return [] }
    let fits = (forecasters.members + forecasters.yardsticks).map { try? $0.fit(history) }
    return plan.months.compactMap { months in
      let cases = plan.cases(of: target, year: year, months: months)
      // Of yearly figures nothing is known before the year's end.
      guard !cases.isEmpty, let partYear = try? PartYear(history, months: months),
        months == 0 || plan.repeatsYearStart || !partYear.isEmpty
      else { return nil }
      return OriginTrial(
        months: months, cases: cases, forecasters: forecasters,
        forecasts: fits.map { $0?.forecast(partYear) })
    }
  }

  /// A stock, a proportion or a conjunction: the one model of its kind, and climatology.
  private static func other(
    _ plan: Backtest.Plan, _ target: Target, year: Int, forecasters: ForecasterSet
  ) -> [OriginTrial] {
    plan.months.compactMap { months in
      let origin = Origin(year: year, monthsElapsed: months)
      guard months == 0 || plan.repeatsYearStart || plan.reports(of: target, at: origin) else { return nil }
      let cases = plan.cases(of: target, year: year, months: months)
      guard !cases.isEmpty,
        let fitted = try? target.fitted(panels: plan.panels, origin: origin, forecasters: forecasters)
      else { return nil }
      var entries: [OriginTrial.Entry] = []
      if forecasters.names.contains(fitted.name) || fitted.name == OriginTrial.pool {
        entries.append(plan.entry(of: fitted, target, cases: cases, at: origin))
      }
      if forecasters.yardsticks.contains(where: { $0.missRule == .baseRate }) {
        entries.append(
          OriginTrial.Entry(
            name: "climatology", rule: .baseRate, distributions: cases.map { _ in nil }))
      }
      return OriginTrial(months: months, cases: cases, entries: entries, memberCount: 0)
    }
  }
}

extension Backtest.Plan {
  /// What the one model of a target says of `cases`.
  fileprivate func entry(
    of fitted: FittedTarget, _ target: Target, cases: [BacktestCase], at origin: Origin
  ) -> OriginTrial.Entry {
    let outlooks = cases.map { known in
      fitted.outlook(known.unit, status(of: target, unit: known.unit, at: origin))
    }
    return OriginTrial.Entry(
      name: fitted.name, rule: .distribution, distributions: outlooks.map { $0?.yearEnd },
      misses: outlooks.map { outlook in
        outlook.map { zip($0.missByDeviation, fitted.weights).reduce(0) { $0 + $1.0 * $1.1 } }
      })
  }

  /// Where `unit` stood at `origin`.
  func status(of target: Target, unit: Int, at origin: Origin) -> TargetStatus {
    target.status(
      ofUnit: unit, year: origin.year, monthsElapsed: origin.monthsElapsed, panels: { panels[$0] },
      breaks: breaks)
  }

  /// Whether any unit has reported something of the target year.
  func reports(of target: Target, at origin: Origin) -> Bool {
    guard let panel = panels[target.primary.indicator] else { return false }
    return units.indices.contains {
      !panel.tally(unit: $0, year: origin.year, within: origin.months).months.isEmpty
    }
  }

  /// The units whose verdict at the end of `year` is known, as they stood after `months` of it.
  func cases(of target: Target, year: Int, months: Int) -> [BacktestCase] {
    units.indices.compactMap { unit in
      let end = status(of: target, unit: unit, at: Origin(year: year, monthsElapsed: 12))
      guard end.verdict == .met || end.verdict == .missed, let observed = end.toDate else { return nil }
      let then = status(of: target, unit: unit, at: Origin(year: year, monthsElapsed: months))
      guard then.verdict != .noData, then.verdict != .notApplicable else { return nil }
      return BacktestCase(
        unit: unit, baseline: end.baseline, allowed: end.allowed, meeting: end.meeting, observed: observed,
        missed: end.verdict == .missed, isDecided: then.verdict != .open)
    }
  }
}
