import Glibc
import Probability

extension MixedLikelihood {
  /// The integral over each level's coefficients by Gauss-Hermite quadrature around the mode (Pinheiro & Bates 1995).
  ///
  /// With H = L Lᵀ and S = L⁻ᵀ, ∫ ≈ |S| Σ w exp(h(û + S x) + ½ xᵀx) over the nodes x of the product rule. The nodes move
  /// with mode and curvature: with the share π of each node in the sum and h_u = Λᵀ Σ l′z − u,
  /// α = Σ π h_u and K = S (I + B) Sᵀ, where B is the lower triangle of Σ π x (Sᵀh_u)ᵀ, mirrored.
  mutating func quadrature(_ rule: GaussHermite, size: Double?) -> LevelIntegral {
    var points = QuadraturePoints(self, rule)
    let shares = points.shares(self, size: size)
    return points.integral(self, shares: shares, size: size)
  }
}

/// The nodes of a product rule for every level at once.
private struct QuadraturePoints {
  /// The nodes x, one after the other, and the logarithms of their weights.
  private var nodes: [[Double]] = [[]]
  private var logWeights: [Double] = [0]
  /// S of each cell, upper triangular, column after column.
  private var roots: [Double]
  private var slopes: RowSlopes
  private var predictor: [Double]
  /// u at one node, of all cells.
  private var coefficients: [Double]
  private let width: Int

  init(_ likelihood: MixedLikelihood, _ rule: GaussHermite) {
    let layout = likelihood.layout
    width = layout.randomCount
    for _ in 0..<width {
      let (before, weights) = (nodes, logWeights)
      nodes = before.flatMap { node in rule.nodes.map { node + [$0] } }
      logWeights = weights.flatMap { weight in rule.weights.map { weight + log($0) } }
    }
    slopes = RowSlopes(rows: layout.rows)
    predictor = likelihood.predictor
    coefficients = Array(repeating: 0, count: layout.cells * width)
    roots = Array(repeating: 0, count: layout.cells * width * width)
    for cell in 0..<layout.cells {
      let start = likelihood.cholesky.pattern.diagonalStarts[layout.cellNodes[cell]]
      Self.invertTransposed(
        likelihood.cholesky.values, at: start, width, into: &roots, at: cell * width * width)
    }
  }

  /// L⁻ᵀ of a lower triangle.
  private static func invertTransposed(
    _ lower: [Double], at start: Int, _ width: Int, into result: inout [Double], at target: Int
  ) {
    for column in 0..<width {
      result[target + column * width + column] = 1 / lower[start + column * width + column]
      for row in stride(from: column - 1, through: 0, by: -1) {
        var sum = 0.0
        for k in (row + 1)...column {
          sum += lower[start + row * width + k] * result[target + column * width + k]
        }
        result[target + column * width + row] = -sum / lower[start + row * width + row]
      }
    }
  }

  /// Moves all levels to `node` and computes their rows there.
  private mutating func move(_ likelihood: MixedLikelihood, to node: [Double], size: Double?) {
    let layout = likelihood.layout
    var mode = [Double](repeating: 0, count: width)
    var product = mode
    for cell in 0..<layout.cells {
      likelihood.gather(likelihood.modes, cell: cell, into: &mode)
      for column in 0..<width {
        for row in 0...column { mode[row] += roots[(cell * width + column) * width + row] * node[column] }
      }
      for index in 0..<width { coefficients[cell * width + index] = mode[index] }
      likelihood.multiplyLambda(mode, into: &product)
      let range = layout.cellStarts[cell]..<layout.cellStarts[cell + 1]
      for row in range { predictor[row] = likelihood.fixedPredictor[row] }
      for column in 0..<width {
        for row in range { predictor[row] += product[column] * layout.random[column * layout.rows + row] }
      }
    }
    slopes.evaluate(
      layout.response, link: likelihood.link, eta: predictor, size: size, depth: .everything)
  }

