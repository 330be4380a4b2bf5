/// The solution of a least-squares problem.
public struct LeastSquares: Sendable, Hashable {
  /// One coefficient a column, nil for columns that depend on others and were dropped.
  public let coefficients: [Double?]
  /// The sum of (weighted) squared residuals.
  public let residualSumOfSquares: Double
  /// The number of columns kept.
  public let rank: Int
  /// The columns dropped, in rising order.
  public let dropped: [Int]
}
