/// Columns made orthogonal one after the other: X = Q T with T upper triangular, all columns of Q of one length
/// (Gram-Schmidt, twice over; Giraud, Langou & Rozložník 2005). Columns that depend on earlier ones are dropped, as R
/// drops them.
struct OrthogonalColumns {
  /// How many elements a column has.
  let rows: Int
  /// The orthogonal columns, one after the other.
  private(set) var elements: [Double] = []
  /// Which columns were kept, in rising order.
  private(set) var kept: [Int] = []
  /// T⁻¹ over the kept columns, column after column: coefficients of X are T⁻¹ times those of Q.
  private(set) var inverse: [Double] = []

  /// A part of a column outside the span of those before it is nothing where it is shorter than this share of the column.
  static let tolerance = 1e-10

  /// Orthogonalises `columns` of `rows` finite elements each; a column of Q has the squared length `squaredLength`.
  init(rows: Int, columns: [ArraySlice<Double>], squaredLength: Double) {
    self.rows = rows
    var triangle: [[Double]] = []
    for (index, column) in columns.enumerated() {
      let largest = column.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { continue }
      // By a power of two, so that no square overflows and no digit is lost.
      let unit = largest.binade
      var rest = column.map { $0 / unit }
      let length = Self.dot(rest[...], rest[...]).squareRoot()
      var shares = [Double](repeating: 0, count: kept.count + 1)
      for _ in 1...2 {
        for place in kept.indices {
          let basis = self.column(place)
          let share = Self.dot(rest[...], basis) / squaredLength
          shares[place] += share
          for row in 0..<rows { rest[row] -= share * basis[basis.startIndex + row] }
        }
      }
      let remaining = Self.dot(rest[...], rest[...]).squareRoot()
      guard remaining > Self.tolerance * length else { continue }
      let scale = remaining / squaredLength.squareRoot()
      shares[kept.count] = scale
      triangle.append(shares.map { $0 * unit })
      kept.append(index)
      elements += rest.map { $0 / scale }
    }
    inverse = Self.inverted(triangle)
  }

  /// A column of Q.
  func column(_ place: Int) -> ArraySlice<Double> { elements[(place * rows)..<((place + 1) * rows)] }

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
