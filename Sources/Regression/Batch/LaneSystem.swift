/// The equations M x = g of every lane, symmetric positive definite, solved by M = L Lᵀ.
struct LaneSystem: Sendable {
  /// The number of unknowns.
  let order: Int
  /// M, then L: the lower triangle row after row, padded to fours.
  var triangle: [Lanes]
  /// 1 / L_ii.
  private var inverseDiagonal: [Lanes]

  /// Room for `order` unknowns.
  init(order: Int) {
    self.order = order
    triangle = Array(repeating: .zero, count: (order * (order + 1) / 2 + 3) / 4 * 4)
    inverseDiagonal = Array(repeating: .zero, count: order)
  }

  /// Replaces M by L; says in which lanes each pivot is more than `tolerance` of the diagonal it came from.
  mutating func factor(tolerance: Double) -> LaneMask {
    var isDefinite = LaneMask(repeating: true)
    var row = 0
    for i in 0..<order {
      var column = 0
      for j in 0...i {
        var sum = triangle[row + j]
        let before = sum
        for k in 0..<j { sum -= triangle[row + k] * triangle[column + k] }
        if j < i {
          triangle[row + j] = sum * inverseDiagonal[j]
        } else {
          isDefinite = isDefinite .& (sum .> before * tolerance)
          // A lane that is not definite goes on with 1, so that nothing infinite arises.
          let pivot = Lanes(repeating: 1).replacing(with: sum, where: sum .> before * tolerance)
          triangle[row + i] = pivot.squareRoot()
          inverseDiagonal[i] = 1.0 / triangle[row + i]
        }
        column += j + 1
      }
      row += i + 1
    }
    return isDefinite
  }

  /// Replaces `vector`, from its element `first` on, by L⁻¹ times it; the elements before are zero.
  func solveLower(_ vector: inout [Lanes], from first: Int = 0) {
    for i in first..<order {
      let row = i * (i + 1) / 2
      var sum = vector[i]
      for k in first..<i { sum -= triangle[row + k] * vector[k] }
      vector[i] = sum * inverseDiagonal[i]
    }
  }

  /// Replaces `vector` by M⁻¹ times it.
  func solve(_ vector: inout [Lanes]) {
    solveLower(&vector)
    for i in stride(from: order - 1, through: 0, by: -1) {
      var sum = vector[i]
      for k in (i + 1)..<max(order, i + 1) { sum -= triangle[k * (k + 1) / 2 + i] * vector[k] }
      vector[i] = sum * inverseDiagonal[i]
    }
  }
}

/// Writes Σ_r weights[r] · table[r] of every column of `table`, which holds four columns a row, to `sums`.
func accumulate(_ weights: [Lanes], _ table: [SIMD4<Double>], into sums: inout [Lanes]) {
  let rows = weights.count
  precondition(sums.count * rows == table.count * 4, "\(sums.count) sums of \(table.count) fours")
  let weights = weights.span
  let table = table.span
  for four in 0..<(table.count / rows) {
    let start = four * rows
    var a = Lanes.zero
    var b = Lanes.zero
    var c = Lanes.zero
    var d = Lanes.zero
    for row in 0..<rows {
      let weight = unsafe weights[unchecked: row]
      let columns = unsafe table[unchecked: start + row]
      a += weight * columns[0]
      b += weight * columns[1]
      c += weight * columns[2]
      d += weight * columns[3]
    }
    sums[4 * four] = a
    sums[4 * four + 1] = b
    sums[4 * four + 2] = c
    sums[4 * four + 3] = d
  }
}
