import LinearAlgebra
import Probability
import TestSupport
import Testing

@Suite struct NormalEquationsTests {
  // Around the size at which a loop would do and LAPACK's block size.
  @Test(arguments: [(1, 1), (4, 3), (33, 31), (65, 33), (300, 64)])
  func solvesAsQRDoes(rows: Int, columns: Int) throws {
    let matrix = QRTests.matrix(
      rows: rows, singularValues: (0..<columns).map { 1 + Double($0) / 4 }, seed: UInt64(rows))
    var generator = SeededGenerator(seed: 9)
    let weights = (0..<rows).map { _ in 0.5 + generator.nextUniform() }
    let response = (0..<rows).map { _ in generator.nextUniform() - 0.5 }
    var qr = QR(rows: rows, columns: columns)
    try qr.factor(matrix, weights: weights)
    let reference = try qr.leastSquares(response)
    var solution = matrix.transposedProduct(with: zip(weights, response).map { $0 * $1 })
    var equations = NormalEquations(rows: rows, columns: columns)
    #expect(equations.solve(matrix, rootWeights: weights.map { $0.squareRoot() }, &solution))
    for (value, other) in zip(solution, reference.coefficients) {
      #expect(isClose(value, other!, absolute: 1e-11))
    }
  }

  @Test func refusesWhatIsNotSafe() {
    var equations = NormalEquations(rows: 4, columns: 2)
    for gap in [0, 1e-9, 1e-5] {
      var right = [1.0, 2.0]
      let matrix = Matrix(columns: [[1, 0, 0, 0], [1, gap, 0, 0]])
      #expect(!equations.solve(matrix, rootWeights: [1, 1, 1, 1], &right), "\(gap)")
      #expect(right == [1, 2])
    }
    // The failing twin: the same columns, further apart; then without weight.
    var right = [1.0, 2.0]
    let matrix = Matrix(columns: [[1, 0, 0, 0], [1, 0.01, 0, 0]])
    #expect(equations.solve(matrix, rootWeights: [1, 1, 1, 1], &right))
    #expect(!equations.solve(matrix, rootWeights: [1, 0, 1, 1], &right))
    #expect(!equations.solve(matrix, rootWeights: [1, .nan, 1, 1], &right))
  }

  @Test func products() {
    let matrix = Matrix(columns: [[1, 2, 3], [4, 5, 6]])
    var sums: [Double] = [1, 1, 1]
    matrix.addProduct(with: [1, -1], to: &sums)
    #expect(sums == [-2, -2, -2])
    #expect(matrix.transposedProduct(with: [1, 0, 2]) == [7, 16])
    #expect(matrix.transposed() == Matrix(columns: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.timesItsTranspose() == Matrix(columns: [[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
    #expect(matrix.selecting(columns: [1]) == Matrix(columns: [[4, 5, 6]]))
    #expect(matrix.selecting(columns: [1, 0]).row(2) == [6, 3])
    let none = Matrix(rows: 3, columns: 0)
    none.addProduct(with: [], to: &sums)
    #expect(sums == [-2, -2, -2] && none.transposedProduct(with: [1, 2, 3]) == [])
  }
}
