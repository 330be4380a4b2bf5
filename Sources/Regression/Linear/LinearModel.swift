import LinearAlgebra

/// The specification of a linear model fitted by least squares: E y = offset + Xβ, Var y = σ² / weight.
///
/// By Householder's QR with columns of unit length, and steps of iterative refinement (Björck 1967) with residuals in
/// doubled precision: the coefficients are right to nearly all digits that the data have, even where columns are almost
/// dependent.
public struct LinearModel: Sendable, Hashable {
  /// Columns of which a smaller share than this lies outside the span of those before are dropped.
  ///
  /// R's `lm` has 1e-7, which drops the cube of a raw year; below 1e-15 rounding alone keeps dependent columns.
  public var rankTolerance = 1e-11

  /// A linear model.
  public init() {}

  /// The fit to `frame`, whose random terms are ignored.
  public func fit(_ frame: ModelFrame) throws(FitError) -> LinearFit {
    let response = try ScaledResponse(frame, family: .gaussian, link: .identity)
    let design = frame.design.matrix
    let target = zip(response.values, frame.offset).map { $0 - $1 }
    guard design.columns > 0 else { throw .numerical("a linear model without columns") }
    let solver = try RefinedLeastSquares(
      design, weights: frame.weights, response: target, rankTolerance: rankTolerance)
    return LinearFit(frame: frame, observations: response.observations, solver: solver)
  }
}
