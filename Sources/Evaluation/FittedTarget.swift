import Forecasting
import Observations
import Probability
import Targets

/// What a model says of one unit.
struct Outlook {
  /// P(missed) for each common deviation of the year.
  var missByDeviation: [Double]
  /// The year-end value, of a proportion its numerator.
  let yearEnd: MassFunction
  /// The cut of the rate for the rest of the year that brings P(met) to one half and to 80 %.
  var cutsNeeded: (half: Double?, eighty: Double?) = (nil, nil)
  /// The share of the year that the figures cover.
  let shareElapsed: Double
  /// The bound at the expected denominator of a ratio; nil for the other rules.
  var expectedBound: Int?
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

/// The parts of a target that are about one indicator: one series must meet them all.
private struct IndicatorParts {
  let panel: Panel
  /// Places in the target's parts, and the rules there.
  var parts: [(place: Int, rule: TargetRule)]

  /// The values that meet all parts; nil where those of one are not known.
  func accepted(_ status: TargetStatus) -> AcceptedValues? {
    (parts.map { status.parts[$0.place].meeting } as? [ClosedRange<Int>]).map(AcceptedValues.init)
  }

  /// The numerators that meet all parts over `denominator`; all over zero.
  func accepted(denominator: Int) -> AcceptedValues {
    AcceptedValues(
      parts.compactMap { part in
        part.rule.bound(denominator: denominator).map { part.rule.asksForMore ? $0 ... .max : 0...$0 }
      })
  }

  /// The months that the figures of the indicator cover.
  func months(_ status: TargetStatus) -> MonthSet { status.parts[parts[0].place].months }
}

extension Target {
  /// Fits the models that the kinds of the parts ask for to all years before that of `origin`.
  ///
  /// Where the first part is a stock, the first flow among the others is taken for its inflow and judged jointly with
  /// it. Further indicators are taken as independent given the common deviation of the first.
  ///
  /// Flows are forecast by the pool of `forecasters`.
  func fitted(
    panels: [String: Panel], origin: Origin, forecasters: ForecasterSet
  ) throws(FitError) -> FittedTarget {
    var series: [IndicatorParts] = []
    for (place, part) in parts.enumerated() {
      guard let panel = panels[part.indicator] else { throw .noWholeYear(before: origin.year) }
      if let known = series.firstIndex(where: { $0.panel.indicator.id == part.indicator }) {
        series[known].parts.append((place, part.rule))
      } else {
        series.append(IndicatorParts(panel: panel, parts: [(place, part.rule)]))
      }
    }
    var others = series.dropFirst()
    var inflow: IndicatorParts?
    if primary.kind == .stock, let place = others.firstIndex(where: { $0.panel.indicator.kind == .flow }) {
      inflow = others.remove(at: place)
    }
    let first = try series[0].fitted(inflow: inflow, origin: origin, forecasters: forecasters)
    var further: [FittedTarget] = []
    for parts in others {
      further.append(try parts.fitted(inflow: nil, origin: origin, forecasters: forecasters))
    }
    return first.and(further)
  }
}

extension FittedTarget {
  /// The same with further conditions that must be met as well.
  fileprivate func and(_ further: [FittedTarget]) -> FittedTarget {
    if further.isEmpty { return self }
    return FittedTarget(name: name, weights: weights, notes: notes + further.flatMap(\.notes)) {
      unit, status in
      guard var both = outlook(unit, status) else { return nil }
      for other in further {
        guard let outlook = other.outlook(unit, status) else { return nil }
        let miss = zip(outlook.missByDeviation, other.weights).reduce(0) { $0 + $1.0 * $1.1 }
        both.missByDeviation = both.missByDeviation.map { 1 - (1 - $0) * (1 - miss) }
      }
      both.cutsNeeded = (nil, nil)
      return both
    }
  }
}

extension IndicatorParts {
  fileprivate func fitted(
    inflow: IndicatorParts?, origin: Origin, forecasters: ForecasterSet
  ) throws(FitError) -> FittedTarget {
    switch panel.indicator.kind {
    case .flow: try fittedFlow(origin: origin, forecasters: forecasters)
    case .stock: try fittedStock(inflow: inflow, origin: origin)
    case .proportion: try fittedProportion(origin: origin)
    }
  }

