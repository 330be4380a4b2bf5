/// The factor φ between a family's variance function and the variance of the responses.
public enum Dispersion: String, Sendable, Hashable {
  /// φ = 1, as a Poisson, binomial or negative binomial response has it.
  case one
  /// φ = Pearson's X² / degrees of freedom: quasi-likelihood (Wedderburn 1974), and the variance of a Gaussian response.
  case pearson
  /// Pearson's, but never below 1: scatter smaller than that of a Poisson response is held to be luck (Farrington et
  /// al. 1996).
  case pearsonAtLeastOne = "pearson_at_least_one"
}
