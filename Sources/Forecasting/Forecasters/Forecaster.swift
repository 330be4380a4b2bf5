public import Probability

/// A way to forecast the year-end counts of a flow: a specification, fitted to the past, then asked from an origin.
public protocol Forecaster: Sendable {
  /// A short stable name, as in the column `model`.
  var name: String { get }
  /// How P(miss) follows from the forecast.
  var missRule: MissRule { get }
  /// Fits the years of `history`, which ends before the target year.
  func fit(_ history: FlowHistory) throws(FitError) -> any FittedForecaster
}

extension Forecaster {
  /// P(miss) is the mass above what is allowed, unless a yardstick says otherwise.
  public var missRule: MissRule { .distribution }
}

/// How P(miss) follows from a forecast.
public enum MissRule: Sendable, Hashable {
  /// The mass of the distribution above what is allowed.
  case distribution
  /// Yes or no: whether the point forecast is above what is allowed.
  case call
  /// The share of all units that missed in all earlier years, whatever the distribution says.
  case baseRate
}

/// A forecaster fitted to the years before one target year.
public protocol FittedForecaster: Sendable {
  /// The year-end counts of all units, in the panel's order, given what is known of the target year.
  func forecast(_ partYear: PartYear) -> YearEndForecast
  /// The fitted numbers that are worth printing, in a fixed order.
  var numbers: [FittedNumber] { get }
}

extension FittedForecaster {
  /// None, unless a forecaster has some.
  public var numbers: [FittedNumber] { [] }
}

/// The year-end counts of all units, under each of a few scenarios that all units share.
public struct YearEndForecast: Sendable, Hashable {
  /// The probabilities of the scenarios, of sum 1.
  public let weights: [Double]
  /// One prediction a unit, in the panel's order; nil where a unit cannot be forecast.
  public let units: [YearEnd?]

  /// A forecast whose units have one distribution a weight.
  public init(weights: [Double], units: [YearEnd?]) {
    for unit in units {
      let count = unit?.scenarios.count ?? weights.count
      precondition(count == weights.count, "\(count) distributions for \(weights.count) scenarios")
    }
    self.weights = weights
    self.units = units
  }

  /// The distribution of the year-end count of `unit` over all scenarios; nil where there is none.
  public func distribution(unit: Int) -> MassFunction? {
    units[unit].map { .mixture($0.scenarios, weights: weights) }
  }
}

/// The year-end count of one unit.
public struct YearEnd: Sendable, Hashable {
  /// The distribution under each scenario; nothing below what has already happened.
  public let scenarios: [MassFunction]
  /// The count as one number, of forecasters that make a call rather than a distribution.
  public let call: Double?

  /// A prediction under at least one scenario.
  public init(scenarios: [MassFunction], call: Double? = nil) {
    precondition(!scenarios.isEmpty, "a prediction needs a scenario")
    self.scenarios = scenarios
    self.call = call
  }

  /// P(count > `allowed`) under each scenario.
  public func probabilityAbove(_ allowed: Int) -> [Double] {
    scenarios.map { $0.upperTail(above: allowed) }
  }
}
