import LinearAlgebra

/// An orthonormal basis Q of the columns of a design, X = Q R, and the tables from which all series build their equations.
///
/// Columns that depend on those before them are dropped, as R does. In Q the equations are as well conditioned as the
/// weights allow, whatever the units of the columns are.
struct SharedBasis: Sendable {
  /// The rows of the design.
  let rows: Int
  /// The columns of the design in the basis, in rising order.
  let kept: [Int]
  /// Q row after row.
  let elements: [Double]
  /// R⁻¹, upper triangular, row after row.
  let inverseTriangle: [Double]
  /// Qᵀ1.
  let ones: [Double]
  /// The columns of Q, four at a time, row after row within each four; zeros fill the last four.
  let columnTable: [SIMD4<Double>]
  /// The products of columns i ≥ j, in the order (0, 0), (1, 0), (1, 1), (2, 0) …, likewise.
  let productTable: [SIMD4<Double>]

  /// The number of columns kept.
  var rank: Int { kept.count }
  /// The number of products of columns.
  var products: Int { rank * (rank + 1) / 2 }

  /// A basis of the columns of `matrix`, which is finite, on the rows where `isUsed`; other rows of Q are zero.
  init(_ matrix: Matrix, isUsed: (Int) -> Bool = { _ in true }) {
    let rows = matrix.rows
    let used = (0..<matrix.columns).map { place in
      matrix.column(place).enumerated().map { isUsed($0.offset) ? $0.element : 0 }[...]
    }
    let basis = OrthogonalColumns(rows: rows, columns: used, squaredLength: 1)
    let rank = basis.kept.count
    let columns = (0..<rank).map { Array(basis.column($0)) }
    self.rows = rows
    kept = basis.kept
    elements = (0..<rows).flatMap { row in columns.map { $0[row] } }
    inverseTriangle = (0..<rank).flatMap { row in (0..<rank).map { basis.inverse[$0 * rank + row] } }
    ones = columns.map { $0.reduce(0, +) }
    columnTable = fours(columns, rows: rows)
    productTable = fours(
      (0..<rank).flatMap { i in
        (0...i).map { j in (0..<rows).map { columns[i][$0] * columns[j][$0] } }
      }, rows: rows)
  }
}

/// Columns, four at a time, row after row within each four.
private func fours(_ columns: [[Double]], rows: Int) -> [SIMD4<Double>] {
  stride(from: 0, to: columns.count, by: 4).flatMap { first in
    (0..<rows).map { row in
      var four = SIMD4<Double>.zero
      for place in first..<min(first + 4, columns.count) { four[place - first] = columns[place][row] }
      return four
    }
  }
}
