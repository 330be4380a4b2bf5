import Glibc
public import Observations
import Probability

/// Which part of a year's count falls into each statistical month, pooled over units and years.
///
/// The shares are the posterior means of a multinomial with a symmetric Dirichlet prior whose concentration maximises
/// the Dirichlet-multinomial likelihood of the pooled counts: few events leave them equal, many let the data speak.
public struct SeasonalShares: Sendable, Hashable {
  /// Twelve shares, positive, of sum 1.
  public let months: [Double]
  /// How much the split of a year wanders from year to year: the variance, over past years, of the log odds of the
  /// pooled counts after the first 1…11 months against those before, beyond multinomial sampling. Index 0 belongs to
  /// one month; 0 where fewer than two years tell.
  public let splitVariance: [Double]

  /// The shares of the years before `year` in `panel`, a flow.
  public init(panel: Panel, before year: Int) throws(FitError) {
    let yearly = panel.years.filter { $0 < year }.map { Self.pooledMonths(of: panel, year: $0) }
    let pooled = (0..<12).map { month in yearly.reduce(0) { $0 + $1[month] } }
    try self.init(pooledCounts: pooled, yearly: yearly)
  }

  /// The share of the months `set`, 0…1.
  public func share(of set: MonthSet) -> Double {
    set == .all ? 1 : set.months.reduce(0) { $0 + months[$1 - 1] }
  }

  private init(pooledCounts: [Double], yearly: [[Double]]) throws(FitError) {
    let total = pooledCounts.reduce(0, +)
    let concentration = try Self.concentration(of: pooledCounts)
    let shares = pooledCounts.map { ($0 + concentration / 12) / (total + concentration) }
    months = shares
    splitVariance = (1...11).map { Self.splitVariance(of: yearly, shares: shares, firstMonths: $0) }
  }

  /// The counts of each month, summed over the units that report the whole year in parts; a period of several months
  /// is spread evenly over them. Yearly figures say nothing about months and are left out.
  private static func pooledMonths(of panel: Panel, year: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: 12)
    for unit in panel.units.indices where panel.tally(unit: unit, year: year).isWholeYear {
      for row in panel.parts(unit: unit, year: year) where row.period.monthCount < 12 {
        for month in row.period.months.months {
          sums[month - 1] += Double(row.count ?? 0) / Double(row.period.monthCount)
        }
      }
    }
    return sums
  }

  /// The concentration of the symmetric Dirichlet prior by maximum likelihood, within 12…100,000: the prior weighs at
  /// least one event a month, or two events in the same month would pass for the whole season.
  private static func concentration(of counts: [Double]) throws(FitError) -> Double {
    let total = counts.reduce(0, +)
    guard total > 0 else { return 12 }
    let best = try likeliestParameter(in: log(12)...log(100_000)) { logConcentration in
      let c = exp(logConcentration)
      return SpecialFunctions.logGamma(c) - SpecialFunctions.logGamma(c + total)
        + counts.reduce(0) { $0 + SpecialFunctions.logGamma($1 + c / 12) - SpecialFunctions.logGamma(c / 12) }
    }
    return exp(best)
  }

  private static func splitVariance(of yearly: [[Double]], shares: [Double], firstMonths: Int) -> Double {
    let expected = shares.prefix(firstMonths).reduce(0, +)
    var squares = 0.0
    var sampling = 0.0
    var years = 0.0
    for counts in yearly {
      let before = counts.prefix(firstMonths).reduce(0, +)
      let after = counts.dropFirst(firstMonths).reduce(0, +)
      guard before > 0, after > 0 else { continue }
      let deviation = log(after / before * expected / (1 - expected))
      squares += deviation * deviation
      // Variance of a log odds: 1 / (n p (1 − p)).
      sampling += 1 / ((before + after) * expected * (1 - expected))
      years += 1
    }
    guard years >= 2 else { return 0 }
    return max(0, (squares - sampling) / (years - 1))
  }
}
