import COpenBLAS

extension Matrix {
  /// Adds the product of the matrix with `vector`, one number a column, to `result`, one number a row.
  public func addProduct(with vector: [Double], to result: inout [Double]) {
    precondition(vector.count == columns, "\(vector.count) elements for \(columns) columns")
    precondition(result.count == rows, "\(result.count) elements for \(rows) rows")
    guard rows > 0, columns > 0 else { return }
    unsafe cblas_dgemv(
      CblasColMajor, CblasNoTrans, blasint(rows), blasint(columns), 1, elements, blasint(rows), vector, 1, 1,
      &result, 1)
  }

  /// The product of the transposed matrix with `vector`, one number a row: one number a column.
  public func transposedProduct(with vector: [Double]) -> [Double] {
    precondition(vector.count == rows, "\(vector.count) elements for \(rows) rows")
    var result = [Double](repeating: 0, count: columns)
    guard rows > 0, columns > 0 else { return result }
    unsafe cblas_dgemv(
      CblasColMajor, CblasTrans, blasint(rows), blasint(columns), 1, elements, blasint(rows), vector, 1, 0,
      &result, 1)
    return result
  }

  /// The product of two matrices, the columns of the first being as many as the rows of the second.
  public func times(_ other: Matrix) -> Matrix {
    precondition(columns == other.rows, "\(columns) columns for \(other.rows) rows")
    var result = Matrix(rows: rows, columns: other.columns)
    guard rows > 0, columns > 0, other.columns > 0 else { return result }
    unsafe cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, blasint(rows), blasint(other.columns), blasint(columns), 1,
      elements, blasint(rows), other.elements, blasint(other.rows), 0, &result.elements, blasint(rows))
    return result
  }

  /// The matrix times its transpose, both triangles filled.
  public func timesItsTranspose() -> Matrix {
    var result = times(transposed())
    for column in 0..<rows {
      for row in 0..<column { result[row, column] = result[column, row] }
    }
    return result
  }

  /// The transpose.
  public func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The matrix of some of the columns, in the order given.
  public func selecting(columns places: [Int]) -> Matrix {
    if places.elementsEqual(0..<columns) { return self }
    var chosen: [Double] = []
    chosen.reserveCapacity(rows * places.count)
    for place in places { chosen.append(contentsOf: column(place)) }
    return Matrix(rows: rows, columns: places.count, elements: chosen)
  }

  /// The elements of `row`, one a column.
  public func row(_ row: Int) -> [Double] { (0..<columns).map { self[row, $0] } }
}
