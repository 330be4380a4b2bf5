import COpenBLAS

/// The factorisation X P = Q R by Householder's reflections with column pivoting (Businger & Golub 1965; LAPACK dgeqp3).
///
/// Made once for matrices of one shape and used for many of them. Columns are brought to unit length first, so
/// that neither the order of the pivots nor the rank depends on their units.
///
/// Of columns that depend on each other the later ones are dropped, as R does (LINPACK dqrdc2): where pivoting finds
/// the rank deficient, the columns are gone through in their order and factored again with those kept in front.
public struct QR: Sendable {
  /// The shape of the matrices to be factored, each 1 or more.
  public let rows: Int, columns: Int
  /// Columns of which a smaller share than this lies outside the span of those before, are dropped. Rounding alone
  /// leaves about 1e-15 · rows.
  public let rankTolerance: Double
  /// How many columns are linearly independent; 0 before the first factorisation.
  public private(set) var rank = 0
  /// The columns in the order of their pivots.
  public private(set) var pivots: [Int]

  private var factor: [Double]
  private var scales: [Double]
  private var reflectors: [Double]
  private var pivotsFromOne: [Int32]
  private var work: [Double]
  private var rotated: [Double]
  private var rootWeights: [Double]
  private var thin: [Double] = []

  /// Room for matrices of `rows` × `columns`.
  public init(rows: Int, columns: Int, rankTolerance: Double = 1e-10) {
    precondition(rows >= 1 && columns >= 1, "a factorisation of \(rows) × \(columns)")
    precondition(rankTolerance > 0 && rankTolerance < 1, "a rank tolerance of \(rankTolerance)")
    self.rows = rows
    self.columns = columns
    self.rankTolerance = rankTolerance
    pivots = Array(0..<columns)
    factor = Array(repeating: 0, count: rows * columns)
    scales = Array(repeating: 1, count: columns)
    reflectors = Array(repeating: 0, count: min(rows, columns))
    pivotsFromOne = Array(repeating: 0, count: columns)
    // dgeqp3 asks for (columns + 1) · block + 2 · columns, dormqr for less.
    work = Array(repeating: 0, count: (columns + 1) * 64 + 2 * columns)
    rotated = Array(repeating: 0, count: rows)
    rootWeights = Array(repeating: 1, count: rows)
  }

  /// The columns left out, in rising order.
  public var dropped: [Int] { pivots[rank...].sorted() }

  /// The columns kept, in rising order.
  public var kept: [Int] { pivots[..<rank].sorted() }

  /// Factors `matrix`; one weight a row, 0 or more, multiplies the rows by its root.
  public mutating func factor(_ matrix: Matrix, weights: [Double]? = nil) throws(LinearAlgebraError) {
    precondition(
      matrix.rows == rows && matrix.columns == columns,
      "a matrix of \(matrix.rows) × \(matrix.columns), room for \(rows) × \(columns)")
    rank = 0
    if let place = matrix.firstNotFinite { throw .matrixNotFinite(row: place.row, column: place.column) }
    setRootWeights(weights)
    fill(from: matrix, weighted: weights != nil)
    for column in 0..<columns { pivotsFromOne[column] = 0 }
    factorInPlace()
    let first = abs(factor[0])
    rank = (0..<min(rows, columns)).prefix { diagonal($0) > rankTolerance * first && diagonal($0) > 0 }.count
    guard rank < columns, rank > 0 else { return }
    let independent = independentColumns()
    fill(from: matrix, weighted: weights != nil)
    for column in 0..<columns { pivotsFromOne[column] = 0 }
    for column in independent { pivotsFromOne[column] = 1 }
    factorInPlace()
    rank = independent.count
  }

