/// What the standard errors of a trend rest on.
public enum ErrorBasis: String, Sendable, Hashable {
  /// How far the data scatter about the line.
  case residuals
  /// How far counts, or rates with their standard errors, scatter by chance alone, as the data scatter less.
  case chance
}

/// How far the data scatter about a line.
struct Spread {
  /// s² = Σ w e² / (n − 2 (k + 1)).
  let dispersion: Double
  let basis: ErrorBasis

  /// The spread about `line`; a dispersion below 1 is taken as 1 where it is `floored`.
  init(_ line: PiecewiseLine, floored: Bool) {
    dispersion = line.residualSumOfSquares / Double(line.degreesOfFreedom)
    basis = floored && dispersion < 1 ? .chance : .residuals
  }

  /// The factor of variances.
  var variance: Double { basis == .chance ? 1 : dispersion }
}
