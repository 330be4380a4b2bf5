import LinearAlgebra
import Probability
import TestSupport
import Testing

@Suite struct QRTests {
  /// A matrix with the given singular values: two random reflections around a diagonal.
  static func matrix(rows: Int, singularValues: [Double], seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    func direction(_ count: Int) -> [Double] {
      let values = (0..<count).map { _ in generator.nextUniform() - 0.5 }
      let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return values.map { $0 / length }
    }
    let (left, right) = (direction(rows), direction(singularValues.count))
    var result = Matrix(rows: rows, columns: singularValues.count)
    for i in 0..<rows {
      for j in singularValues.indices {
        for (k, value) in singularValues.enumerated() {
          let u = (i == k ? 1 : 0) - 2 * left[i] * left[k]
          let v = (j == k ? 1 : 0) - 2 * right[j] * right[k]
          result[i, j] += u * value * v
        }
      }
    }
    return result
  }

  static func product(_ matrix: Matrix, _ vector: [Double]) -> [Double] {
    (0..<matrix.rows).map { row in
      var sum = 0.0
      for column in 0..<matrix.columns { sum += matrix[row, column] * vector[column] }
      return sum
    }
  }

  // Shapes around LAPACK's block size of 32 and of one column.
  @Test(arguments: [(1, 1), (2, 1), (2, 2), (5, 3), (31, 31), (33, 32), (65, 33), (200, 64)])
  func exactSolutionsAreFound(rows: Int, columns: Int) throws {
    let matrix = Self.matrix(
      rows: rows, singularValues: (0..<columns).map { 1 + Double($0) }, seed: UInt64(rows))
    let truth = (0..<columns).map { Double($0 % 7) - 2.5 }
    var qr = QR(rows: rows, columns: columns)
    try qr.factor(matrix)
    let fit = try qr.leastSquares(Self.product(matrix, truth))
    #expect(fit.rank == columns && fit.dropped == [] && qr.kept == Array(0..<columns))
    for (value, reference) in zip(fit.coefficients, truth) {
      #expect(isClose(try #require(value), reference, absolute: 1e-12 * Double(columns)))
    }
    #expect(fit.residualSumOfSquares < 1e-20 * Double(rows * columns * columns))
  }

  @Test func residualsAreOrthogonalToTheColumns() throws {
    let matrix = Self.matrix(rows: 40, singularValues: [100, 10, 1, 0.1], seed: 3)
    var generator = SeededGenerator(seed: 4)
    let response = (0..<40).map { _ in generator.nextUniform() }
    let weights = (0..<40).map { _ in generator.nextUniform() }
    for weights in [nil, weights] {
      var qr = QR(rows: 40, columns: 4)
      try qr.factor(matrix, weights: weights)
      let fit = try qr.leastSquares(response)
      let fitted = Self.product(matrix, fit.coefficients.map { $0! })
      let residuals = zip(response, fitted).map { $0 - $1 }
      var squares = 0.0
      for row in 0..<40 { squares += (weights?[row] ?? 1) * residuals[row] * residuals[row] }
      #expect(isClose(fit.residualSumOfSquares, squares, relative: Tolerance.solution))
      for column in 0..<4 {
        var sum = 0.0
        for row in 0..<40 { sum += (weights?[row] ?? 1) * residuals[row] * matrix[row, column] }
        #expect(abs(sum) < 1e-12 * 100)
      }
    }
  }

  @Test func covarianceInvertsTheCrossProduct() throws {
    let matrix = Self.matrix(rows: 9, singularValues: [5, 3, 2, 1], seed: 8)
    let weights = (0..<9).map { 0.5 + Double($0) }
    var qr = QR(rows: 9, columns: 4)
    try qr.factor(matrix, weights: weights)
    let covariance = try qr.unscaledCovariance()
    for i in 0..<4 {
      for j in 0..<4 {
        var sum = 0.0
        for k in 0..<4 {
          for row in 0..<9 { sum += weights[row] * matrix[row, i] * matrix[row, k] * covariance[k, j] }
        }
        #expect(isClose(sum, i == j ? 1 : 0, absolute: 1e-12))
      }
    }
  }