  /// ln w + h(û + S x) + ½ xᵀx of every node and cell.
  mutating func shares(_ likelihood: MixedLikelihood, size: Double?) -> [[Double]] {
    let layout = likelihood.layout
    return nodes.indices.map { index in
      move(likelihood, to: nodes[index], size: size)
      let base = logWeights[index] + nodes[index].reduce(0) { $0 + $1 * $1 } / 2
      return (0..<layout.cells).map { cell in
        var sum = base
        for row in layout.cellStarts[cell]..<layout.cellStarts[cell + 1] { sum += slopes.values[row] }
        for place in (cell * width)..<((cell + 1) * width) {
          sum -= coefficients[place] * coefficients[place] / 2
        }
        return sum
      }
    }
  }

  mutating func integral(_ likelihood: MixedLikelihood, shares: [[Double]], size: Double?) -> LevelIntegral {
    let layout = likelihood.layout
    var result = LevelIntegral(
      value: -likelihood.cholesky.logDeterminant / 2, first: Array(repeating: 0, count: layout.rows),
      byLambda: Array(repeating: 0, count: width * width), bySize: 0,
      byModes: Array(repeating: 0, count: layout.elements),
      curvatureWeights: Array(repeating: 0, count: likelihood.cholesky.values.count))
    let largest = (0..<layout.cells).map { cell in shares.reduce(-Double.infinity) { max($0, $1[cell]) } }
    let sums = (0..<layout.cells).map { cell in shares.reduce(0) { $0 + exp($1[cell] - largest[cell]) } }
    for cell in 0..<layout.cells { result.value += largest[cell] + log(sums[cell]) }
    var moments = [Double](repeating: 0, count: layout.cells * width * width)
    for (index, node) in nodes.enumerated() {
      move(likelihood, to: node, size: size)
      for cell in 0..<layout.cells {
        let share = exp(shares[index][cell] - largest[cell]) / sums[cell]
        add(cell, node, share: share, likelihood, to: &result, &moments, size: size)
      }
    }
    for cell in 0..<layout.cells { setWeights(cell, moments, likelihood, in: &result) }
    return result
  }

  /// Adds the part of one cell at one node; Σ π x (Sᵀh_u)ᵀ goes into `moments`.
  private func add(
    _ cell: Int, _ node: [Double], share: Double, _ likelihood: MixedLikelihood,
    to result: inout LevelIntegral, _ moments: inout [Double], size: Double?
  ) {
    let layout = likelihood.layout
    var sums = [Double](repeating: 0, count: width)
    for row in layout.cellStarts[cell]..<layout.cellStarts[cell + 1] {
      result.first[row] += share * slopes.first[row]
      if size != nil { result.bySize += share * slopes.valuesBySize[row] }
      for column in 0..<width {
        sums[column] += slopes.first[row] * layout.random[column * layout.rows + row]
      }
    }
    let start = likelihood.cholesky.pattern.elementStarts[layout.cellNodes[cell]]
    var slope = [Double](repeating: 0, count: width)
    for column in 0..<width {
      let own = coefficients[cell * width + column]
      slope[column] = -own
      for k in column..<width { slope[column] += likelihood.lambda[column * width + k] * sums[k] }
      result.byModes?[start + column] += share * slope[column]
      for row in 0..<width { result.byLambda[column * width + row] += share * sums[row] * own }
    }
    for column in 0..<width {
      var turned = 0.0
      for k in 0...column { turned += roots[(cell * width + column) * width + k] * slope[k] }
      for row in 0..<width { moments[(cell * width + column) * width + row] += share * node[row] * turned }
    }
  }

  /// K = S (I + B) Sᵀ of one cell.
  private func setWeights(
    _ cell: Int, _ moments: [Double], _ likelihood: MixedLikelihood, in result: inout LevelIntegral
  ) {
    let start = likelihood.cholesky.pattern.diagonalStarts[likelihood.layout.cellNodes[cell]]
    for column in 0..<width {
      for row in 0..<width {
        var sum = 0.0
        for k in row..<width {
          for l in column..<width {
            let inner = moments[(cell * width + min(k, l)) * width + max(k, l)] + (k == l ? 1 : 0)
            sum +=
              roots[(cell * width + k) * width + row] * inner * roots[(cell * width + l) * width + column]
          }
        }
        result.curvatureWeights[start + column * width + row] = sum
      }
    }
  }
}
