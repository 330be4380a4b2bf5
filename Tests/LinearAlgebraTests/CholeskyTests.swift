import Glibc
import LinearAlgebra
import Probability
import TestSupport
import Testing

@Suite struct CholeskyTests {
  /// A symmetric matrix H diag(eigenvalues) H with the reflection H = I − 2vvᵀ.
  static func matrix(_ eigenvalues: [Double], seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    let count = eigenvalues.count
    let values = (0..<count).map { _ in generator.nextUniform() - 0.5 }
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let v = values.map { $0 / length }
    var result = Matrix(rows: count, columns: count)
    for i in 0..<count {
      for j in 0...i {
        var sum = 0.0
        for (k, value) in eigenvalues.enumerated() {
          sum += ((i == k ? 1 : 0) - 2 * v[i] * v[k]) * value * ((j == k ? 1 : 0) - 2 * v[j] * v[k])
        }
        result[i, j] = sum
        result[j, i] = sum
      }
    }
    return result
  }

  // Around LAPACK's block size of 64.
  static let orders = [1, 2, 31, 63, 64, 65, 130]

  /// ‖A x − b‖ ≤ 1e-13 ‖A‖ ‖x‖ for a spectrum over six powers of ten, and the determinant of the spectrum.
  @Test(arguments: orders) func knownSpectrum(order: Int) throws {
    let eigenvalues = (0..<order).map { pow(10, -6 * Double($0) / Double(max(order - 1, 1))) }
    let matrix = Self.matrix(eigenvalues, seed: UInt64(order))
    var cholesky = Cholesky(order: order)
    try cholesky.factor(matrix)
    let right = (0..<order).map { Double($0 % 5) - 2.2 }
    var solution = right
    cholesky.solve(&solution)
    var residual = right.map { -$0 }
    matrix.addProduct(with: solution, to: &residual)
    let size = solution.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(residual.reduce(0) { $0 + $1 * $1 }.squareRoot() <= Tolerance.factorisation * size)
    let logarithms = eigenvalues.reduce(0) { $0 + log($1) }
    #expect(isClose(cholesky.logDeterminant, logarithms, relative: 1e-9, absolute: 1e-12))
    let product = matrix.times(cholesky.inverse())
    for i in 0..<order {
      for j in 0..<order { #expect(isClose(product[i, j], i == j ? 1 : 0, absolute: 1e-8)) }
    }
  }

  /// The twin with one negative eigenvalue fails, at an index within the matrix.
  @Test(arguments: orders) func negativeEigenvalue(order: Int) throws {
    var eigenvalues = [Double](repeating: 1, count: order)
    eigenvalues[order - 1] = -0.001
    var cholesky = Cholesky(order: order)
    #expect {
      try cholesky.factor(Self.matrix(eigenvalues, seed: 3))
    } throws: { error in
      guard case .notPositiveDefinite(let index)? = error as? LinearAlgebraError else { return false }
      return (0..<order).contains(index)
    }
    var odd = Matrix(rows: order, columns: order, repeating: 1)
    odd[order - 1, 0] = .nan
    #expect(throws: LinearAlgebraError.matrixNotFinite(row: order - 1, column: 0)) {
      try cholesky.factor(odd)
    }
    // And the room is good for the next matrix.
    try cholesky.factor(Self.matrix(eigenvalues.map { abs($0) }, seed: 3))
    #expect(isClose(cholesky.logDeterminant, log(0.001), relative: 1e-9))
    #expect(
      LinearAlgebraError.notPositiveDefinite(index: 2).description
        == "the matrix is not positive definite at 2")
  }
}
