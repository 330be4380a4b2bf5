public import LinearAlgebra

/// The conditional modes of the random coefficients of one term.
public struct RandomEffects: Sendable, Hashable {
  /// The factor.
  public let grouping: String
  /// The names of the coefficients.
  public let names: [String]
  /// The levels, in the order of the frame.
  public let levels: [String]
  /// The most probable coefficients of each level, given the responses and the estimates: levels × coefficients.
  public let modes: Matrix
  /// The covariance of the coefficients of each level around their modes, given the responses and the estimates as if
  /// these were known: the inverse curvature at the mode.
  public let covariances: [Matrix]
}
