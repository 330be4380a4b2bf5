import Glibc
public import LinearAlgebra
public import Probability

/// A fitted `LinearModel`.
public struct LinearFit: Sendable {
  /// What it was fitted to.
  public let frame: ModelFrame
  /// One a column of the design, nil where the column depends on earlier ones and was dropped.
  public let coefficients: [Double?]
  /// The columns kept, in rising order.
  public let kept: [Int]
  /// (XᵀWX)⁻¹ over the kept columns.
  public let unscaledCovariance: Matrix
  /// y − offset − Xβ, one a row.
  public let residuals: [Double]
  /// The diagonal of the hat matrix, 0…1.
  public let leverages: [Double]
  /// Σ w r²; 0 where the residuals are rounding only, below 1e-14 of the responses.
  public let residualSumOfSquares: Double
  /// Σ w (y − offset − mean)², the mean being weighted; around 0 where the design has no constant column.
  public let totalSumOfSquares: Double
  /// The rows with a weight above 0.
  public let observations: Int
  /// The steps of refinement made, the first being the plain solution.
  public let refinements: Int
  private let hasConstant: Bool
  private let covarianceRoot: Matrix

  init(frame: ModelFrame, observations: Int, solver: RefinedLeastSquares) {
    self.frame = frame
    self.observations = observations
    kept = solver.kept
    leverages = solver.leverages
    covarianceRoot = solver.covarianceRoot
    unscaledCovariance = covarianceRoot.timesItsTranspose()
    refinements = solver.steps
    var coefficients = [Double?](repeating: nil, count: frame.design.matrix.columns)
    for (place, column) in kept.enumerated() { coefficients[column] = solver.coefficients[place] }
    self.coefficients = coefficients
    hasConstant = frame.design.matrix.constantColumn != nil
    var squares = CompensatedSum()
    for residual in solver.residuals { squares.addProduct(residual, residual) }
    let values = zip(frame.response.values, frame.offset).map { $0 - $1 }
    let noise = 1e-28 * Self.squares(values, frame.weights, around: false)
    residualSumOfSquares = squares.value > noise ? squares.value : 0
    let total = Self.squares(values, frame.weights, around: hasConstant)
    totalSumOfSquares = total > noise ? total : 0
    residuals = zip(solver.residuals, frame.weights).enumerated().map { row, pair in
      if pair.1 > 0 { return pair.0 / pair.1.squareRoot() }
      // A row of no weight is predicted.
      let design = frame.design.matrix
      return solver.kept.enumerated().reduce(values[row]) {
        $0 - design[row, $1.element] * solver.coefficients[$1.offset]
      }
    }
  }

  /// Rows with a weight less coefficients.
  public var degreesOfFreedom: Int { observations - kept.count }

  /// The names of the columns dropped, in the order of the design.
  public var droppedNames: [String] {
    coefficients.indices.filter { coefficients[$0] == nil }.map { frame.design.names[$0] }
  }

  /// σ, the residual standard deviation √(RSS / degrees of freedom); nil without a degree of freedom.
  public var sigma: Double? {
    degreesOfFreedom > 0 ? (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot() : nil
  }

  /// σ √(xⱼⱼ of (XᵀWX)⁻¹), one a column; nil where the column was dropped or σ is not known.
  public var standardErrors: [Double?] {
    var errors = [Double?](repeating: nil, count: coefficients.count)
    guard let sigma else { return errors }
    for (place, column) in kept.enumerated() {
      errors[column] = sigma * unscaledCovariance[place, place].squareRoot()
    }
    return errors
  }

  /// R², the share of the total sum of squares that the model takes up; nil where that is 0.
  public var rSquared: Double? {
    totalSumOfSquares > 0 ? 1 - residualSumOfSquares / totalSumOfSquares : nil
  }

  /// 1 − (1 − R²) (n − c) / (n − p), c being 1 with a constant and 0 without.
  public var adjustedRSquared: Double? {
    guard let rSquared, degreesOfFreedom > 0 else { return nil }
    return 1 - (1 - rSquared) * Double(observations - (hasConstant ? 1 : 0)) / Double(degreesOfFreedom)
  }

  /// The test that all coefficients but the constant are 0; nil where there are none, or no degree of freedom; the
  /// statistic is infinite for an exact fit.
  public var fTest: (statistic: Double, degreesOfFreedom: (Int, Int), pValue: Double)? {
    let more = kept.count - (hasConstant ? 1 : 0)
    guard more > 0, let sigma else { return nil }
    let explained = max(0, totalSumOfSquares - residualSumOfSquares) / Double(more)
    let statistic = explained == 0 ? 0 : explained / (sigma * sigma)
    return (
      statistic, (more, degreesOfFreedom), fisherTail(statistic, Double(more), Double(degreesOfFreedom))
    )
  }

  /// The log-likelihood −n/2 (ln (2π RSS / n) + 1) + ½ Σ ln w; nil for an exact fit.
  public var logLikelihood: Double? {
    guard residualSumOfSquares > 0 else { return nil }
    let n = Double(observations)
    let logWeights = frame.weights.reduce(0) { $1 > 0 ? $0 + log($1) : $0 }
    return -0.5 * (n * (log(2 * Double.pi * residualSumOfSquares / n) + 1) - logWeights)
  }

  /// −2 l + 2 (coefficients + 1), counting σ.
  public var aic: Double? { logLikelihood.map { -2 * $0 + 2 * Double(kept.count + 1) } }

  /// −2 l + (coefficients + 1) ln observations.
  public var bic: Double? {
    logLikelihood.map { -2 * $0 + Double(kept.count + 1) * log(Double(observations)) }
  }

  /// A line a column of the design with Student's t and its limits; dropped columns have a name only, and without a degree
  /// of freedom there are estimates only.
  public func table(level: ConfidenceLevel = .ninetyFivePercent) -> [CoefficientRow] {
    let errors = standardErrors
    return coefficients.indices.map { column in
      let name = frame.design.names[column]
      guard let estimate = coefficients[column] else { return CoefficientRow(name: name) }
      guard let error = errors[column] else { return CoefficientRow(name: name, estimate: estimate) }
      return ReferenceDistribution.studentT(degreesOfFreedom: degreesOfFreedom)
        .row(name: name, estimate: estimate, standardError: error, level: level)
    }
  }

  private static func squares(_ values: [Double], _ weights: [Double], around mean: Bool) -> Double {
    var (sum, total) = (CompensatedSum(), CompensatedSum())
    for (value, weight) in zip(values, weights) {
      sum.addProduct(weight, value)
      total.add(weight)
    }
    let centre = mean ? sum.value / total.value : 0
    var squares = CompensatedSum()
    for (value, weight) in zip(values, weights) {
      squares.addProduct(weight * (value - centre), value - centre)
    }
    return squares.value
  }
}
