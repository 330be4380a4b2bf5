import LinearAlgebra
import Probability
import TestSupport
import Testing

/// Factorisations of matrices with a known spectrum.
@Suite struct QRSpectrumTests {
  // Shapes around LAPACK's block size of 32 and of its crossover at 128.
  static let shapes = [
    (1, 1), (3, 2), (31, 31), (32, 32), (33, 33), (64, 32), (65, 33), (130, 129), (200, 64),
  ]

  /// Backward error through the normal matrix of the factor: ‖(CCᵀ)(XᵀX) − I‖ for a spectrum within 1…2.
  @Test(arguments: shapes) func covarianceRoot(rows: Int, columns: Int) throws {
    let values = (0..<columns).map { 1 + Double($0) / Double(columns) }
    let matrix = QRTests.matrix(rows: rows, singularValues: values, seed: UInt64(rows + columns))
    var qr = QR(rows: rows, columns: columns)
    try qr.factor(matrix)
    let product = try qr.unscaledCovariance().times(matrix.transposed().times(matrix))
    for i in 0..<columns {
      for j in 0..<columns {
        #expect(isClose(product[i, j], i == j ? 1 : 0, absolute: Tolerance.factorisation * 10))
      }
    }
    // The determinant of the spectrum: Π σ⁻² = det C Cᵀ has trace Σ σ⁻².
    let covariance = try qr.unscaledCovariance()
    let trace = (0..<columns).reduce(0) { $0 + covariance[$1, $1] }
    #expect(isClose(trace, values.reduce(0) { $0 + 1 / ($1 * $1) }, relative: Tolerance.factorisation * 10))
  }

  /// ‖X b − y‖ ≤ 1e-13 ‖X‖ ‖b‖ for systems that have a solution, the spectrum spanning six powers of ten.
  @Test(arguments: shapes) func backwardError(rows: Int, columns: Int) throws {
    let values = (0..<columns).map { 1 / (1 + 1e6 * Double($0) / Double(columns)) }
    let matrix = QRTests.matrix(rows: rows, singularValues: values, seed: UInt64(rows))
    let truth = (0..<columns).map { Double($0 % 7) - 2.5 }
    var residual = [Double](repeating: 0, count: rows)
    matrix.addProduct(with: truth, to: &residual)
    var qr = QR(rows: rows, columns: columns)
    try qr.factor(matrix)
    let solution = try qr.leastSquares(residual).coefficients.map { try #require($0) }
    matrix.addProduct(with: solution.map { -$0 }, to: &residual)
    let size = solution.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(residual.reduce(0) { $0 + $1 * $1 }.squareRoot() <= Tolerance.factorisation * size)
  }

  /// Leverages are the squared rows of Q: they add up to the rank, and equal x (XᵀWX)⁻¹ xᵀ w.
  @Test(arguments: shapes) func leverages(rows: Int, columns: Int) throws {
    let matrix = QRTests.matrix(
      rows: rows, singularValues: (0..<columns).map { 1 + Double($0) }, seed: UInt64(rows))
    var generator = SeededGenerator(seed: 2)
    let weights = (0..<rows).map { _ in 0.1 + generator.nextUniform() }
    var qr = QR(rows: rows, columns: columns)
    for _ in 0..<2 {
      try qr.factor(matrix, weights: weights)
      let leverages = qr.leverages()
      #expect(isClose(leverages.reduce(0, +), Double(columns), relative: Tolerance.factorisation))
      let root = try qr.covarianceRoot()
      for row in 0..<rows {
        let turned = root.transposedProduct(with: matrix.row(row))
        let direct = weights[row] * turned.reduce(0) { $0 + $1 * $1 }
        #expect(isClose(leverages[row], direct, absolute: 1e-11))
      }
    }
  }

  /// One more singular value of almost nothing: the twin that must fail.
  @Test(arguments: [3, 31, 33, 64]) func rankFollowsTheSpectrum(columns: Int) throws {
    var values = (0..<columns).map { 1 + Double($0) / 8 }
    var qr = QR(rows: 80, columns: columns)
    try qr.factor(QRTests.matrix(rows: 80, singularValues: values, seed: 5))
    #expect(qr.rank == columns)
    values[columns - 1] = 1e-15
    try qr.factor(QRTests.matrix(rows: 80, singularValues: values, seed: 5))
    #expect(qr.rank == columns - 1)
  }

  /// A calendar year beside the intercept and the time since some year: in every order, of many rows, the one that
  /// comes last is dropped, and a column that depends on none stays.
  @Test(arguments: [[0, 1, 2, 3], [1, 2, 0, 3], [2, 0, 1, 3], [0, 2, 1, 3], [3, 0, 1, 2], [1, 0, 3, 2]])
  func yearsAndTimes(_ order: [Int]) throws {
    let rows = 20_000
    var matrix = Matrix(rows: rows, columns: 4)
    for row in 0..<rows {
      let year = 2016 + row % 8
      let values = [1, Double(year), Double(year - 2016), Double(row * 7919 % 101)]
      for (column, kind) in order.enumerated() { matrix[row, column] = values[kind] }
    }
    var qr = QR(rows: rows, columns: 4, rankTolerance: 1e-11)
    try qr.factor(matrix)
    let last = order.lastIndex { $0 != 3 }!
    #expect(qr.rank == 3 && qr.dropped == [last])
  }

  /// Every way to place three dependent columns among five: those are dropped that depend on earlier ones.
  @Test func theLaterOfDependentColumnsAreDropped() throws {
    var generator = SeededGenerator(seed: 77)
    let base = (0..<3).map { _ in (0..<12).map { _ in generator.nextUniform() } }
    // Each column is a combination of three: its coordinates tell on paper which are independent.
    let kinds: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [2, 0, 0], [0, 1, 3]]
    for order in permutations(Array(0..<6)).prefix(720) {
      let columns = order.map { kind in
        (0..<12).map { row in (0..<3).reduce(0) { $0 + kinds[kind][$1] * base[$1][row] } }
      }
      var qr = QR(rows: 12, columns: 6)
      try qr.factor(Matrix(columns: columns))
      let expected = Self.independent(order.map { kinds[$0] })
      #expect(qr.kept == expected, "\(order)")
      #expect(qr.rank == 3 && qr.dropped == (0..<6).filter { !expected.contains($0) })
      let fit = try qr.leastSquares(base[0])
      #expect(fit.residualSumOfSquares < 1e-24)
      #expect(fit.coefficients.indices.filter { fit.coefficients[$0] == nil } == qr.dropped)
    }
  }

