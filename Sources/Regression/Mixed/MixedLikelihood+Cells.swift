extension MixedLikelihood {
  /// The coefficients of a cell's nodes out of a vector over all nodes.
  func gather(_ vector: [Double], cell: Int, into result: inout [Double]) {
    for (factor, part) in layout.factors.enumerated() {
      let start = elementStart(cell: cell, factor: factor)
      for (index, column) in part.columns.enumerated() { result[column] = vector[start + index] }
    }
  }

  /// Adds Λᵀ times the part of `vectors` that belongs to `cell` to the nodes of the cell.
  func scatter(_ vectors: [Double], cell: Int, into nodes: inout [Double]) {
    let width = layout.randomCount
    for (factor, part) in layout.factors.enumerated() {
      let start = elementStart(cell: cell, factor: factor)
      for (index, column) in part.columns.enumerated() {
        var sum = 0.0
        for k in column..<part.columns.upperBound {
          sum += lambda[column * width + k] * vectors[cell * width + k]
        }
        nodes[start + index] += sum
      }
    }
  }

  /// Λ times the coefficients of a cell.
  func multiplyLambda(_ vector: [Double], into result: inout [Double]) {
    let width = layout.randomCount
    for row in 0..<width {
      var sum = 0.0
      for k in 0...row { sum += lambda[k * width + row] * vector[k] }
      result[row] = sum
    }
  }

  /// The blocks of a matrix in the places of H that belong to a cell, as one matrix with both triangles.
  func gatherBlocks(_ values: [Double], cell: Int, into result: inout [Double]) {
    let width = layout.randomCount
    let factors = layout.factors
    var pair = cell * factors.count * (factors.count - 1) / 2
    for later in factors.indices {
      let rows = factors[later].columns
      for earlier in 0...later {
        let start: Int
        if earlier == later {
          start = cholesky.pattern.diagonalStarts[layout.cellNodes[cell * factors.count + later]]
        } else {
          start = cellBlocks[pair]
          pair += 1
        }
        for (j, column) in factors[earlier].columns.enumerated() {
          for (i, row) in rows.enumerated() {
            result[column * width + row] = values[start + j * rows.count + i]
            result[row * width + column] = values[start + j * rows.count + i]
          }
        }
      }
    }
  }

  /// Where the coefficients of a cell's node begin in a vector over all nodes.
  private func elementStart(cell: Int, factor: Int) -> Int {
    cholesky.pattern.elementStarts[layout.cellNodes[cell * layout.factors.count + factor]]
  }
}
