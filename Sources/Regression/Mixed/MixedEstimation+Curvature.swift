import Glibc
import LinearAlgebra
import Optimization

extension MixedEstimation {
  /// The information about the fixed coefficients at the modes found last, variances and size taken as known:
  /// XᵀWX − XᵀWA H⁻¹ AᵀWX with A = ZΛ.
  func fixedInformation() -> Matrix {
    let width = layout.randomCount
    let count = layout.fixedCount
    var result = FixedStart.information(layout, likelihood.slopes.curvature)
    let projections = (0..<count).map { column -> [Double] in
      var sums = [Double](repeating: 0, count: layout.cells * width)
      for cell in 0..<layout.cells {
        for index in 0..<width {
          var sum = 0.0
          for row in layout.cellStarts[cell]..<layout.cellStarts[cell + 1] {
            sum +=
              likelihood.slopes.curvature[row] * layout.fixed[column * layout.rows + row]
              * layout.random[index * layout.rows + row]
          }
          sums[cell * width + index] = sum
        }
      }
      var nodes = [Double](repeating: 0, count: layout.elements)
      for cell in 0..<layout.cells { likelihood.scatter(sums, cell: cell, into: &nodes) }
      return nodes
    }
    for column in 0..<count {
      var solved = projections[column]
      likelihood.cholesky.solve(&solved)
      for row in column..<count {
        let product = zip(projections[row], solved).reduce(0) { $0 + $1.0 * $1.1 }
        result[row, column] -= product
        if row > column { result[column, row] -= product }
      }
    }
    return result
  }

  /// Coordinates that curve alike at `start`, which has just been evaluated.
  mutating func scaling(at start: MixedParameters, _ first: GradientMaximiser.Evaluation) -> ParameterScaling
  {
    let order = start.vector.count
    let information = fixedInformation()
    var curvature = Matrix(rows: order, columns: order)
    for column in 0..<layout.fixedCount {
      for row in 0..<layout.fixedCount { curvature[row, column] = information[row, column] }
    }
    let step = 1e-3
    for index in layout.fixedCount..<order {
      var moved = start
      moved.vector[index] += step
      guard let there = evaluate(moved) else { continue }
      for row in 0..<order {
        let slope = (first.gradient[row] - there.gradient[row]) / step
        curvature[row, index] =
          row >= layout.fixedCount && row < index
          ? (curvature[row, index] + slope) / 2 : slope
        curvature[index, row] = curvature[row, index]
      }
    }
    if let scaling = ParameterScaling(start: start, curvature: curvature) { return scaling }
    return plainScaling(start, curvature, information)
  }

  /// Coordinates from the information about the fixed coefficients, and the diagonal for the others.
  private func plainScaling(
    _ start: MixedParameters, _ curvature: Matrix, _ information: Matrix
  ) -> ParameterScaling {
    let order = start.vector.count
    var plain = Matrix(rows: order, columns: order)
    for column in 0..<order {
      let levels = Double(layout.factors.reduce(0) { max($0, $1.levels) })
      plain[column, column] =
        column < layout.fixedCount ? information[column, column] : max(abs(curvature[column, column]), levels)
      if !(plain[column, column] > 0) { plain[column, column] = 1 }
    }
    return ParameterScaling(start: start, curvature: plain)!
  }

  /// The curvature −∂²ln L over the parameters in `free`, by central differences of the gradient; each step is
  /// `differenceStep` of what the diagonal of `scale` makes a standard error.
  mutating func curvature(at point: MixedParameters, free: [Int], steps: [Double]) -> Matrix? {
    var result = Matrix(rows: free.count, columns: free.count)
    for (column, index) in free.enumerated() {
      var (above, below) = (point, point)
      above.vector[index] += steps[column]
      below.vector[index] -= steps[column]
      guard let high = evaluate(above), let low = evaluate(below) else { return nil }
      for (row, other) in free.enumerated() {
        result[row, column] = (low.gradient[other] - high.gradient[other]) / (2 * steps[column])
      }
    }
    for column in free.indices {
      for row in 0..<column {
        let mean = (result[row, column] + result[column, row]) / 2
        result[row, column] = mean
        result[column, row] = mean
      }
    }
    return result
  }
}