  /// The first columns that are linearly independent, by determinants of whole numbers.
  static func independent(_ vectors: [[Double]]) -> [Int] {
    var kept: [Int] = []
    for (place, vector) in vectors.enumerated() {
      let chosen = kept.map { vectors[$0] } + [vector]
      let isIndependent: Bool
      switch chosen.count {
      case 1: isIndependent = vector != [0, 0, 0]
      case 2: isIndependent = cross(chosen[0], chosen[1]) != [0, 0, 0]
      case 3: isIndependent = zip(cross(chosen[0], chosen[1]), chosen[2]).reduce(0) { $0 + $1.0 * $1.1 } != 0
      default: isIndependent = false
      }
      if isIndependent { kept.append(place) }
    }
    return kept
  }

  static func cross(_ a: [Double], _ b: [Double]) -> [Double] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }

  func permutations(_ values: [Int]) -> [[Int]] {
    guard values.count > 1 else { return [values] }
    return values.flatMap { first in
      permutations(values.filter { $0 != first }).map { [first] + $0 }
    }
  }

  /// r + A b = u and Aᵀ r = v hold for any right-hand sides, with weights and with a column dropped.
  @Test func augmentedSystem() throws {
    var generator = SeededGenerator(seed: 21)
    var columns = (0..<4).map { _ in (0..<9).map { _ in generator.nextUniform() * 100 } }
    columns[2] = columns[0].map { 3 * $0 }
    let weights = (0..<9).map { _ in generator.nextUniform() }
    let (upper, lower) = (
      (0..<9).map { _ in generator.nextUniform() }, (0..<3).map { _ in generator.nextUniform() }
    )
    let matrix = Matrix(columns: columns)
    var qr = QR(rows: 9, columns: 4)
    try qr.factor(matrix, weights: weights)
    #expect(qr.kept == [0, 1, 3])
    let (residuals, solution) = try qr.solveAugmented(upper: upper, lower: lower)
    for row in 0..<9 {
      let fitted = qr.kept.indices.reduce(0) { $0 + matrix[row, qr.kept[$1]] * solution[$1] }
      #expect(isClose(residuals[row] + weights[row].squareRoot() * fitted, upper[row], absolute: 1e-13))
    }
    for (place, column) in qr.kept.enumerated() {
      let sum = (0..<9).reduce(0) { $0 + weights[$1].squareRoot() * matrix[$1, column] * residuals[$1] }
      #expect(isClose(sum, lower[place], absolute: 1e-12))
    }
  }
}
