/// Columns made orthogonal one after the other: X = Q T with T upper triangular, QᵀQ = n (Gram-Schmidt, twice over;
/// Giraud, Langou & Rozložník 2005). Columns that depend on earlier ones are dropped, as R drops them.
struct OrthogonalColumns {
  /// The orthogonal columns, one after the other, each with mean square 1.
  private(set) var elements: [Double] = []
  /// Which columns were kept, in rising order.
  private(set) var kept: [Int] = []
  /// T⁻¹ over the kept columns, column after column: coefficients of X are T⁻¹ times those of Q.
  private(set) var inverse: [Double] = []

  /// How much of a column must be outside the span of those before.
  private static let tolerance = 1e-10

  /// Orthogonalises `columns` of `rows` elements each; the elements of a row are multiplied by nothing.
  init(rows: Int, columns: [ArraySlice<Double>]) {
    var triangle: [[Double]] = []
    let count = Double(rows)
    for (index, column) in columns.enumerated() {
      var rest = Array(column)
      let length = (Self.dot(rest[...], rest[...]) / count).squareRoot()
      guard length > 0 else { continue }
      var shares = [Double](repeating: 0, count: kept.count + 1)
      for _ in 1...2 {
        for place in kept.indices {
          let basis = elements[(place * rows)..<((place + 1) * rows)]
          let share = Self.dot(rest[...], basis) / count
          shares[place] += share
          for row in 0..<rows { rest[row] -= share * basis[basis.startIndex + row] }
        }
      }
      let remaining = (Self.dot(rest[...], rest[...]) / count).squareRoot()
      guard remaining > Self.tolerance * length else { continue }
      shares[kept.count] = remaining
      triangle.append(shares)
      kept.append(index)
      elements += rest.map { $0 / remaining }
    }
    inverse = Self.inverted(triangle)
  }

  private static func dot(_ left: ArraySlice<Double>, _ right: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for (a, b) in zip(left, right) { sum += a * b }
    return sum
  }

  /// The inverse of an upper triangle given by its columns.
  private static func inverted(_ triangle: [[Double]]) -> [Double] {
    let order = triangle.count
    var result = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      result[column * order + column] = 1 / triangle[column][column]
      for row in stride(from: column - 1, through: 0, by: -1) {
        var sum = 0.0
        for k in (row + 1)...column { sum += triangle[k][row] * result[column * order + k] }
        result[column * order + row] = -sum / triangle[row][row]
      }
    }
    return result
  }
}
