/// When the trend of a series is trusted to go on (after Farrington, Andrews, Beale & Catchpole 1996, section 3.3).
///
/// A log-linear trend on a handful of cases runs off when it is extrapolated: three cases in the last of eight years can
/// foretell millions. So a trend is left out, and the rest fitted again, where there are too few cases for it or
/// where some mean it foretells, relative to e^offset, is above the largest rate observed. Unlike theirs, this rule does not
/// ask for significance: a series is not made level because it is short.
public struct TrendRule: Sendable, Hashable {
  /// The columns of the design that make up the trend, by name.
  public var columns: [String]
  /// Fewer cases than this in all rows together carry no trend; ten a coefficient is the rule of Peduzzi et al. 1996.
  public var fewestCases = 10.0

  /// A rule on the columns of these names.
  public init(columns: [String]) { self.columns = columns }
}

/// Means foretold for new rows of every series.
public struct BoundedPrediction: Sendable, Hashable {
  /// Where the means of a series come from.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// The whole fit.
    case fit
    /// A fit without the trend, since the cases are too few.
    case tooFewCases = "too_few_cases"
    /// A fit without the trend, since the trend foretells more than was ever observed.
    case runaway
    /// The mean rate of all rows, since neither fit exists, or since even the seasons foretell more than was observed.
    case meanRate = "mean_rate"
    /// None: the series has no usable row; its means are NaN.
    case none
  }

  /// The number of new rows a series.
  public let rows: Int
  /// Series × rows, series after series.
  public let means: [Double]
  /// Where they come from, one a series.
  public let bases: [Basis]
}
