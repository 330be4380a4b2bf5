import Glibc
import LinearAlgebra

/// Coordinates ψ in which the likelihood curves about alike in all directions: parameters = start + C ψ.
struct ParameterScaling {
  let start: MixedParameters
  /// C, upper triangular, column after column: C Cᵀ is the inverse of the curvature at the start.
  private let factor: [Double]

  /// Coordinates for a positive definite `curvature`, or nil.
  init?(start: MixedParameters, curvature: Matrix) {
    let order = curvature.rows
    var lower = curvature.elements
    for column in 0..<order {
      for k in 0..<column {
        let share = lower[k * order + column]
        for row in column..<order { lower[column * order + row] -= share * lower[k * order + row] }
      }
      let pivot = lower[column * order + column]
      guard pivot > 1e-10 * curvature[column, column], pivot.isFinite else { return nil }
      for row in column..<order { lower[column * order + row] /= pivot.squareRoot() }
    }
    // C = L⁻ᵀ.
    var inverse = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      inverse[column * order + column] = 1 / lower[column * order + column]
      for row in stride(from: column - 1, through: 0, by: -1) {
        var sum = 0.0
        for k in (row + 1)...column { sum += lower[row * order + k] * inverse[column * order + k] }
        inverse[column * order + row] = -sum / lower[row * order + row]
      }
    }
    self.start = start
    factor = inverse
  }

  func parameters(_ argument: [Double]) -> MixedParameters {
    var result = start
    let order = argument.count
    for column in 0..<order {
      for row in 0...column { result.vector[row] += factor[column * order + row] * argument[column] }
    }
    return result
  }

  /// Cᵀ times a gradient in the parameters.
  func gradient(_ gradient: [Double]) -> [Double] {
    let order = gradient.count
    return (0..<order).map { column in
      (0...column).reduce(0) { $0 + factor[column * order + $1] * gradient[$1] }
    }
  }
}
