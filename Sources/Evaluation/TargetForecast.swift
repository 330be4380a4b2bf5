public import Forecasting
public import Observations
public import Probability
public import Targets

/// What is known and what is forecast of one target, for all units, as seen from one origin.
public struct TargetForecast: Sendable {
  /// The target.
  public let target: Target
  /// What was known.
  public let origin: Origin
  /// The units, in the order of the data.
  public let units: [UnitForecast]
  /// The distribution of the number of units that miss, over all that have a probability; nil where none has.
  ///
  /// A Poisson-binomial for each common deviation of the year, and the mixture of these.
  public let missCount: MassFunction?
  /// The fitted models; empty where nothing was open or nothing could be fitted.
  public let models: [ModelNote]
  /// Why there are no probabilities of open verdicts, or nil.
  public let failure: FitError?

  /// How many units `missCount` is about.
  public var judged: Int { units.count { $0.missProbability != nil } }

  /// Assesses `target` for every unit of `units`; `panels` gives the series of an indicator, over the same units.
  ///
  /// Only figures before the origin's year, and of it those of the months elapsed, are used. Where one of `breaks` lies
  /// between the origin's year and the year before it a cut has neither verdict nor forecast. Flows are forecast by the
  /// pool of `forecasters`, with its weights.
  public init(
    target: Target, origin: Origin, units: [AreaUnit], panels: [String: Panel], breaks: [SeriesBreak] = [],
    forecasters: ForecasterSet = .standard
  ) {
    let statuses = units.indices.map {
      target.status(
        ofUnit: $0, year: origin.year, monthsElapsed: origin.monthsElapsed, panels: { panels[$0] },
        breaks: breaks)
    }
    var fitted: FittedTarget?
    var failure: FitError?
    if statuses.contains(where: { $0.verdict == .open }) {
      do { fitted = try target.fitted(panels: panels, origin: origin, forecasters: forecasters) } catch {
        failure = error
      }
    }
    let weights = fitted?.weights ?? [1]
    let judgements = statuses.indices.map { index in
      Judgement(unit: units[index], status: statuses[index], fitted: fitted, failure: failure, index: index)
    }
    self.target = target
    self.origin = origin
    self.units = judgements.map(\.forecast)
    missCount = Self.missCount(judgements.compactMap(\.missByDeviation), weights: weights)
    models = fitted?.notes ?? []
    self.failure = failure
  }

  private static func missCount(_ units: [[Double]], weights: [Double]) -> MassFunction? {
    guard !units.isEmpty else { return nil }
    let conditional = weights.indices.map { deviation in
      PoissonBinomial(probabilities: units.map { min(1, max(0, $0[deviation])) }).massFunction()
    }
    return .mixture(conditional, weights: weights)
  }
}

/// What is known and what is forecast of one unit and target.
public struct UnitForecast: Sendable {
  /// The unit.
  public let unit: AreaUnit
  /// The exact state of the target so far.
  public let status: TargetStatus
  /// The distribution of the year-end value, of a proportion its numerator; nil without a forecast.
  public let yearEnd: MassFunction?
  /// P(the target is missed); 0 or 1 where the counts have decided; nil where no verdict is to come.
  public let missProbability: Double?
  /// The cut of the rate for the rest of the year, 0…1, that brings P(met) to one half; nil where it does not apply.
  public let cutNeededForHalf: Double?
  /// The cut that brings P(met) to 80 %.
  public let cutNeededForEighty: Double?
  /// P(the true rate fell by at least the target's cut), from the same months of both years (Jeffreys priors); nil
  /// for other rules than a cut of a flow, and without both figures.
  public let realCutProbability: Double?
  /// The share of the year, 0…1, that the figures cover: by season for a flow, by time for a stock.
  public let shareElapsed: Double?
  /// The last value on the right side of the primary rule: of a ratio at the expected denominator.
  public let bound: Int?
  /// The short name of the model; nil where there is no forecast.
  public let model: String?
  /// Why no model could be fitted, where the verdict is open and none could; nil otherwise.
  public let failure: FitError?

  /// The largest value that meets the target; nil for a rule that asks for more.
  public var allowed: Int? { status.part.rule.asksForMore ? nil : bound }

  /// The least value that meets the target; nil unless the rule asks for more.
  public var required: Int? { status.part.rule.asksForMore ? bound : nil }

  /// Whether `missProbability` is a fact.
  public var isDecided: Bool { status.verdict != .open }
}

/// A unit's forecast together with its P(missed) under each common deviation.
private struct Judgement {
  let forecast: UnitForecast
  let missByDeviation: [Double]?

  init(unit: AreaUnit, status: TargetStatus, fitted: FittedTarget?, failure: FitError?, index: Int) {
    let outlook = status.verdict == .open ? fitted?.outlook(index, status) : nil
    let weights = fitted?.weights ?? [1]
    switch status.verdict {
    case .met: missByDeviation = weights.map { _ in 0 }
    case .missed: missByDeviation = weights.map { _ in 1 }
    case .open: missByDeviation = outlook?.missByDeviation
    case .noData, .notApplicable: missByDeviation = nil
    }
    let missProbability: Double? =
      switch status.verdict {
      case .met: 0
      case .missed: 1
      case .open:
        outlook.map { min(1, max(0, zip($0.missByDeviation, weights).reduce(0) { $0 + $1.0 * $1.1 })) }
      case .noData, .notApplicable: nil
      }
    forecast = UnitForecast(
      unit: unit, status: status, yearEnd: outlook?.yearEnd,
      missProbability: missProbability,
      cutNeededForHalf: outlook?.cutsNeeded.half, cutNeededForEighty: outlook?.cutsNeeded.eighty,
      realCutProbability: status.primary.realCutProbability, shareElapsed: outlook?.shareElapsed,
      bound: outlook?.expectedBound ?? status.primary.bound,
      model: outlook.map { _ in fitted?.name ?? "" }, failure: status.verdict == .open ? failure : nil)
  }
}
