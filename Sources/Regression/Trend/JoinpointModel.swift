/// The best line with a given number of joinpoints.
public struct JoinpointModel: Sendable, Hashable {
  /// The years of the joinpoints, rising.
  public let joinpoints: [Int]
  /// SSE = Σ w e²; 0 for an exact line.
  public let sumOfSquares: Double
  /// Both criteria; of an exact line those of the least sum of squares that rounding can tell from none.
  public let bic: Double, bic3: Double
  /// Other years for as many joinpoints whose sum of squares is within `JoinpointTrend.rivalShare` of this one, the
  /// nearest first, at most nine: the data hardly tell them apart.
  public let rivals: [[Int]]

  init(_ line: PiecewiseLine, rivals: [[Int]], observations: Int) {
    let squares = max(line.residualSumOfSquares, line.noiseSumOfSquares)
    func value(_ criterion: JoinpointCriterion) -> Double {
      criterion.value(sumOfSquares: squares, joinpoints: line.bends.count, observations: observations)
    }
    joinpoints = line.bends
    sumOfSquares = line.residualSumOfSquares
    bic = value(.bic)
    bic3 = value(.bic3)
    self.rivals = rivals
  }

  /// The value of `criterion`.
  public func value(of criterion: JoinpointCriterion) -> Double {
    switch criterion {
    case .bic: bic
    case .bic3: bic3
    }
  }
}