  @Test func twinColumnIsDroppedAndNamed() throws {
    let years: [Double] = [2015, 2016, 2017, 2018, 2019, 2020]
    let response: [Double] = [3, 5, 4, 8, 9, 11]
    let full = Matrix(columns: [Array(repeating: 1, count: 6), years, years.map { 2 * $0 - 7 }])
    var qr = QR(rows: 6, columns: 3)
    try qr.factor(full)
    let fit = try qr.leastSquares(response)
    #expect(fit.rank == 2 && fit.dropped.count == 1 && qr.kept.count == 2)
    #expect(fit.coefficients.indices.filter { fit.coefficients[$0] == nil } == fit.dropped)
    var plain = QR(rows: 6, columns: 2)
    try plain.factor(Matrix(columns: [Array(repeating: 1, count: 6), years]))
    let reference = try plain.leastSquares(response)
    #expect(isClose(fit.residualSumOfSquares, reference.residualSumOfSquares, relative: 1e-10))
    let covariance = try qr.unscaledCovariance()
    #expect(covariance.rows == 2 && covariance.firstNotFinite == nil)
  }

  @Test func rankFollowsTheStatedTolerance() throws {
    // The second column leaves the span of the first by a share of about `gap`.
    for (gap, rank) in [(1e-3, 2), (1e-9, 2), (1e-11, 1), (0, 1)] {
      var qr = QR(rows: 3, columns: 2)
      try qr.factor(Matrix(columns: [[1, 0, 0], [1, gap, 0]]))
      #expect(qr.rank == rank, "\(gap)")
    }
  }

  @Test func rankDoesNotDependOnUnits() throws {
    var generator = SeededGenerator(seed: 12)
    let columns = (0..<3).map { _ in (0..<8).map { _ in generator.nextUniform() } }
    for scale in [1e-200, 1e-12, 1, 1e12, 1e200] {
      var qr = QR(rows: 8, columns: 3)
      try qr.factor(Matrix(columns: [columns[0], columns[1].map { $0 * scale }, columns[2]]))
      #expect(qr.rank == 3)
      try qr.factor(Matrix(columns: [columns[0], columns[1], columns[1].map { $0 * scale }]))
      #expect(qr.rank == 2)
    }
  }

  @Test func degenerateShapes() throws {
    var nothing = QR(rows: 3, columns: 2)
    try nothing.factor(Matrix(rows: 3, columns: 2))
    let fit = try nothing.leastSquares([1, 2, 2])
    #expect(fit.rank == 0 && fit.dropped == [0, 1] && fit.coefficients == [nil, nil])
    #expect(isClose(fit.residualSumOfSquares, 9, absolute: 1e-14))
    #expect(try nothing.unscaledCovariance().elements == [])
    var wide = QR(rows: 2, columns: 3)
    try wide.factor(Matrix(columns: [[1, 0], [0, 1], [1, 1]]))
    #expect(wide.rank == 2 && wide.dropped.count == 1)
    #expect(try wide.leastSquares([3, 4]).residualSumOfSquares == 0)
  }

  @Test func reuseLeavesNoTrace() throws {
    let first = Self.matrix(rows: 12, singularValues: [3, 2, 1], seed: 1)
    let second = Self.matrix(rows: 12, singularValues: [9, 1, 0], seed: 2)
    let response = (0..<12).map(Double.init)
    var reused = QR(rows: 12, columns: 3)
    try reused.factor(second, weights: response)
    _ = try reused.leastSquares(response)
    try reused.factor(first)
    var fresh = QR(rows: 12, columns: 3)
    try fresh.factor(first)
    #expect(try reused.leastSquares(response) == fresh.leastSquares(response))
    #expect(try reused.unscaledCovariance() == fresh.unscaledCovariance())
  }

  @Test func valuesThatAreNotFiniteAreNamed() throws {
    var qr = QR(rows: 2, columns: 2)
    for odd in [Double.nan, .infinity, -.infinity] {
      let error = #expect(throws: LinearAlgebraError.matrixNotFinite(row: 0, column: 1)) {
        try qr.factor(Matrix(columns: [[1, 2], [odd, 4]]))
      }
      #expect(error?.description == "element (0, 1) of the matrix is not finite")
    }
    #expect(qr.rank == 0)
    try qr.factor(Matrix(columns: [[1, 2], [3, 4]]))
    let error = #expect(throws: LinearAlgebraError.responseNotFinite(row: 1)) {
      try qr.leastSquares([1, .nan])
    }
    #expect(error?.description == "element 1 of the response is not finite")
    #expect(LinearAlgebraError.singular(index: 2).description == "the factor is singular at 2")
    // Finite elements with an infinite sum are fine.
    #expect(Matrix(columns: [[1e308, 1e308]]).firstNotFinite == nil)
  }
}
