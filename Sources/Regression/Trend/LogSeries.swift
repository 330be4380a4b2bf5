import Glibc

/// The logarithms of a yearly series with their weights: what a line is fitted to.
struct LogSeries {
  /// The years, in the order of the data.
  let years: [Int]
  let logRates: [Double]
  let weights: [Double]
  let zeroHandling: ZeroHandling

  init(years: [Int], logRates: [Double], weights: [Double], zeroHandling: ZeroHandling) {
    self.years = years
    self.logRates = logRates
    self.weights = weights
    self.zeroHandling = zeroHandling
  }

  /// Counts, weighted by themselves: the variance of ln Y is about 1 / E[Y] for a Poisson count.
  ///
  /// Where a count is zero, 1/2 is added to all. At least `fewestYears` different years, one of them with a case.
  init(_ counts: [YearCount], fewestYears: Int) throws(FitError) {
    for point in counts {
      guard point.count >= 0 && point.count.isFinite else { throw .countOutOfRange(year: point.year) }
      guard point.exposure > 0 && point.exposure.isFinite else { throw .exposureOutOfRange(year: point.year) }
    }
    try Self.check(counts.map(\.year), fewest: fewestYears)
    guard counts.contains(where: { $0.count > 0 }) else { throw .allCountsZero }
    zeroHandling = counts.contains { $0.count == 0 } ? .halfAddedToAll : .none
    let added = zeroHandling == .halfAddedToAll ? 0.5 : 0
    years = counts.map(\.year)
    weights = counts.map { $0.count + added }
    logRates = counts.map { log(($0.count + added) / $0.exposure) }
  }

  /// Rates, weighted by (rate / standard error)², the inverse of the variance of their logarithm by the delta method.
  init(_ rates: [YearRate], fewestYears: Int) throws(FitError) {
    weights = rates.map { ($0.rate / $0.standardError) * ($0.rate / $0.standardError) }
    for (point, weight) in zip(rates, weights) {
      guard point.rate > 0 && point.rate.isFinite && point.standardError > 0 && weight > 0 && weight.isFinite
      else { throw .rateOutOfRange(year: point.year) }
    }
    try Self.check(rates.map(\.year), fewest: fewestYears)
    zeroHandling = .none
    years = rates.map(\.year)
    logRates = rates.map { log($0.rate) }
  }

  var count: Int { years.count }

  private static func check(_ years: [Int], fewest: Int) throws(FitError) {
    let different = Set(years).count
    if different == 1, years.count >= fewest { throw .oneYearOnly(year: years[0]) }
    guard different >= fewest else { throw .tooFewYears(found: different, needed: fewest) }
  }
}
