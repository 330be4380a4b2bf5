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

  /// A part of a column outside the span of those before it is nothing where it is shorter than this share of the column.
  static let rankTolerance = 1e-10

  /// A basis of the columns of `matrix`, which is finite, on the rows where `isUsed`; other rows of Q are zero.
  init(_ matrix: Matrix, isUsed: (Int) -> Bool = { _ in true }) {
    let rows = matrix.rows
    var columns: [[Double]] = []
    var triangle: [[Double]] = []
    var kept: [Int] = []
    for place in 0..<matrix.columns {
      var column = Array(matrix.column(place))
      for row in 0..<rows where !isUsed(row) { column[row] = 0 }
      // By their largest element, so that no square overflows.
      let largest = column.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { continue }
      for row in 0..<rows { column[row] /= largest }
      let length = norm(column)
      var coordinates = [Double](repeating: 0, count: columns.count)
      // Twice is enough (Giraud, Langou & Rozložník 2005).
      for _ in 0..<2 {
        for (index, earlier) in columns.enumerated() {
          let share = dot(earlier, column)
          coordinates[index] += share
          for row in 0..<rows { column[row] -= share * earlier[row] }
        }
      }
      let outside = norm(column)
      guard outside > Self.rankTolerance * length else { continue }
      columns.append(column.map { $0 / outside })
      triangle.append(coordinates.map { $0 * largest } + [outside * largest])
      kept.append(place)
    }
    self.rows = rows
    self.kept = kept
    let rank = kept.count
    elements = (0..<rows).flatMap { row in columns.map { $0[row] } }
    inverseTriangle = inverse(of: triangle)
    ones = columns.map { $0.reduce(0, +) }
    columnTable = fours(columns, rows: rows)
    productTable = fours(
      (0..<rank).flatMap { i in
        (0...i).map { j in (0..<rows).map { columns[i][$0] * columns[j][$0] } }
      }, rows: rows)
  }
}

private func dot(_ left: [Double], _ right: [Double]) -> Double {
  var sum = 0.0
  for row in left.indices { sum += left[row] * right[row] }
  return sum
}

private func norm(_ column: [Double]) -> Double { dot(column, column).squareRoot() }

/// The inverse of an upper triangle given column after column, row after row.
private func inverse(of triangle: [[Double]]) -> [Double] {
  let order = triangle.count
  var inverse = [Double](repeating: 0, count: order * order)
  for column in 0..<order {
    inverse[column * order + column] = 1 / triangle[column][column]
    for row in stride(from: column - 1, through: 0, by: -1) {
      var sum = 0.0
      for k in (row + 1)...column { sum += triangle[k][row] * inverse[k * order + column] }
      inverse[row * order + column] = -sum / triangle[row][row]
    }
  }
  return inverse
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
