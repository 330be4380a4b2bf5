/// The test of a whole term: the model without its columns against the model.
public struct TermTest: Sendable, Hashable {
  /// The term, as the formula has it.
  public let term: String
  /// The test.
  public let test: LikelihoodRatioTest
  /// Akaike's criterion without the term; nil for a quasi-likelihood.
  public let aic: Double?
}
