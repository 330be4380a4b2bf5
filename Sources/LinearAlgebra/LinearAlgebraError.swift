/// Why a system of equations cannot be solved.
public enum LinearAlgebraError: Error, Hashable, CustomStringConvertible {
  /// An element of the matrix is infinite or not a number.
  case matrixNotFinite(row: Int, column: Int)
  /// An element of the right-hand side is infinite or not a number.
  case responseNotFinite(row: Int)
  /// A triangular factor has a zero on its diagonal, at `index` from 0.
  case singular(index: Int)
  /// The leading minor that ends at `index`, from 0, is not positive.
  case notPositiveDefinite(index: Int)

  /// One sentence for a log.
  public var description: String {
    switch self {
    case .matrixNotFinite(let row, let column): "element (\(row), \(column)) of the matrix is not finite"
    case .responseNotFinite(let row): "element \(row) of the response is not finite"
    case .singular(let index): "the factor is singular at \(index)"
    case .notPositiveDefinite(let index): "the matrix is not positive definite at \(index)"
    }
  }
}
