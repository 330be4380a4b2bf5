public import Probability

/// What is believed of one unit's events in every month of a year of which nothing is known yet.
///
/// The year's level λ is Gamma of mean `mean` and shape `levelShape`. Given λ the months are independent, and a period
/// that has the share s of the year is negative binomial of mean λ s and size `concentration` · s. Sizes in proportion to
/// the share make the sum of months a count of the same family, and given its total a year splits as a
/// Dirichlet-multinomial of that concentration.
public struct MonthBelief: Sendable, Hashable {
  /// The events expected of the year, above 0.
  public let mean: Double
  /// The shape of the level, above 0; the level is known the better the larger it is.
  public let levelShape: Double
  /// The twelve shares of the months, positive, of sum 1.
  public let shares: [Double]
  /// How evenly events fall within the year, above 0; without bound they are Poisson given the level.
  public let concentration: Double

  /// A belief; `shares` are twelve, positive, and are scaled to the sum 1; the other numbers are above 0 and finite.
  public init(mean: Double, levelShape: Double, shares: [Double], concentration: Double) {
    precondition(mean > 0 && mean.isFinite, "a mean of \(mean)")
    precondition(levelShape > 0 && levelShape.isFinite, "a shape of \(levelShape)")
    precondition(concentration > 0 && concentration.isFinite, "a concentration of \(concentration)")
    precondition(shares.count == 12, "\(shares.count) months")
    precondition(shares.allSatisfy { $0 > 0 && $0.isFinite }, "shares above 0, not \(shares)")
    let total = shares.reduce(0, +)
    self.mean = mean
    self.levelShape = levelShape
    self.shares = shares.map { $0 / total }
    self.concentration = concentration
  }

  /// The share of the first `months` months, 0…12, of the year.
  public func share(first months: Int) -> Double {
    precondition((0...12).contains(months), "\(months) months")
    return months == 12 ? 1 : shares.prefix(months).reduce(0, +)
  }

  /// The level as the gamma distribution that it is.
  public var level: Gamma { Gamma(shape: levelShape, rate: levelShape / mean) }

  /// The count of a period of the share `share` in a year of the level `level`.
  public func count(share: Double, level: Double) -> NegativeBinomial {
    NegativeBinomial(mean: level * share, size: concentration * share)
  }
}
