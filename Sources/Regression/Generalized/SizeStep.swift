/// One step of the search for the size of a negative binomial fit.
public struct SizeStep: Sendable, Hashable {
  /// The size tried.
  public let size: Double
  /// The slope of the profile log-likelihood by ln(1 / size).
  public let slope: Double
  /// The iterations of the refit at this size.
  public let iterations: Int
}
