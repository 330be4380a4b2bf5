import LinearAlgebra

/// A direction of the coefficients along which the likelihood rises for ever (Albert & Anderson 1984; for counts Correia,
/// Guimarães & Zylkin 2019): it lowers means of zeros and raises means of ones, and moves no other row.
struct Separation {
  /// The columns that take part.
  let columns: [Int]
  /// The rows told apart perfectly.
  let rows: [Int]

  /// The separation found along `direction`, a step of the iterations, or nil where there is none.
  ///
  /// The rows that the step pushes further to their boundary are taken out; if the rest then lets the direction free, it
  /// is brought into their null space and its signs are checked, which proves the separation.
  init?(matrix: Matrix, response: ScaledResponse, family: Family, link: Link, direction: [Double]) {
    guard family != .gaussian, link != .identity || family == .binomial else { return nil }
    let side = response.values.indices.map { row -> Double in
      guard response.weights[row] > 0 else { return 0 }
      if response.values[row] == 0 { return -1 }
      return family == .binomial && response.values[row] == 1 ? 1 : 0
    }
    var moves = [Double](repeating: 0, count: matrix.rows)
    matrix.addProduct(with: direction, to: &moves)
    let largest = moves.indices.reduce(0) { max($0, side[$1] * moves[$1]) }
    guard largest > 1e-3, largest.isFinite else { return nil }
    let pushed = moves.indices.filter { side[$0] * moves[$0] > 1e-4 * largest }
    let others = moves.indices.filter { response.weights[$0] > 0 && side[$0] * moves[$0] <= 1e-4 * largest }
    guard let recession = Self.inNullSpace(direction, of: matrix, rows: others) else { return nil }
    var final = [Double](repeating: 0, count: matrix.rows)
    matrix.addProduct(with: recession, to: &final)
    let longest = pushed.reduce(0) { max($0, abs(final[$1])) }
    guard longest > 1e-6 * largest else { return nil }
    guard others.allSatisfy({ abs(final[$0]) <= 1e-8 * longest }) else { return nil }
    guard pushed.allSatisfy({ side[$0] * final[$0] >= -1e-8 * longest }) else { return nil }
    rows = pushed.filter { side[$0] * final[$0] > 1e-8 * longest }
    let sizes = recession.indices.map { column in
      abs(recession[column]) * matrix.column(column).reduce(0) { max($0, abs($1)) }
    }
    let limit = 1e-6 * (sizes.max() ?? 0)
    columns = sizes.indices.filter { sizes[$0] > limit }
  }

  /// `direction` less what moves the given rows, nil where these rows hold every direction.
  private static func inNullSpace(_ direction: [Double], of matrix: Matrix, rows: [Int]) -> [Double]? {
    guard !rows.isEmpty else { return direction }
    var part = Matrix(rows: rows.count, columns: matrix.columns)
    for column in 0..<matrix.columns {
      for (place, row) in rows.enumerated() { part[place, column] = matrix[row, column] }
    }
    var moves = [Double](repeating: 0, count: rows.count)
    part.addProduct(with: direction, to: &moves)
    var qr = QR(rows: rows.count, columns: matrix.columns, rankTolerance: 1e-9)
    guard (try? qr.factor(part)) != nil, qr.rank < matrix.columns, let fit = try? qr.leastSquares(moves)
    else { return nil }
    return zip(direction, fit.coefficients).map { $0 - ($1 ?? 0) }
  }
}
