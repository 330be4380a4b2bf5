import Glibc
import LinearAlgebra

/// Iteratively reweighted least squares (Fisher's scoring; McCullagh & Nelder 1989, section 2.5) on columns that are
/// linearly independent, with the room it needs.
///
/// Each step solves XᵀWX Δβ = Xᵀu for the present score u, so that an inexact solution costs an iteration and no digit:
/// by Cholesky where that is safe, by QR elsewhere.
struct FisherScoring {
  let matrix: Matrix
  let response: ScaledResponse
  let offset: [Double]
  let link: Link
  var family: Family
  /// The names of the columns, for the diagnosis of separation.
  var names: [String] = []

  private(set) var coefficients: [Double]
  private(set) var predictors: [Double]
  private(set) var means: [Double]
  /// w (dμ/dη)² / V(μ), one a row.
  private(set) var weights: [Double]
  /// w (y − μ) (dμ/dη) / V(μ), one a row: the derivative of the log-likelihood by η, times φ.
  private(set) var scores: [Double]
  private(set) var deviance = Double.infinity
  private(set) var log: [ScoringStep] = []

  private var rootWeights: [Double]
  private var normal: NormalEquations?
  private var qr: QR?

  init(
    matrix: Matrix, response: ScaledResponse, offset: [Double], family: Family, link: Link
  ) {
    self.matrix = matrix
    self.response = response
    self.offset = offset
    self.family = family
    self.link = link
    let zeros = [Double](repeating: 0, count: matrix.rows)
    coefficients = Array(repeating: 0, count: matrix.columns)
    (predictors, means, weights, scores, rootWeights) = (zeros, zeros, zeros, zeros, zeros)
    normal = matrix.columns > 0 ? NormalEquations(rows: matrix.rows, columns: matrix.columns) : nil
  }

  /// A step this much shorter than a standard error ends the iterations.
  static let shortestStep = 1e-9

  /// Goes from `start`, one number a column, to the maximum of the likelihood.
  mutating func run(from start: [Double], limit: Int) throws(FitError) {
    log = []
    deviance = .infinity
    if !move(to: start) { try moveToConstant(instead: start) }
    guard matrix.columns > 0 else { return }
    var previous = Double.infinity
    for iteration in 1...limit {
      updateWeights()
      var step = matrix.transposedProduct(with: scores)
      let gradient = step
      try solve(&step)
      let length = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
      guard length.isFinite else { throw separation(along: step) ?? .numerical("the scores overflow") }
      let halvings = advance(by: step)
      log.append(ScoringStep(deviance: deviance, length: length, halvings: halvings ?? 0))
      let isShort = length <= shortEnough || (length >= previous && length < 1e-6)
      if isShort || halvings == nil || iteration % 10 == 0, let separated = separation(along: step) {
        throw separated
      }
      if isShort || (halvings == nil && length < 1e-6) { return updateWeights() }
      if halvings == nil { throw .notConverged(iterations: iteration) }
      previous = length
    }
    throw .notConverged(iterations: limit)
  }

  /// Steps are in units of √φ, which is 1 but for the Gaussian family; nothing shorter than the rounding of η is
  /// asked for.
  private var shortEnough: Double {
    let scale = family == .gaussian ? (deviance / Double(response.observations)).squareRoot() : 1
    var size = 0.0
    for row in predictors.indices { size += weights[row] * predictors[row] * predictors[row] }
    return max(Self.shortestStep * scale, 1e-13 * size.squareRoot())
  }

  /// Moves to β + step, or as far as the deviance does not rise; nil where it rises for ever so short a step.
  private mutating func advance(by step: [Double]) -> Int? {
    let origin = coefficients
    let highest = deviance + 1e-10 * (abs(deviance) + 0.1)
    var share = 1.0
    for halvings in 0...30 {
      let target = zip(origin, step).map { $0 + share * $1 }
      if move(to: target), deviance <= highest { return halvings }
      share /= 2
    }
    _ = move(to: origin)
    return nil
  }

  /// Takes over β with its predictors, means and deviance; false where a mean is out of range.
  private mutating func move(to beta: [Double]) -> Bool {
    coefficients = beta
    for row in offset.indices { predictors[row] = offset[row] }
    matrix.addProduct(with: beta, to: &predictors)
    var sum = 0.0
    for row in predictors.indices where response.weights[row] > 0 {
      let mu = link.mean(predictors[row])
      guard family.allows(mean: mu) else { return false }
      means[row] = mu
      sum += response.weights[row] * family.unitDeviance(response.values[row], mu)
    }
    deviance = sum
    return sum.isFinite
  }

  /// Begins where all means are equal, if the start has a mean out of range and the columns hold a constant.
  private mutating func moveToConstant(instead start: [Double]) throws(FitError) {
    var (sum, total) = (0.0, 0.0)
    for row in response.values.indices {
      sum += response.weights[row] * response.values[row]
      total += response.weights[row]
    }
    if let column = matrix.constantColumn {
      let level = link.predictor(sum / total)
      // Offsets may be large: the least predictor is then the constant's.
      for shift in [0, (offset.min() ?? 0), (offset.max() ?? 0)] {
        var beta = [Double](repeating: 0, count: matrix.columns)
        beta[column] = (level - shift) / matrix[0, column]
        if move(to: beta) { return }
      }
    }
    throw .numerical("no start with means that the family allows")
  }

  private mutating func updateWeights() {
    for row in predictors.indices {
      let prior = response.weights[row]
      guard prior > 0 else {
        means[row] = link.mean(predictors[row])
        continue
      }
      let mu = means[row]
      let slope = link.derivative(predictors[row])
      let variance = family.variance(mu)
      let isSaturated = variance == 0
      weights[row] = isSaturated ? 0 : prior * slope * slope / variance
      scores[row] = isSaturated ? 0 : prior * (response.values[row] - mu) * slope / variance
    }
  }

  /// Replaces the score by the step.
  private mutating func solve(_ step: inout [Double]) throws(FitError) {
    for row in weights.indices { rootWeights[row] = weights[row].squareRoot() }
    if normal!.solve(matrix, rootWeights: rootWeights, &step) { return }
    if qr == nil { qr = QR(rows: matrix.rows, columns: matrix.columns, rankTolerance: 1e-15) }
    do {
      try qr!.factor(matrix, weights: weights)
      let working = weights.indices.map { weights[$0] > 0 ? scores[$0] / weights[$0] : 0 }
      let fit = try qr!.leastSquares(working)
      step = fit.coefficients.map { $0 ?? 0 }
    } catch {
      throw .numerical(error.description)
    }
  }

  private func separation(along step: [Double]) -> FitError? {
    guard !names.isEmpty else { return nil }
    return Separation(matrix: matrix, response: response, family: family, link: link, direction: step)
      .map { .separated(coefficients: $0.columns.map { names[$0] }) }
  }
}

extension Matrix {
  /// The first column of which all elements are equal and not zero: the constant of a model.
  var constantColumn: Int? {
    (0..<columns).first { place in
      let values = column(place)
      guard let first = values.first, first != 0 else { return false }
      return values.allSatisfy { $0 == first }
    }
  }
}
