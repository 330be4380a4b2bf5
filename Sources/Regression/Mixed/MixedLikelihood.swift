import Glibc
import LinearAlgebra
import Probability

/// The log-likelihood of a mixed model, with the random coefficients integrated out, and its gradient.
///
/// h(u) = Σ l(yᵢ; ηᵢ) − ½ uᵀu with η = Xβ + ZΛu + offset has its mode û where ΛᵀZᵀl′ = u, and curvature
/// H = I + ΛᵀZᵀWZΛ there, W = −l″. Laplace: ln L ≈ h(û) − ½ ln det H. The buffers are reused; the modes of one
/// evaluation are where the next begins.
struct MixedLikelihood {
  let layout: MixedLayout
  let link: Link
  /// The quadrature along each coefficient of a level; nil for Laplace.
  let rule: GaussHermite?
  var modes: [Double]
  var cholesky: BlockCholesky
  var slopes: RowSlopes
  /// The linear predictor of the fixed columns and the offset, and of everything.
  var fixedPredictor: [Double], predictor: [Double]
  /// Of each cell, Σ W z zᵀ and Σ l′ z over its rows.
  var cellCurvature: [Double], cellSlope: [Double]
  /// Λ over the coefficients of a cell, column after column.
  var lambda: [Double]
  /// Where the off-diagonal blocks of each cell begin in the values of `cholesky`: those of factors (1, 0), (2, 0),
  /// (2, 1) and so on.
  let cellBlocks: [Int]
  /// Newton's steps so far.
  private(set) var modeIterations = 0

  init(_ layout: MixedLayout, link: Link, rule: GaussHermite? = nil) {
    self.layout = layout
    self.link = link
    self.rule = rule
    let pattern = BlockPattern(layout)
    cholesky = BlockCholesky(pattern)
    modes = Array(repeating: 0, count: layout.elements)
    slopes = RowSlopes(rows: layout.rows)
    fixedPredictor = layout.offset
    predictor = layout.offset
    let width = layout.randomCount
    cellCurvature = Array(repeating: 0, count: layout.cells * width * width)
    cellSlope = Array(repeating: 0, count: layout.cells * width)
    lambda = Array(repeating: 0, count: width * width)
    var blocks: [Int] = []
    let factors = layout.factors.count
    for cell in 0..<layout.cells {
      for later in 0..<factors {
        for earlier in 0..<later {
          let row = layout.cellNodes[cell * factors + later]
          let column = layout.cellNodes[cell * factors + earlier]
          blocks.append(pattern.blockStarts[pattern.place(row: row, column: column)])
        }
      }
    }
    cellBlocks = blocks
  }

  /// Sets coefficients and Λ, and finds the modes; false where they cannot be found.
  mutating func findModes(_ parameters: MixedParameters) -> Bool {
    lambda = parameters.lambda
    setFixedPredictor(parameters.fixed)
    let size = parameters.size
    evaluateRows(size: size, depth: .curvature)
    if !jointValue.isFinite {
      for index in modes.indices { modes[index] = 0 }
      evaluateRows(size: size, depth: .curvature)
      guard jointValue.isFinite else { return false }
    }
    for _ in 0..<Self.mostIterations {
      modeIterations += 1
      var step = assemble()
      let slope = step
      guard cholesky.factor() else { return false }
      cholesky.solve(&step)
      let decrement = zip(slope, step).reduce(0) { $0 + $1.0 * $1.1 }
      guard decrement.isFinite else { return false }
      if decrement < Self.decrementTolerance {
        for index in modes.indices { modes[index] += step[index] }
        evaluateRows(size: size, depth: .everything)
        _ = assemble()
        return cholesky.factor() && jointValue.isFinite
      }
      guard advance(by: step, decrement: decrement, size: size) else { return false }
    }
    return false
  }

  /// The step after one with a smaller decrement gᵀH⁻¹g leaves the modes wrong by about as much.
  private static let decrementTolerance = 1e-10
  private static let mostIterations = 200

  /// h at the present modes, but for constants.
  var jointValue: Double {
    slopes.value - modes.reduce(0) { $0 + $1 * $1 } / 2
  }

  /// Moves the modes along `step`, halved until h does not fall.
  private mutating func advance(by step: [Double], decrement: Double, size: Double?) -> Bool {
    let before = jointValue
    let origin = modes
    var length = 1.0
    for _ in 0..<40 {
      for index in modes.indices { modes[index] = origin[index] + length * step[index] }
      evaluateRows(size: size, depth: .curvature)
      if jointValue >= before - 1e-12 * (1 + abs(before)) { return true }
      length /= 2
    }
    return false
  }

