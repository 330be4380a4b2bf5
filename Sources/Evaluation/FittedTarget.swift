import Forecasting
import Observations
import Probability
import Targets

/// What a model says of one unit.
struct Outlook {
  /// P(missed) for each common deviation of the year.
  let missByDeviation: [Double]
  /// The year-end value, of a proportion its numerator.
  let yearEnd: MassFunction
  /// The cut of the rate for the rest of the year that brings P(met) to one half and to 80 %.
  var cutsNeeded: (half: Double?, eighty: Double?) = (nil, nil)
  /// The share of the year that the figures cover.
  let shareElapsed: Double
  /// The allowance at the expected denominator of a ratio; nil for the other rules.
  var expectedAllowance: Int?
}

/// The models of one target, fitted to the years before one origin and ready to be asked about units.
struct FittedTarget {
  /// The name of the model behind the year-end value.
  let name: String
  /// The probabilities of the common deviations.
  let weights: [Double]
  /// The models and their parameters.
  let notes: [ModelNote]
  /// The outlook of a unit whose verdict is open; nil where its figures do not suffice.
  let outlook: (_ unit: Int, _ status: TargetStatus) -> Outlook?
}

extension Target {
  /// Fits the models that the kinds of the parts ask for to all years before that of `origin`.
  ///
  /// In a conjunction with a stock the first flow is taken for its inflow; parts of other conjunctions are taken as
  /// independent given the common deviation of the first.
  func fitted(panels: [String: Panel], origin: Origin) throws(FitError) -> FittedTarget {
    let series = parts.compactMap { panels[$0.indicator] }
    guard series.count == parts.count else { throw .noWholeYear(before: origin.year) }
    switch primary.kind {
    case .flow: return try fittedFlows(series, origin: origin)
    case .stock: return try fittedStock(series, origin: origin)
    case .proportion: return try fittedProportion(series[0], origin: origin)
    }
  }

  private func fittedFlows(_ series: [Panel], origin: Origin) throws(FitError) -> FittedTarget {
    var fits: [GammaPoissonFit] = []
    for panel in series { fits.append(try GammaPoissonModel().fit(panel, before: origin.year)) }
    let forecasts = fits.map { $0.predictions(at: origin) }
    return FittedTarget(
      name: "gamma-poisson", weights: forecasts[0].growth.weights,
      notes: zip(series, fits).map { $1.note(indicator: $0.indicator.id) }
    ) { unit, status in
      guard let allowed = status.parts.map(\.allowed) as? [Int] else { return nil }
      let first = forecasts[0].units[unit]
      var met = first.probabilityAbove(allowed[0]).map { 1 - $0 }
      for (forecast, limit) in zip(forecasts, allowed).dropFirst() {
        let other = forecast.units[unit].probabilityAbove(limit)
        let miss = zip(other, forecast.growth.weights).reduce(0) { $0 + $1.0 * $1.1 }
        met = met.map { $0 * (1 - miss) }
      }
      let isSingle = forecasts.count == 1
      return Outlook(
        missByDeviation: met.map { 1 - $0 }, yearEnd: first.distribution(),
        cutsNeeded: isSingle
          ? (first.cutNeeded(for: 0.5, allowed: allowed[0]), first.cutNeeded(for: 0.8, allowed: allowed[0]))
          : (nil, nil),
        shareElapsed: fits[0].shares.share(of: status.primary.months))
    }
  }

  private func fittedStock(_ series: [Panel], origin: Origin) throws(FitError) -> FittedTarget {
    let inflow = series.dropFirst().first
    let fit = try StockFlowModel().fit(stock: series[0], inflow: inflow, before: origin.year)
    var notes = [fit.note(indicator: series[0].indicator.id)]
    var arrivals: FlowForecast?
    if let inflow {
      let flow = try GammaPoissonModel().fit(inflow, before: origin.year)
      notes.append(flow.note(indicator: inflow.indicator.id))
      arrivals = flow.predictions(at: origin)
    }
    return FittedTarget(name: "stock-flow", weights: arrivals?.growth.weights ?? [1], notes: notes) {
      unit, status in
      guard let retained = fit.retained(unit: unit, at: origin), let allowed = status.primary.allowed,
        let caps = status.further.map(\.allowed) as? [Int]
      else { return nil }
      let share = Double(status.primary.months.last ?? 0) / 12
      guard let newcomers = arrivals?.units[unit] else {
        return Outlook(
          missByDeviation: [retained.upperTail(above: allowed)], yearEnd: retained, shareElapsed: share)
      }
      let ahead = newcomers.byDeviation().map { $0.shifted(by: -newcomers.observed) }
      return Outlook(
        missByDeviation: ahead.map {
          1
            - jointlyMet(
              retained: retained, arrivals: $0, stock: allowed, inflow: caps[0] - newcomers.observed)
        },
        yearEnd: retained.convolved(with: .mixture(ahead, weights: newcomers.weights)), shareElapsed: share)
    }
  }

  private func fittedProportion(_ panel: Panel, origin: Origin) throws(FitError) -> FittedTarget {
    let fit = try BetaBinomialModel().fit(panel, before: origin.year)
    let bases = panel.denominators()
    let baseFit = try GammaPoissonModel().fit(bases, before: origin.year)
    let baseForecast = baseFit.predictions(at: origin)
    let name = panel.indicator.id
    return FittedTarget(
      name: "beta-binomial", weights: [1],
      notes: [fit.note(indicator: name), baseFit.note(indicator: name, part: .denominator)]
    ) { unit, status in
      let base = baseForecast.units[unit].distribution()
      let prediction = fit.prediction(unit: unit, at: origin, base: base)
      let expected = Int(base.mean.rounded())
      return Outlook(
        missByDeviation: [
          prediction.probabilityAbove { self.primary.rule.allowance(denominator: $0) ?? $0 }
        ],
        yearEnd: prediction.numeratorDistribution(),
        shareElapsed: baseFit.shares.share(of: status.primary.months),
        expectedAllowance: self.primary.rule.allowance(denominator: expected))
    }
  }
}

/// P(retained + arrivals ≤ `stock` and arrivals ≤ `inflow`): the joint event, not the product of two.
private func jointlyMet(retained: MassFunction, arrivals: MassFunction, stock: Int, inflow: Int) -> Double {
  guard inflow >= arrivals.lowest else { return 0 }
  return (arrivals.lowest...min(inflow, arrivals.highest)).reduce(0) {
    $0 + arrivals.mass(at: $1) * retained.cdf(stock - $1)
  }
}