  /// The coefficients that minimise the (weighted) sum of squared residuals of `response`, rows long.
  public mutating func leastSquares(_ response: [Double]) throws(LinearAlgebraError) -> LeastSquares {
    precondition(response.count == rows, "a response of \(response.count) for \(rows) rows")
    if let row = response.firstIndex(where: { !$0.isFinite }) { throw .responseNotFinite(row: row) }
    for row in 0..<rows { rotated[row] = response[row] * rootWeights[row] }
    rotate()
    let residuals = rotated[rank...].reduce(0) { $0 + $1 * $1 }
    try solveTriangle()
    var coefficients = [Double?](repeating: nil, count: columns)
    for place in 0..<rank { coefficients[pivots[place]] = rotated[place] / scales[pivots[place]] }
    return LeastSquares(
      coefficients: coefficients, residualSumOfSquares: residuals, rank: rank, dropped: dropped)
  }

  /// (XᵀWX)⁻¹ over the kept columns, in the order of `kept`.
  public func unscaledCovariance() throws(LinearAlgebraError) -> Matrix {
    try covarianceRoot().timesItsTranspose()
  }

  /// The square matrix C over the kept columns, in the order of `kept`, with C Cᵀ = (XᵀWX)⁻¹.
  ///
  /// ‖Cᵀx‖² = xᵀ(XᵀWX)⁻¹x keeps digits that the product on the right has lost.
  public func covarianceRoot() throws(LinearAlgebraError) -> Matrix {
    let inverse = try invertedTriangle()
    var root = Matrix(rows: rank, columns: rank)
    var rowOfColumn = [Int](repeating: 0, count: columns)
    for (row, column) in kept.enumerated() { rowOfColumn[column] = row }
    for place in 0..<rank {
      let row = rowOfColumn[pivots[place]]
      // Row `place` of R⁻¹ is zero before its diagonal.
      for k in place..<rank { root[row, k] = inverse[k * rank + place] / scales[pivots[place]] }
    }
    return root
  }

  /// The diagonal of the projection W^½ X (XᵀWX)⁻¹ Xᵀ W^½ on the columns, one number in 0…1 a row: squared lengths
  /// of the rows of Q.
  public mutating func leverages() -> [Double] {
    var sums = [Double](repeating: 0, count: rows)
    guard rank > 0 else { return sums }
    if thin.isEmpty { thin = factor } else { for index in factor.indices { thin[index] = factor[index] } }
    let info = unsafe LAPACKE_dorgqr_work(
      LAPACK_COL_MAJOR, Int32(rows), Int32(rank), Int32(rank), &thin, Int32(rows), reflectors, &work,
      Int32(work.count))
    precondition(info == 0, "dorgqr refused argument \(-info)")
    for column in 0..<rank {
      for row in 0..<rows { sums[row] += thin[column * rows + row] * thin[column * rows + row] }
    }
    return sums.map { min($0, 1) }
  }

  /// The r and b with r + A b = `upper`, rows long, and Aᵀ r = `lower`, in the order of `kept`: A being the kept columns
  /// with their rows multiplied by the roots of the weights (Björck 1967).
  public mutating func solveAugmented(
    upper: [Double], lower: [Double]
  ) throws(LinearAlgebraError) -> (residuals: [Double], coefficients: [Double]) {
    precondition(upper.count == rows, "\(upper.count) elements for \(rows) rows")
    precondition(lower.count == rank, "\(lower.count) elements for a rank of \(rank)")
    var placeOfColumn = [Int](repeating: 0, count: columns)
    for (place, column) in kept.enumerated() { placeOfColumn[column] = place }
    var turned = [Double](repeating: 0, count: rows)
    for place in 0..<rank { turned[place] = lower[placeOfColumn[pivots[place]]] / scales[pivots[place]] }
    try solveTriangle(&turned, transposed: true)
    for row in 0..<rows { rotated[row] = upper[row] }
    rotate()
    var triangle = Array(rotated)
    for place in 0..<rank {
      triangle[place] -= turned[place]
      rotated[place] = turned[place]
    }
    try solveTriangle(&triangle, transposed: false)
    rotate(back: true)
    var coefficients = [Double](repeating: 0, count: rank)
    for place in 0..<rank {
      coefficients[placeOfColumn[pivots[place]]] = triangle[place] / scales[pivots[place]]
    }
    return (Array(rotated), coefficients)
  }

  private func diagonal(_ index: Int) -> Double { abs(factor[index * rows + index]) }