  private mutating func setFixedPredictor(_ coefficients: ArraySlice<Double>) {
    fixedPredictor = layout.offset
    for (column, coefficient) in coefficients.enumerated() {
      let start = column * layout.rows
      for row in 0..<layout.rows { fixedPredictor[row] += coefficient * layout.fixed[start + row] }
    }
  }

  /// The linear predictors at the present modes, and what follows from them.
  private mutating func evaluateRows(size: Double?, depth: RowSlopes.Depth) {
    let width = layout.randomCount
    var cellModes = [Double](repeating: 0, count: width)
    var coefficients = cellModes
    for cell in 0..<layout.cells {
      gather(modes, cell: cell, into: &cellModes)
      multiplyLambda(cellModes, into: &coefficients)
      let range = layout.cellStarts[cell]..<layout.cellStarts[cell + 1]
      for row in range { predictor[row] = fixedPredictor[row] }
      for column in 0..<width {
        let (coefficient, start) = (coefficients[column], column * layout.rows)
        for row in range { predictor[row] += coefficient * layout.random[start + row] }
      }
    }
    slopes.evaluate(layout.response, link: link, eta: predictor, size: size, depth: depth)
  }

  /// H into `cholesky`; returns the slope ΛᵀZᵀl′ − u.
  private mutating func assemble() -> [Double] {
    sumCells()
    var slope = modes.map { -$0 }
    for index in cholesky.values.indices { cholesky.values[index] = 0 }
    for (node, size) in cholesky.pattern.sizes.enumerated() {
      let start = cholesky.pattern.diagonalStarts[node]
      for index in 0..<size { cholesky.values[start + index * size + index] = 1 }
    }
    let width = layout.randomCount
    var product = [Double](repeating: 0, count: width * width)
    for cell in 0..<layout.cells {
      scatter(cellSlope, cell: cell, into: &slope)
      sandwich(cell: cell, into: &product)
      addBlocks(product, cell: cell)
    }
    return slope
  }

  /// Σ l′ z and Σ W z zᵀ over the rows of each cell.
  private mutating func sumCells() {
    let width = layout.randomCount
    for cell in 0..<layout.cells {
      let range = layout.cellStarts[cell]..<layout.cellStarts[cell + 1]
      for column in 0..<width {
        let left = column * layout.rows
        var sum = 0.0
        for row in range { sum += slopes.first[row] * layout.random[left + row] }
        cellSlope[cell * width + column] = sum
        for other in 0...column {
          let right = other * layout.rows
          var sum = 0.0
          for row in range {
            sum += slopes.curvature[row] * layout.random[left + row] * layout.random[right + row]
          }
          cellCurvature[(cell * width + column) * width + other] = sum
          cellCurvature[(cell * width + other) * width + column] = sum
        }
      }
    }
  }

  /// Λᵀ S Λ of a cell.
  private func sandwich(cell: Int, into product: inout [Double]) {
    let width = layout.randomCount
    let start = cell * width * width
    var half = [Double](repeating: 0, count: width * width)
    for column in 0..<width {
      for row in 0..<width {
        var sum = 0.0
        for k in column..<width {
          sum += cellCurvature[start + k * width + row] * lambda[column * width + k]
        }
        half[column * width + row] = sum
      }
    }
    for column in 0..<width {
      for row in 0..<width {
        var sum = 0.0
        for k in row..<width { sum += lambda[row * width + k] * half[column * width + k] }
        product[column * width + row] = sum
      }
    }
  }

  private mutating func addBlocks(_ product: [Double], cell: Int) {
    let width = layout.randomCount
    let factors = layout.factors
    var pair = cell * factors.count * (factors.count - 1) / 2
    for later in factors.indices {
      let rows = factors[later].columns
      for earlier in 0...later {
        let columns = factors[earlier].columns
        let start: Int
        if earlier == later {
          start = cholesky.pattern.diagonalStarts[layout.cellNodes[cell * factors.count + later]]
        } else {
          start = cellBlocks[pair]
          pair += 1
        }
        for (j, column) in columns.enumerated() {
          for (i, row) in rows.enumerated() {
            cholesky.values[start + j * rows.count + i] += product[column * width + row]
          }
        }
      }
    }
  }
}
