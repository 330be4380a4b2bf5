import COpenBLAS
import Glibc

/// The factorisation A = L Lᵀ of symmetric positive definite matrices of one order (LAPACK dpotrf), made once and reused.
public struct Cholesky: Sendable {
  /// The number of rows and columns, 1 or more.
  public let order: Int

  /// L in the lower triangle, column after column; the upper triangle is whatever was given.
  private var lower: [Double]

  /// Room for matrices of `order` × `order`.
  public init(order: Int) {
    precondition(order >= 1, "a factorisation of \(order) × \(order)")
    self.order = order
    lower = Array(repeating: 0, count: order * order)
  }

  /// Factors a matrix of which the lower triangle is read.
  ///
  /// Throws `notPositiveDefinite` with the index, from 0, of the first leading minor that is not positive, or
  /// `matrixNotFinite`.
  public mutating func factor(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(
      matrix.rows == order && matrix.columns == order,
      "a matrix of \(matrix.rows) × \(matrix.columns), room for \(order) × \(order)")
    for column in 0..<order {
      for row in column..<order where !matrix[row, column].isFinite {
        throw .matrixNotFinite(row: row, column: column)
      }
    }
    lower = matrix.elements
    let info = unsafe LAPACKE_dpotrf_work(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "L")), Int32(order), &lower, Int32(order))
    precondition(info >= 0, "dpotrf refused argument \(-info)")
    if info > 0 { throw .notPositiveDefinite(index: Int(info) - 1) }
  }

  /// Replaces `right`, of `order` elements or several such columns, by A⁻¹ `right`.
  public func solve(_ right: inout [Double]) {
    precondition(right.count % order == 0, "\(right.count) elements for an order of \(order)")
    let info = unsafe LAPACKE_dpotrs_work(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "L")), Int32(order), Int32(right.count / order), lower,
      Int32(order), &right, Int32(order))
    precondition(info == 0, "dpotrs refused argument \(-info)")
  }

  /// A⁻¹, both triangles filled.
  public func inverse() -> Matrix {
    var elements = lower
    let info = unsafe LAPACKE_dpotri_work(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "L")), Int32(order), &elements, Int32(order))
    precondition(info == 0, "dpotri refused argument \(-info)")
    for column in 0..<order {
      for row in (column + 1)..<max(order, column + 1) {
        elements[row * order + column] = elements[column * order + row]
      }
    }
    return Matrix(rows: order, columns: order, elements: elements)
  }

  /// ln det A = 2 Σ ln L_kk.
  public var logDeterminant: Double {
    2 * (0..<order).reduce(0) { $0 + log(lower[$1 * order + $1]) }
  }
}
