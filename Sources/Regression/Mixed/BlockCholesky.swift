import Glibc

/// The factorisation H = L Lᵀ of a sparse symmetric positive definite matrix of small blocks, and the part of H⁻¹ that
/// stands where H has blocks.
///
/// Diagonal blocks hold both triangles of H before the factorisation and L in the lower one after it.
struct BlockCholesky {
  let pattern: BlockPattern
  /// The blocks of H, then those of L.
  var values: [Double]
  /// ln det H.
  private(set) var logDeterminant = 0.0

  init(_ pattern: BlockPattern) {
    self.pattern = pattern
    values = Array(repeating: 0, count: pattern.valueCount)
  }

  /// Factors in place; false where a block is not positive definite.
  mutating func factor() -> Bool {
    logDeterminant = 0
    for node in pattern.sizes.indices {
      guard factorDiagonal(node) else { return false }
      let range = pattern.columnStarts[node]..<pattern.columnStarts[node + 1]
      guard !range.isEmpty else { continue }
      for block in range { divideBlock(block, by: node) }
      for block in range { subtractProducts(of: block, upTo: range.upperBound, column: node) }
    }
    return logDeterminant.isFinite
  }

  /// Replaces `vector`, over the coefficients of all nodes, by H⁻¹ `vector`.
  func solve(_ vector: inout [Double]) {
    for node in pattern.sizes.indices {
      solveDiagonal(node, &vector)
      for block in pattern.columnStarts[node]..<pattern.columnStarts[node + 1] {
        let (rows, columns) = (pattern.sizes[pattern.rowNodes[block]], pattern.sizes[node])
        let (target, source) = (pattern.elementStarts[pattern.rowNodes[block]], pattern.elementStarts[node])
        for column in 0..<columns {
          for row in 0..<rows {
            vector[target + row] -=
              values[pattern.blockStarts[block] + column * rows + row] * vector[source + column]
          }
        }
      }
    }
    for node in pattern.sizes.indices.reversed() {
      for block in pattern.columnStarts[node]..<pattern.columnStarts[node + 1] {
        let (rows, columns) = (pattern.sizes[pattern.rowNodes[block]], pattern.sizes[node])
        let (source, target) = (pattern.elementStarts[pattern.rowNodes[block]], pattern.elementStarts[node])
        for column in 0..<columns {
          for row in 0..<rows {
            vector[target + column] -=
              values[pattern.blockStarts[block] + column * rows + row] * vector[source + row]
          }
        }
      }
      solveTransposedDiagonal(node, &vector)
    }
  }

  /// L of one node, in place.
  private mutating func factorDiagonal(_ node: Int) -> Bool {
    let (size, start) = (pattern.sizes[node], pattern.diagonalStarts[node])
    var product = 1.0
    for column in 0..<size {
      let diagonal = start + column * size + column
      for k in 0..<column {
        let left = values[start + k * size + column]
        for row in column..<size {
          values[start + column * size + row] -= left * values[start + k * size + row]
        }
      }
      guard values[diagonal] > 0, values[diagonal].isFinite else { return false }
      let root = values[diagonal].squareRoot()
      product *= root
      for row in column..<size { values[start + column * size + row] /= root }
    }
    logDeterminant += 2 * log(product)
    return true
  }

  /// Block L_bn = H_bn L_nn⁻ᵀ.
  private mutating func divideBlock(_ block: Int, by node: Int) {
    let (rows, size) = (pattern.sizes[pattern.rowNodes[block]], pattern.sizes[node])
    let (start, diagonal) = (pattern.blockStarts[block], pattern.diagonalStarts[node])
    for column in 0..<size {
      for k in 0..<column {
        let factor = values[diagonal + k * size + column]
        for row in 0..<rows {
          values[start + column * rows + row] -= factor * values[start + k * rows + row]
        }
      }
      let divisor = values[diagonal + column * size + column]
      for row in 0..<rows { values[start + column * rows + row] /= divisor }
    }
  }

  /// Subtracts L_cn L_bnᵀ from block (c, b) for b, that of `block`, and every later c of the column.
  private mutating func subtractProducts(of block: Int, upTo end: Int, column node: Int) {
    let target = pattern.rowNodes[block]
    let inner = pattern.sizes[node]
    let columns = pattern.sizes[target]
    var place = pattern.columnStarts[target]
    for other in block..<end {
      let row = pattern.rowNodes[other]
      let rows = pattern.sizes[row]
      let start: Int
      if row == target {
        start = pattern.diagonalStarts[target]
      } else {
        while pattern.rowNodes[place] != row { place += 1 }
        start = pattern.blockStarts[place]
      }
      for k in 0..<inner {
        for j in 0..<columns {
          let factor = values[pattern.blockStarts[block] + k * columns + j]
          for i in 0..<rows {
            values[start + j * rows + i] -= factor * values[pattern.blockStarts[other] + k * rows + i]
          }
        }
      }
    }
  }

  private func solveDiagonal(_ node: Int, _ vector: inout [Double]) {
    let (size, start, element) =
      (pattern.sizes[node], pattern.diagonalStarts[node], pattern.elementStarts[node])
    for column in 0..<size {
      vector[element + column] /= values[start + column * size + column]
      for row in (column + 1)..<max(size, column + 1) {
        vector[element + row] -= values[start + column * size + row] * vector[element + column]
      }
    }
  }

  private func solveTransposedDiagonal(_ node: Int, _ vector: inout [Double]) {
    let (size, start, element) =
      (pattern.sizes[node], pattern.diagonalStarts[node], pattern.elementStarts[node])
    for column in stride(from: size - 1, through: 0, by: -1) {
      for row in (column + 1)..<max(size, column + 1) {
        vector[element + column] -= values[start + column * size + row] * vector[element + row]
      }
      vector[element + column] /= values[start + column * size + column]
    }
  }
}
