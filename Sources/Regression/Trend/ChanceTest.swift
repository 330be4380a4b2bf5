import LinearAlgebra
import Probability

/// Whether a trend is more than counts move by chance: χ² = (slope / Poisson standard error)² with one degree of
/// freedom.
///
/// Yearly points only, five or more, without overlap (trend markers of Public Health England's Fingertips). Counts that
/// scatter more than Poisson's exceed chance without a trend too: see the dispersion.
public struct ChanceTest: Sendable, Hashable {
  /// The fewest years that the test is given for.
  public static let fewestYears = 5

  /// The square of the slope over its variance.
  public let chiSquare: Double

  /// The test of a straight line; nil where there are too few `observations`.
  init?(_ line: PiecewiseLine, observations: Int) {
    guard observations >= Self.fewestYears else { return nil }
    chiSquare = line.slopes[0] * line.slopes[0] / line.unscaledCovariance[0, 0]
  }

  /// P(χ²₁ ≥ `chiSquare`).
  public var pValue: Double { min(1, 2 * Normal.standard.upperTail(above: chiSquare.squareRoot())) }
}