  private func fittedFlow(origin: Origin, forecasters: ForecasterSet) throws(FitError) -> FittedTarget {
    let history = try FlowHistory(panel, before: origin.year)
    let partYear = try PartYear(history, months: origin.monthsElapsed)
    let pool = try forecasters.fit(history)
    let forecast = pool.forecast(partYear)
    return FittedTarget(
      name: pool.names.count > 1 ? OriginTrial.pool : pool.names[0], weights: forecast.weights,
      notes: ModelNote.notes(of: pool, indicator: panel.indicator.id)
    ) { unit, status in
      guard let accepted = accepted(status), let prediction = forecast.units[unit] else { return nil }
      let yearEnd = MassFunction.mixture(prediction.scenarios, weights: forecast.weights)
      // Where values can be too small, a lower rate is no remedy.
      let allowed = accepted.lowest <= 0 ? accepted.highest : nil
      func cut(for probability: Double) -> Double? {
        allowed.flatMap { yearEnd.cutNeeded(seen: partYear.seen[unit], allowed: $0, for: probability) }
      }
      return Outlook(
        missByDeviation: prediction.scenarios.map(accepted.missProbability), yearEnd: yearEnd,
        cutsNeeded: (cut(for: 0.5), cut(for: 0.8)),
        shareElapsed: history.shares.share(of: months(status)))
    }
  }

  private func fittedStock(inflow: IndicatorParts?, origin: Origin) throws(FitError) -> FittedTarget {
    let fit = try StockFlowModel().fit(stock: panel, inflow: inflow?.panel, before: origin.year)
    let note = fit.note(indicator: panel.indicator.id)
    guard let inflow else {
      return FittedTarget(name: "stock-flow", weights: [1], notes: [note]) { unit, status in
        guard let retained = fit.retained(unit: unit, at: origin), let accepted = accepted(status) else {
          return nil
        }
        return Outlook(
          missByDeviation: [accepted.missProbability(retained)], yearEnd: retained,
          shareElapsed: Double(months(status).last ?? 0) / 12)
      }
    }
    let history = try FlowHistory(inflow.panel, before: origin.year)
    let partYear = try PartYear(history, months: origin.monthsElapsed)
    let flow = try GammaPoissonForecaster().fit(history)
    let arrivals = flow.forecast(partYear)
    let notes = [note, ModelNote(gammaPoisson: flow, indicator: inflow.panel.indicator.id)]
    return FittedTarget(name: "stock-flow", weights: arrivals.weights, notes: notes) { unit, status in
      guard let kept = fit.retained(unit: unit, at: origin), let accepted = accepted(status),
        let newcomersAccepted = inflow.accepted(status), let newcomers = arrivals.units[unit]
      else { return nil }
      let seen = partYear.seen[unit]
      // Newcomers of months after the latest level are not yet in it.
      let sinceLevel = inflow.panel.tally(
        unit: unit, year: origin.year, within: origin.months.subtracting(months(status)))
      let retained = kept.shifted(by: sinceLevel.value ?? 0)
      let ahead = newcomers.scenarios.map { $0.shifted(by: -seen) }
      return Outlook(
        missByDeviation: ahead.map {
          1
            - jointlyMet(
              retained: retained, arrivals: $0, stock: accepted,
              inflow: newcomersAccepted.less(seen))
        },
        yearEnd: retained.convolved(with: .mixture(ahead, weights: arrivals.weights)),
        shareElapsed: Double(months(status).last ?? 0) / 12)
    }
  }

  private func fittedProportion(origin: Origin) throws(FitError) -> FittedTarget {
    let fit = try BetaBinomialModel().fit(panel, before: origin.year)
    let history = try FlowHistory(panel.denominators(), before: origin.year)
    let baseFit = try GammaPoissonForecaster().fit(history)
    let bases = baseFit.forecast(try PartYear(history, months: origin.monthsElapsed))
    let name = panel.indicator.id
    return FittedTarget(
      name: "beta-binomial", weights: [1],
      notes: [
        fit.note(indicator: name), ModelNote(gammaPoisson: baseFit, indicator: name, part: .denominator),
      ]
    ) { unit, status in
      guard let base = bases.distribution(unit: unit) else { return nil }
      let prediction = fit.prediction(unit: unit, at: origin, base: base)
      return Outlook(
        missByDeviation: [
          prediction.probabilityOutside { accepted(denominator: $0).range }
        ],
        yearEnd: prediction.numeratorDistribution(), shareElapsed: history.shares.share(of: months(status)),
        expectedBound: parts[0].rule.bound(denominator: Int(base.mean.rounded())))
    }
  }
}

/// P(retained + arrivals among `stock` and arrivals among `inflow`): the joint event, not the product of two.
func jointlyMet(
  retained: MassFunction, arrivals: MassFunction, stock: AcceptedValues, inflow: AcceptedValues
) -> Double {
  (arrivals.lowest...arrivals.highest).reduce(0) { sum, count in
    guard inflow.contains(count) else { return sum }
    return sum + arrivals.mass(at: count) * (1 - stock.less(count).missProbability(retained))
  }
}
