import COpenBLAS

/// XᵀWX b = s solved by Cholesky's factorisation, a fraction of the cost of `QR` and safe only where the columns are far
/// from depending on each other; made once for matrices of one shape and used for many weights.
public struct NormalEquations: Sendable {
  /// The shape of the matrices, each 1 or more.
  public let rows: Int, columns: Int

  /// The smallest share of a column's squared length outside the span of the others that is held safe: half of the
  /// sixteen digits are then left.
  public static let safeShare = 1e-8

  private var weighted: [Double]
  private var product: [Double]
  private var diagonal: [Double]

  /// Room for matrices of `rows` × `columns`.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 1 && columns >= 1, "normal equations of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    weighted = Array(repeating: 0, count: rows * columns)
    product = Array(repeating: 0, count: columns * columns)
    diagonal = Array(repeating: 0, count: columns)
  }

  /// Replaces `right`, one number a column, by (XᵀWX)⁻¹ `right` and returns true; returns false, leaving `right` as it
  /// was, where that is not safe. `rootWeights` are the square roots of W, one a row.
  public mutating func solve(_ matrix: Matrix, rootWeights: [Double], _ right: inout [Double]) -> Bool {
    precondition(
      matrix.rows == rows && matrix.columns == columns,
      "a matrix of \(matrix.rows) × \(matrix.columns), room for \(rows) × \(columns)")
    precondition(rootWeights.count == rows, "\(rootWeights.count) weights for \(rows) rows")
    precondition(right.count == columns, "\(right.count) elements for \(columns) columns")
    let elements = matrix.elements
    for column in 0..<columns {
      let start = column * rows
      for row in 0..<rows { weighted[start + row] = elements[start + row] * rootWeights[row] }
    }
    unsafe cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, blasint(columns), blasint(rows), 1, weighted, blasint(rows), 0,
      &product, blasint(columns))
    for column in 0..<columns { diagonal[column] = product[column * columns + column] }
    guard isFactoredSafely() else { return false }
    let info = unsafe LAPACKE_dpotrs_work(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "L")), Int32(columns), 1, product, Int32(columns), &right,
      Int32(columns))
    precondition(info == 0, "dpotrs refused argument \(-info)")
    return true
  }

  /// Factors the product; L_kk² / A_kk is the share of a column outside the span of those before.
  private mutating func isFactoredSafely() -> Bool {
    guard diagonal.allSatisfy({ $0.isFinite && $0 > 0 }) else { return false }
    let info = unsafe LAPACKE_dpotrf_work(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "L")), Int32(columns), &product, Int32(columns))
    precondition(info >= 0, "dpotrf refused argument \(-info)")
    guard info == 0 else { return false }
    return (0..<columns).allSatisfy { column in
      let pivot = product[column * columns + column]
      return pivot * pivot > Self.safeShare * diagonal[column]
    }
  }
}
