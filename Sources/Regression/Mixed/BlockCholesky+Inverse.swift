extension BlockCholesky {
  /// The blocks of H⁻¹ in the places of those of L, diagonal ones with both triangles (Takahashi, Fagan & Chin 1973).
  ///
  /// With Y_k = L_kn L_nn⁻¹ over the rows k of column n: Z_bn = −Σ Z_bk Y_k and
  /// Z_nn = L_nn⁻ᵀ L_nn⁻¹ − Σ Y_kᵀ Z_kn, from the last column to the first.
  func inverseBlocks(into inverse: inout [Double]) {
    var scaled: [Double] = []
    for node in pattern.sizes.indices.reversed() {
      let size = pattern.sizes[node]
      let triangle = invertedTriangle(node)
      let range = pattern.columnStarts[node]..<pattern.columnStarts[node + 1]
      let start = pattern.diagonalStarts[node]
      for column in 0..<size {
        for row in 0..<size {
          var sum = 0.0
          for k in max(row, column)..<size { sum += triangle[row * size + k] * triangle[column * size + k] }
          inverse[start + column * size + row] = sum
        }
      }
      guard !range.isEmpty else { continue }
      scaled.removeAll(keepingCapacity: true)
      for block in range { appendScaled(block, by: triangle, size: size, to: &scaled) }
      let first = pattern.blockStarts[range.lowerBound]
      for index in 0..<scaled.count { inverse[first + index] = 0 }
      for block in range {
        addProducts(of: block, in: range, size: size, scaled: scaled, first: first, &inverse)
      }
      for block in range {
        let (rows, own) = (pattern.sizes[pattern.rowNodes[block]], pattern.blockStarts[block])
        for column in 0..<size {
          for row in 0..<size {
            for k in 0..<rows {
              inverse[start + column * size + row] -=
                scaled[own - first + row * rows + k] * inverse[own + column * rows + k]
            }
          }
        }
      }
    }
  }

  /// L_nn⁻¹, the lower triangle, column after column.
  private func invertedTriangle(_ node: Int) -> [Double] {
    let (size, start) = (pattern.sizes[node], pattern.diagonalStarts[node])
    var result = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      result[column * size + column] = 1 / values[start + column * size + column]
      for row in (column + 1)..<max(size, column + 1) {
        var sum = 0.0
        for k in column..<row { sum += values[start + k * size + row] * result[column * size + k] }
        result[column * size + row] = -sum / values[start + row * size + row]
      }
    }
    return result
  }

  /// Y = L_bn L_nn⁻¹ of one block.
  private func appendScaled(_ block: Int, by triangle: [Double], size: Int, to scaled: inout [Double]) {
    let (rows, start) = (pattern.sizes[pattern.rowNodes[block]], pattern.blockStarts[block])
    for column in 0..<size {
      for row in 0..<rows {
        var sum = 0.0
        for k in column..<size { sum += values[start + k * rows + row] * triangle[column * size + k] }
        scaled.append(sum)
      }
    }
  }

  /// Subtracts Z_bk Y_k from Z_bn, and Z_kb Y_b from Z_kn, for k, that of `block`, and every b of the column from it on.
  private func addProducts(
    of block: Int, in range: Range<Int>, size: Int, scaled: [Double], first: Int, _ inverse: inout [Double]
  ) {
    let inner = pattern.rowNodes[block]
    let width = pattern.sizes[inner]
    let own = pattern.blockStarts[block]
    var place = pattern.columnStarts[inner]
    for other in block..<range.upperBound {
      let row = pattern.rowNodes[other]
      let rows = pattern.sizes[row]
      let target = pattern.blockStarts[other]
      var source = pattern.diagonalStarts[inner]
      if row != inner {
        while pattern.rowNodes[place] != row { place += 1 }
        source = pattern.blockStarts[place]
      }
      for column in 0..<size {
        for k in 0..<width {
          for i in 0..<rows {
            let z = inverse[source + k * rows + i]
            inverse[target + column * rows + i] -= z * scaled[own - first + column * width + k]
            if row != inner {
              inverse[own + column * width + k] -= z * scaled[target - first + column * rows + i]
            }
          }
        }
      }
    }
  }
}
