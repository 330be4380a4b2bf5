import LinearAlgebra

/// Least squares whose coefficients and residuals are refined together.
///
/// The augmented system r + Aβ = b, Aᵀr = 0, with A = W^½ X and b = W^½ y, is solved again for its own errors, which
/// `CompensatedSum` computes (Björck 1967): each step gains about 15 − log10(condition) digits.
struct RefinedLeastSquares {
  let kept: [Int]
  /// One a kept column.
  private(set) var coefficients: [Double]
  /// b − Aβ: weighted residuals.
  private(set) var residuals: [Double]
  let leverages: [Double]
  let covarianceRoot: Matrix
  /// The steps of refinement made.
  private(set) var steps = 0
  private let matrix: Matrix
  private let right: [Double]
  private var qr: QR

  init(
    _ design: Matrix, weights: [Double], response: [Double], rankTolerance: Double
  ) throws(FitError) {
    let roots = weights.map { $0.squareRoot() }
    right = zip(response, roots).map { $0 * $1 }
    qr = QR(rows: design.rows, columns: design.columns, rankTolerance: rankTolerance)
    do {
      try qr.factor(design, weights: weights)
      kept = qr.kept
      leverages = qr.leverages()
      covarianceRoot = try qr.covarianceRoot()
    } catch {
      throw .numerical(error.description)
    }
    var columns = design.selecting(columns: kept)
    for row in roots.indices where roots[row] != 1 {
      for column in kept.indices { columns[row, column] *= roots[row] }
    }
    matrix = columns
    coefficients = Array(repeating: 0, count: kept.count)
    residuals = right
    try refine()
  }

  /// From β = 0 and r = b the first step is the plain solution; ends where the corrections no longer shrink.
  private mutating func refine() throws(FitError) {
    var last = Double.infinity
    for _ in 0..<12 {
      let (upper, lower) = errors()
      let correction: (residuals: [Double], coefficients: [Double])
      do {
        correction = try qr.solveAugmented(upper: upper, lower: lower)
      } catch {
        throw .numerical(error.description)
      }
      // The correction relative to what it corrects, over the coefficients.
      var size = 0.0
      for (change, value) in zip(correction.coefficients, coefficients) {
        size = max(size, change == 0 ? 0 : abs(change) / max(abs(value), 1e-300))
      }
      if steps > 0, !(size < last) { return }
      for row in residuals.indices { residuals[row] += correction.residuals[row] }
      for place in coefficients.indices { coefficients[place] += correction.coefficients[place] }
      steps += 1
      if size < 1e-16 { return }
      if steps > 1 { last = size }
    }
  }

  /// b − r − Aβ and −Aᵀr, in doubled precision.
  private func errors() -> (upper: [Double], lower: [Double]) {
    var upper: [Double] = []
    upper.reserveCapacity(matrix.rows)
    for row in 0..<matrix.rows {
      var sum = CompensatedSum(right[row])
      sum.add(-residuals[row])
      for column in 0..<matrix.columns { sum.addProduct(-matrix[row, column], coefficients[column]) }
      upper.append(sum.value)
    }
    let lower = (0..<matrix.columns).map { column in
      var sum = CompensatedSum()
      for row in 0..<matrix.rows { sum.addProduct(-matrix[row, column], residuals[row]) }
      return sum.value
    }
    return (upper, lower)
  }
}
