import Forecasting

/// A fitted model, named, with its parameters in a fixed order.
public struct ModelNote: Sendable, Hashable {
  /// The short name, as in the column `model`.
  public let name: String
  /// The indicator it was fitted to.
  public let indicator: String
  /// Names and values of the parameters.
  public let parameters: [Parameter]

  /// One parameter.
  public struct Parameter: Sendable, Hashable {
    /// What it is.
    public let name: String
    /// Its maximum-likelihood value, or what was assumed.
    public let value: Double
    /// Whether the data could not tell and the value was assumed.
    public let isAssumed: Bool

    init(_ name: String, _ value: Double, isAssumed: Bool = false) {
      self.name = name
      self.value = value
      self.isAssumed = isAssumed
    }
  }
}

extension GammaPoissonFit {
  func note(indicator: String) -> ModelNote {
    ModelNote(
      name: "gamma-poisson", indicator: indicator,
      parameters: [
        .init("discount", parameters.discount, isAssumed: !seesChange),
        .init("growth", parameters.growth, isAssumed: !seesChange),
        .init("prior mean", parameters.priorMean), .init("prior shape", parameters.priorShape),
        .init("population exponent", parameters.elasticity, isAssumed: !usesPopulation),
        .init("common growth sd", growthVariance.squareRoot(), isAssumed: growthIsAssumed),
      ])
  }
}

extension StockFlowFit {
  func note(indicator: String) -> ModelNote {
    ModelNote(
      name: "stock-flow", indicator: indicator,
      parameters: [
        .init("yearly survival", parameters.survival), .init("concentration", parameters.concentration),
        .init("other arrivals", parameters.arrivals), .init("arrival shape", parameters.arrivalShape),
      ])
  }
}

extension BetaBinomialFit {
  func note(indicator: String) -> ModelNote {
    ModelNote(
      name: "beta-binomial", indicator: indicator,
      parameters: [
        .init("mean", parameters.mean), .init("concentration", parameters.concentration),
        .init("discount", parameters.discount),
      ])
  }
}
