public import Forecasting

/// A fitted model, named, with its parameters in a fixed order.
public struct ModelNote: Sendable, Hashable {
  /// Which series of an indicator a model is fitted to.
  public enum Part: Sendable, Hashable {
    /// The counts, of a proportion its numerators.
    case count
    /// The denominators of a proportion.
    case denominator
  }

  /// The short name, as in the column `model`.
  public let name: String
  /// The indicator it was fitted to.
  public let indicator: String
  /// Which of its series.
  public let part: Part
  /// Its share of a pool, 0…1; nil for a model by itself.
  public let share: Double?
  /// The parameters.
  public let parameters: [FittedNumber]

  init(
    name: String, indicator: String, part: Part = .count, share: Double? = nil, parameters: [FittedNumber]
  ) {
    self.name = name
    self.indicator = indicator
    self.part = part
    self.share = share
    self.parameters = parameters
  }
}

extension ModelNote {
  /// The members of `pool`, heaviest first, each with its share where there are several.
  static func notes(of pool: FittedPool, indicator: String) -> [ModelNote] {
    let members = pool.names.indices.sorted {
      (-pool.weights.shares[$0], $0) < (-pool.weights.shares[$1], $1)
    }
    return members.map { place in
      ModelNote(
        name: pool.names[place], indicator: indicator,
        share: members.count > 1 ? pool.weights.shares[place] : nil, parameters: pool.members[place].numbers)
    }
  }

  /// The filter by itself, as `fit`.
  init(gammaPoisson fit: any FittedForecaster, indicator: String, part: Part = .count) {
    self.init(
      name: GammaPoissonForecaster().name, indicator: indicator, part: part, parameters: fit.numbers)
  }
}

extension StockFlowFit {
  func note(indicator: String, part: ModelNote.Part = .count) -> ModelNote {
    ModelNote(
      name: "stock-flow", indicator: indicator, part: part,
      parameters: [
        .init(.survival, parameters.survival), .init(.concentration, parameters.concentration),
        .init(.otherArrivals, parameters.arrivals), .init(.arrivalShape, parameters.arrivalShape),
        .init(.discount, parameters.discount),
      ])
  }
}

extension BetaBinomialFit {
  func note(indicator: String) -> ModelNote {
    ModelNote(
      name: "beta-binomial", indicator: indicator,
      parameters: [
        .init(.mean, parameters.mean), .init(.concentration, parameters.concentration),
        .init(.discount, parameters.discount),
      ])
  }
}