  private mutating func setRootWeights(_ weights: [Double]?) {
    precondition(weights?.count ?? rows == rows, "\(weights?.count ?? 0) weights for \(rows) rows")
    for row in 0..<rows {
      let weight = weights?[row] ?? 1
      precondition(weight >= 0 && weight.isFinite, "a weight of 0 or more, not \(weight) in row \(row)")
      rootWeights[row] = weight.squareRoot()
    }
  }

  /// Copies the matrix into the room for its factor, its rows weighted and its columns of unit length.
  private mutating func fill(from matrix: Matrix, weighted: Bool) {
    let elements = matrix.elements
    for column in 0..<columns {
      let start = column * rows
      if weighted {
        for row in 0..<rows { factor[start + row] = elements[start + row] * rootWeights[row] }
      } else {
        for index in start..<(start + rows) { factor[index] = elements[index] }
      }
      scaleColumn(column)
    }
  }

  /// The first `rank` elements of the column of R that belongs to `column` of the scaled matrix.
  func triangleColumn(_ column: Int) -> [Double] {
    let place = pivots.firstIndex(of: column)!
    return (0..<rank).map { $0 <= place ? factor[place * rows + $0] : 0 }
  }

  private mutating func factorInPlace() {
    let info = unsafe LAPACKE_dgeqp3_work(
      LAPACK_COL_MAJOR, Int32(rows), Int32(columns), &factor, Int32(rows), &pivotsFromOne,
      &reflectors, &work, Int32(work.count))
    precondition(info == 0, "dgeqp3 refused argument \(-info)")
    for column in 0..<columns { pivots[column] = Int(pivotsFromOne[column]) - 1 }
  }

  private mutating func scaleColumn(_ column: Int) {
    let start = column * rows
    let length = unsafe factor.withUnsafeBufferPointer { buffer in
      unsafe cblas_dnrm2(blasint(rows), buffer.baseAddress! + start, 1)
    }
    // A column of nothing stays one.
    scales[column] = length > 1e-300 ? length : 1
    for index in start..<(start + rows) { factor[index] /= scales[column] }
  }

  /// Multiplies `rotated` by Qᵀ, or by Q.
  private mutating func rotate(back: Bool = false) {
    let info = unsafe LAPACKE_dormqr_work(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "L")), Int8(UInt8(ascii: back ? "N" : "T")), Int32(rows), 1,
      Int32(reflectors.count), factor, Int32(rows), reflectors, &rotated, Int32(rows), &work,
      Int32(work.count))
    precondition(info == 0, "dormqr refused argument \(-info)")
  }

  /// Solves R b = Qᵀy for the first `rank` pivots, in place.
  private mutating func solveTriangle() throws(LinearAlgebraError) {
    try solveTriangle(&rotated, transposed: false)
  }

  /// Solves R x = `right`, or Rᵀ x = `right`, in the first `rank` elements of `right`, which has room for `rows`.
  private func solveTriangle(_ right: inout [Double], transposed: Bool) throws(LinearAlgebraError) {
    guard rank > 0 else { return }
    let info = unsafe LAPACKE_dtrtrs_work(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "U")), Int8(UInt8(ascii: transposed ? "T" : "N")),
      Int8(UInt8(ascii: "N")), Int32(rank), 1, factor, Int32(rows), &right, Int32(rows))
    precondition(info >= 0, "dtrtrs refused argument \(-info)")
    if info > 0 { throw .singular(index: Int(info) - 1) }
  }

  /// R⁻¹ of the first `rank` pivots, column after column.
  private func invertedTriangle() throws(LinearAlgebraError) -> [Double] {
    guard rank > 0 else { return [] }
    var triangle: [Double] = []
    for column in 0..<rank { triangle += factor[(column * rows)..<(column * rows + rank)] }
    let info = unsafe LAPACKE_dtrtri_work(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "U")), Int8(UInt8(ascii: "N")), Int32(rank), &triangle,
      Int32(rank))
    precondition(info >= 0, "dtrtri refused argument \(-info)")
    if info > 0 { throw .singular(index: Int(info) - 1) }
    return triangle
  }
}
