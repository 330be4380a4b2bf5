import LinearAlgebra
import TestSupport
import Testing

@testable import Regression

/// Sparse blocks against the same matrix held dense.
@Suite("Cholesky of sparse blocks")
struct BlockCholeskyTests {
  /// Levels of each row in up to three factors, with so many coefficients each.
  struct World: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let levels: [[Int]]
    let widths: [Int]
  }

  static let worlds: [World] = [
    World(testDescription: "one factor", levels: [[0, 1, 1, 2, 3, 3]], widths: [2]),
    World(
      testDescription: "nested", levels: [[0, 1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 2, 2]], widths: [2, 1]),
    World(
      testDescription: "crossed", levels: [[0, 0, 1, 1, 2, 2, 3, 3, 4], [0, 1, 1, 2, 0, 3, 3, 2, 0]],
      widths: [1, 3]),
    World(
      testDescription: "three",
      levels: [[0, 1, 2, 3, 4, 5, 6, 7], [0, 0, 1, 1, 2, 2, 3, 0], [0, 0, 0, 1, 1, 1, 0, 1]],
      widths: [1, 2, 2]
    ),
  ]

  private func value(row: Int, column: Int, term: Int) -> Double {
    let wave = Double((row * (column + 2) + term) % 5)
    return 1 + 0.37 * wave + (column == 1 ? Double(row % 2) : 0)
  }

  private func frame(_ world: World) -> ModelFrame {
    let rows = world.levels[0].count
    let terms = zip(world.levels, world.widths).enumerated().map { index, part in
      let columns = (0..<part.1).map { column in
        (0..<rows).map { value(row: $0, column: column, term: index) }
      }
      return RandomTerm(
        grouping: "f\(index)", levels: (0...part.0.max()!).map { "l\($0)" }, levelOfRow: part.0,
        columns: Matrix(columns: columns), names: columns.indices.map { "c\($0)" })
    }
    return ModelFrame(
      response: .init(name: "y", values: (0..<rows).map { Double(1 + $0 % 3) }),
      design: DesignMatrix(Matrix(rows: rows, columns: 1, repeating: 1), names: ["(Intercept)"]),
      randomTerms: terms)
  }

  @Test(arguments: worlds)
  func agreesWithDense(_ world: World) throws {
    let layout = try MixedLayout(frame(world), family: .poisson)
    let pattern = BlockPattern(layout)
    var blocks = BlockCholesky(pattern)
    // Any symmetric values on the diagonal blocks and those of cells, with a diagonal that dominates.
    var dense = Matrix(rows: layout.elements, columns: layout.elements)
    func set(_ row: Int, _ column: Int, _ value: Double) {
      dense[row, column] = value
      dense[column, row] = value
    }
    for (node, size) in pattern.sizes.enumerated() {
      for i in 0..<size {
        for j in 0...i {
          let value = i == j ? 20 + Double(node) : 0.5 * Double(i + j + node % 3)
          set(pattern.elementStarts[node] + i, pattern.elementStarts[node] + j, value)
        }
      }
    }
    let factors = layout.factors.count
    for cell in 0..<layout.cells {
      for later in 0..<factors {
        for earlier in 0..<later {
          let (row, column) = (
            layout.cellNodes[cell * factors + later], layout.cellNodes[cell * factors + earlier]
          )
          for i in 0..<pattern.sizes[row] {
            for j in 0..<pattern.sizes[column] {
              set(
                pattern.elementStarts[row] + i, pattern.elementStarts[column] + j,
                1 + 0.3 * Double(i) - 0.2 * Double(j) + 0.1 * Double(cell % 4))
            }
          }
        }
      }
    }
    fill(&blocks, from: dense)
    let isFactored = blocks.factor()
    #expect(isFactored)
    var cholesky = Cholesky(order: layout.elements)
    try cholesky.factor(dense)
    #expect(isClose(blocks.logDeterminant, cholesky.logDeterminant, relative: Tolerance.solution))
    let right = (0..<layout.elements).map { Double($0 % 4) - 1 }
    var (found, expected) = (right, right)
    blocks.solve(&found)
    cholesky.solve(&expected)
    for (value, reference) in zip(found, expected) {
      #expect(isClose(value, reference, absolute: Tolerance.solution))
    }
    var inverse = [Double](repeating: 0, count: pattern.valueCount)
    blocks.inverseBlocks(into: &inverse)
    let whole = cholesky.inverse()
    forEachElement(pattern) { row, column, place in
      #expect(isClose(inverse[place], whole[row, column], absolute: Tolerance.solution))
    }
  }

  @Test func notPositiveDefiniteIsSaid() throws {
    let layout = try MixedLayout(frame(Self.worlds[0]), family: .poisson)
    var blocks = BlockCholesky(BlockPattern(layout))
    for value in [1, .nan] {
      for index in blocks.values.indices { blocks.values[index] = value }
      let isFactored = blocks.factor()
      #expect(!isFactored)
    }
  }

  /// Units within districts: nothing is filled in.
  @Test func nestedFactorsStaySparse() throws {
    let layout = try MixedLayout(frame(Self.worlds[1]), family: .poisson)
    let pattern = BlockPattern(layout)
    #expect(pattern.rowNodes.count == 7)
    #expect(pattern.columnStarts == [0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7])
  }

  private func fill(_ blocks: inout BlockCholesky, from dense: Matrix) {
    forEachElement(blocks.pattern) { row, column, place in blocks.values[place] = dense[row, column] }
  }

  /// Every element of every block, with its row and column of the whole.
  private func forEachElement(_ pattern: BlockPattern, _ body: (Int, Int, Int) -> Void) {
    for (node, size) in pattern.sizes.enumerated() {
      for j in 0..<size {
        for i in 0..<size {
          body(
            pattern.elementStarts[node] + i, pattern.elementStarts[node] + j,
            pattern.diagonalStarts[node] + j * size + i)
        }
      }
      for block in pattern.columnStarts[node]..<pattern.columnStarts[node + 1] {
        let row = pattern.rowNodes[block]
        for j in 0..<size {
          for i in 0..<pattern.sizes[row] {
            body(
              pattern.elementStarts[row] + i, pattern.elementStarts[node] + j,
              pattern.blockStarts[block] + j * pattern.sizes[row] + i)
          }
        }
      }
    }
  }
}
