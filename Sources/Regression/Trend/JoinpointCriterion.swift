import Glibc

/// What chooses the number k of joinpoints: the smallest value wins, and of equal ones the fewest joinpoints.
public enum JoinpointCriterion: String, Sendable, Hashable, CaseIterable {
  /// ln(SSE / n) + 2 (k + 1) / n · ln n: finds small changes, and now and then one that is none.
  case bic
  /// ln(SSE / n) + (3 k + 2) / n · ln n: a joinpoint costs more, since its place was chosen too; decides much as the
  /// permutation test does.
  case bic3

  /// The value for `joinpoints` and a sum of squares above 0 over `observations`.
  func value(sumOfSquares: Double, joinpoints: Int, observations: Int) -> Double {
    let n = Double(observations)
    let parameters = self == .bic ? 2 * (joinpoints + 1) : 3 * joinpoints + 2
    return log(sumOfSquares / n) + Double(parameters) / n * log(n)
  }
}
