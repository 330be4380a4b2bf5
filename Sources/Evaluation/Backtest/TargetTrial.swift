import Forecasting
import Observations
import Probability
import Targets

/// The forecasts of one target and target year, by all forecasters and at all origins.
struct TargetTrial: Sendable {
  let origins: [OriginTrial]

  init(_ plan: Backtest.Plan, target place: Int, year: Int, forecasters: ForecasterSet) {
    let target = plan.targets[place]
    guard target.further.isEmpty, target.primary.kind == .flow,
      let panel = plan.panels[target.primary.indicator], panel.years.contains(year),
      year >= panel.years.lowerBound + plan.history, let history = try? FlowHistory(panel, before: year)
    else {
      origins = []
      return
    }
    let all = forecasters.members + forecasters.yardsticks
    let fits = all.map { try? $0.fit(history) }
    origins = plan.months.compactMap { months in
      let origin = Origin(year: year, monthsElapsed: months)
      let cases = BacktestCase.all(
        of: target, at: origin, units: plan.units.count, panels: plan.panels, breaks: plan.breaks)
      guard !cases.isEmpty, let partYear = try? PartYear(history, months: months) else { return nil }
      return OriginTrial(
        months: months, cases: cases, forecasters: forecasters,
        forecasts: fits.map { $0?.forecast(partYear) })
    }
  }
}

/// The forecasts of one target, target year and origin.
struct OriginTrial: Sendable {
  let months: Int
  let cases: [BacktestCase]
  /// One row a case, one column a member: −log f of what happened, nil without a forecast.
  let memberLogScores: [[Double?]]
  private let forecasters: ForecasterSet
  /// One a member, then one a yardstick; its distributions, one a case.
  private let distributions: [[MassFunction?]]
  private let calls: [[Double?]]

  init(
    months: Int, cases: [BacktestCase], forecasters: ForecasterSet, forecasts: [YearEndForecast?]
  ) {
    self.months = months
    self.cases = cases
    self.forecasters = forecasters
    let distributions = forecasts.map { forecast in
      cases.map { known in forecast?.distribution(unit: known.unit) }
    }
    self.distributions = distributions
    calls = forecasts.map { forecast in cases.map { forecast?.units[$0.unit]?.call } }
    memberLogScores = cases.indices.map { place in
      forecasters.members.indices.map {
        distributions[$0][place]?.logScore(cases[place].observed)
      }
    }
  }

  /// The rows of the pool, the members and the yardsticks.
  func rows(target: Int, year: Int, weights: PoolWeights, rate: Double) -> [BacktestRow] {
    var rows: [BacktestRow] = []
    func add(_ model: String, rule: MissRule, _ all: [MassFunction?], calls: [Double?]) {
      for (place, known) in cases.enumerated() {
        guard let distribution = all[place], let allowed = known.allowed else { continue }
        var miss = known.isDecided ? (known.missed ? 1.0 : 0) : distribution.upperTail(above: allowed)
        if !known.isDecided {
          switch rule {
          case .distribution: break
          case .call: miss = (calls[place] ?? distribution.mean) > Double(allowed) ? 1 : 0
          case .baseRate: miss = rate
          }
        }
        rows.append(
          BacktestRow(
            model: model, target: target, unit: known.unit, year: year, months: months,
            baseline: known.baseline, allowed: allowed, observed: known.observed, missed: known.missed,
            isDecided: known.isDecided, missProbability: miss,
            forecast: ForecastScores(distribution, observed: known.observed)))
      }
    }
    let members = forecasters.members.indices
    if members.count > 1 {
      let pooled = cases.indices.map { place -> MassFunction? in
        let known = members.filter { distributions[$0][place] != nil && weights.shares[$0] > 0 }
        return known.isEmpty
          ? nil
          : .mixture(
            known.compactMap { distributions[$0][place] }, weights: known.map { weights.shares[$0] })
      }
      add("pool", rule: .distribution, pooled, calls: cases.map { _ in nil })
    }
    for (place, forecaster) in (forecasters.members + forecasters.yardsticks).enumerated() {
      add(forecaster.name, rule: forecaster.missRule, distributions[place], calls: calls[place])
    }
    return rows
  }
}
