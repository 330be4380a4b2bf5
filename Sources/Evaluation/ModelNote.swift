import Forecasting

/// A fitted model, named, with its parameters in a fixed order.
public struct ModelNote: Sendable, Hashable {
  /// Which series of an indicator a model is fitted to.
  public enum Part: Sendable, Hashable {
    /// The counts, of a proportion its numerators.
    case count
    /// The denominators of a proportion.
    case denominator
  }

  /// One parameter.
  public struct Parameter: Sendable, Hashable {
    /// What parameters there are.
    public enum Name: Sendable, Hashable {
      case discount, growth, priorMean, priorShape, populationExponent, commonDeviation
      case survival, concentration, otherArrivals, arrivalShape, mean
    }

    /// What it is.
    public let name: Name
    /// Its maximum-likelihood value, or what was assumed.
    public let value: Double
    /// Whether the data could not tell and the value was assumed.
    public let isAssumed: Bool

    init(_ name: Name, _ value: Double, isAssumed: Bool = false) {
      self.name = name
      self.value = value
      self.isAssumed = isAssumed
    }
  }

  /// The short name, as in the column `model`.
  public let name: String
  /// The indicator it was fitted to.
  public let indicator: String
  /// Which of its series.
  public let part: Part
  /// The parameters.
  public let parameters: [Parameter]

  init(name: String, indicator: String, part: Part = .count, parameters: [Parameter]) {
    self.name = name
    self.indicator = indicator
    self.part = part
    self.parameters = parameters
  }
}

extension GammaPoissonFit {
  func note(indicator: String, part: ModelNote.Part = .count) -> ModelNote {
    ModelNote(
      name: "gamma-poisson", indicator: indicator, part: part,
      parameters: [
        .init(.discount, parameters.discount, isAssumed: !seesChange),
        .init(.growth, parameters.growth, isAssumed: !seesChange),
        .init(.priorMean, parameters.priorMean), .init(.priorShape, parameters.priorShape),
        .init(.populationExponent, parameters.elasticity, isAssumed: !usesPopulation),
        .init(.commonDeviation, growthVariance.squareRoot(), isAssumed: growthIsAssumed),
      ])
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
