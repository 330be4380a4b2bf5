/// The specification of one small regression per series, all with one design: unit × indicator of a whole country.
///
/// Every series has the same rows (periods) and the same columns; its counts and, if wanted, its offsets are its own.
/// The link is the logarithm. A row whose count is NaN is missing from its series alone.
public struct SeriesBatch: Sendable, Hashable {
  /// How counts scatter around their means.
  public enum Family: String, Sendable, Hashable, CaseIterable {
    /// Var y = μ.
    case poisson
    /// Var y = φ μ, with φ the Pearson statistic over its degrees of freedom, as in R's `quasipoisson`.
    case quasiPoisson = "quasipoisson"
    /// Var y = μ + μ² / size, the size by maximum likelihood for every series; Poisson where that is infinite.
    case negativeBinomial = "negative_binomial"
  }

  /// What is added to the linear predictor, finite: the logarithm of an exposure.
  public enum Offsets: Sendable, Hashable {
    /// Nothing.
    case none
    /// One number a row, the same for all series.
    case shared([Double])
    /// One number a row and series, series after series.
    case own([Double])
  }

  /// How counts scatter.
  public var family: Family
  /// One row a period, one column a coefficient.
  public let design: DesignMatrix
  /// Coefficients that do not settle within so many iterations are reported as such.
  public var iterationLimit = 60

  /// One regression per series on `design`, of at least one row and one column.
  public init(family: Family, design: DesignMatrix) {
    precondition(
      design.rows >= 1 && design.names.count >= 1, "a design of \(design.rows) × \(design.names.count)")
    self.family = family
    self.design = design
  }
}

/// The counts of all series, and what is added to their linear predictors.
struct SeriesData: Sendable {
  let rows: Int
  let counts: [Double]
  let offsets: SeriesBatch.Offsets

  var series: Int { counts.count / rows }

  init(rows: Int, counts: [Double], offsets: SeriesBatch.Offsets) {
    precondition(counts.count % rows == 0, "\(counts.count) counts for series of \(rows)")
    switch offsets {
    case .none: break
    case .shared(let shared): precondition(shared.count == rows, "\(shared.count) offsets for \(rows) rows")
    case .own(let own):
      precondition(own.count == counts.count, "\(own.count) offsets for \(counts.count) counts")
    }
    self.rows = rows
    self.counts = counts
    self.offsets = offsets
  }

  @inline(__always)
  func offset(_ series: Int, _ row: Int) -> Double {
    switch offsets {
    case .none: 0
    case .shared(let shared): shared[row]
    case .own(let own): own[series * rows + row]
    }
  }

  /// The number of rows with a count and of those with cases, or why the series cannot be fitted on fewer than `needed` rows.
  func observations(of series: Int, atLeast needed: Int) throws(FitError) -> (observed: Int, positive: Int) {
    var observed = 0
    var positive = 0
    for row in 0..<rows {
      let count = counts[series * rows + row]
      if count.isNaN { continue }
      guard count >= 0 && count < 0x1p53 && count == count.rounded(.towardZero) else {
        throw .responseOutOfRange(row: row, expected: "a whole number of 0 or more")
      }
      guard offset(series, row).isFinite else { throw .offsetNotFinite(row: row) }
      observed += 1
      if count > 0 { positive += 1 }
    }
    guard observed >= needed else { throw .tooFewRows(found: observed, needed: needed) }
    guard positive > 0 else { throw .allCountsZero }
    return (observed, positive)
  }
}
