/// The regressions of a `SeriesBatch`, one array a quantity, in the order of the series.
///
/// Where a series has a failure its numbers are NaN. A coefficient is also NaN where its column depends on those before
/// it in the rows of that series: `droppedColumns(of:)` names it. Nothing else is.
public struct SeriesBatchFit: Sendable, Hashable {
  /// What was fitted.
  public let batch: SeriesBatch
  let columns: SeriesColumns

  init(batch: SeriesBatch, columns: SeriesColumns) {
    self.batch = batch
    self.columns = columns
  }

  /// The number of series.
  public var count: Int { columns.count }
  /// The names of the coefficients.
  public var names: [String] { batch.design.names }
  /// Series × coefficients, series after series, on the scale of the logarithm.
  public var coefficients: [Double] { columns.coefficients }
  /// The standard errors of `coefficients`, from the expected information times the dispersion, as R's `summary`.
  public var standardErrors: [Double] { columns.standardErrors }
  /// 2 (l(y; y) − l(μ; y)), 0 or more.
  public var deviances: [Double] { columns.deviances }
  /// Σ (y − μ)² / V(μ), which over the degrees of freedom is about 1 if the family is right.
  public var pearsonStatistics: [Double] { columns.pearson }
  /// What multiplies the variance: the Pearson statistic over its degrees of freedom for quasi-Poisson, else 1.
  public var dispersions: [Double] { columns.dispersions }
  /// The sizes of the negative binomial; infinite at the Poisson limit and for the other families.
  public var sizes: [Double] { columns.sizes }
  /// The standard errors of `sizes` from the observed information at the estimated means, infinite where the size is.
  public var sizeStandardErrors: [Double] { columns.sizeStandardErrors }
  /// ln f(y), with its constants; NaN for quasi-Poisson, which has none.
  public var logLikelihoods: [Double] { columns.logLikelihoods }
  /// How many rows had a count.
  public var observations: [Int32] { columns.observations }
  /// How many coefficients were estimated.
  public var ranks: [Int32] { columns.ranks }
  /// How often the likelihood was looked at.
  public var iterations: [Int32] { columns.iterations }
  /// Why a series was not fitted, nil where it was.
  public var failures: [FitError?] { columns.failures }

  /// The places in the arrays of coefficients that belong to a series.
  public func range(of series: Int) -> Range<Int> {
    precondition(series >= 0 && series < count, "series \(series) of \(count)")
    return (series * names.count)..<((series + 1) * names.count)
  }

  /// The columns left out of a series that was fitted, since those before them say the same.
  public func droppedColumns(of series: Int) -> [String] {
    guard columns.failures[series] == nil else { return [] }
    return zip(names, coefficients[range(of: series)]).filter { $0.1.isNaN }.map(\.0)
  }

  /// Each reason for a failure with the number of series that have it, in the order of first appearance.
  public var failureCounts: [(reason: String, count: Int)] {
    var places: [String: Int] = [:]
    var counts: [(reason: String, count: Int)] = []
    for case let failure? in columns.failures {
      let reason = failure.description
      if let place = places[reason] {
        counts[place].count += 1
      } else {
        places[reason] = counts.count
        counts.append((reason, 1))
      }
    }
    return counts
  }
}
