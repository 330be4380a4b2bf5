import LinearAlgebra
import Testing

@Suite(.serialized) struct MatrixTests {
  @Test func columnsLieOneAfterTheOther() {
    var matrix = Matrix(columns: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.rows == 3 && matrix.columns == 2)
    #expect(matrix[2, 0] == 3 && matrix[0, 1] == 4)
    #expect(matrix == Matrix(rows: 3, columns: 2, elements: [1, 2, 3, 4, 5, 6]))
    matrix[1, 1] = 9
    #expect(matrix.elements == [1, 2, 3, 4, 9, 6])
    #expect(Array(matrix.column(1)) == [4, 9, 6])
    #expect(Matrix(rows: 2, columns: 2, repeating: 7).elements == [7, 7, 7, 7])
    #expect(Matrix(columns: []).elements == [])
  }

  @Test func oneThread() {
    BLAS.useOneThread()
    let configuration = BLAS.configuration
    #expect(configuration.threads == 1)
    #expect(configuration.build.contains("OpenBLAS"))
    #expect(!configuration.core.isEmpty)
  }
}
