/// The integral over the random coefficients, with what its gradient takes from it.
struct LevelIntegral {
  /// Its logarithm, but for constants.
  var value: Double
  /// l′ of each row, averaged over the quadrature.
  var first: [Double]
  /// Σ l′ z uᵀ averaged over the quadrature, over the coefficients of a cell, column after column.
  var byLambda: [Double]
  /// The derivative of Σ l with respect to ln size, averaged over the quadrature.
  var bySize: Double
  /// α: the derivative along the modes where all points of the quadrature move with them; nil where it is zero.
  var byModes: [Double]?
  /// K: the derivative along H is −½ K, in the places of its blocks.
  var curvatureWeights: [Double]
}
