/// A parameter of a fitted model: its maximum-likelihood value, or what was assumed.
public struct FittedNumber: Sendable, Hashable {
  /// What parameters there are.
  public enum Name: Sendable, Hashable {
    /// What is left of the weight of the past a year later, 0…1.
    case discount
    /// The ratio of a year's level to that of the year before, expected of all units alike.
    case growth
    /// The shape of the gamma prior of the units' rates; the larger, the more alike the units are.
    case priorShape
    /// The exponent of the population.
    case populationExponent
    /// The scale of what befalls all units of a year alike, on the log scale.
    case commonDeviation
    /// The variance of one year's own noise, relative to its rate.
    case yearNoise
    /// The size of the negative binomial.
    case size
    /// The share of those on file who are so a year later.
    case survival
    /// The concentration of a beta distribution.
    case concentration
    /// Those who come on file a year without being newcomers.
    case otherArrivals
    /// The shape of all arrivals.
    case arrivalShape
    /// The mean of a proportion.
    case mean
  }

  /// What it is.
  public let name: Name
  /// Its value.
  public let value: Double
  /// Whether the data could not tell and the value was assumed.
  public let isAssumed: Bool

  /// A number.
  public init(_ name: Name, _ value: Double, isAssumed: Bool = false) {
    self.name = name
    self.value = value
    self.isAssumed = isAssumed
  }
}
