/// One iteration of a fit.
public struct ScoringStep: Sendable, Hashable {
  /// The deviance after the step.
  public let deviance: Double
  /// The length of the full step in standard errors, √(Δβᵀ XᵀWX Δβ).
  public let length: Double
  /// How often the step was halved because the deviance would have risen.
  public let halvings: Int
}
