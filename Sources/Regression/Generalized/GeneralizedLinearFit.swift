import Glibc
public import LinearAlgebra

/// A fitted `GeneralizedLinearModel`, with all that is derived from it.
public struct GeneralizedLinearFit: Sendable {
  /// What was fitted; of a negative binomial fit with the size estimated.
  public let model: GeneralizedLinearModel
  /// What it was fitted to.
  public let frame: ModelFrame
  /// One a column of the design, nil where the column depends on earlier ones and was dropped.
  public let coefficients: [Double?]
  /// The columns kept, in rising order.
  public let kept: [Int]
  /// (XᵀWX)⁻¹ over the kept columns: times the dispersion, the covariance of the coefficients.
  public let unscaledCovariance: Matrix
  /// φ; 0 where it is estimated and the fit is exact.
  public let dispersion: Double
  /// E y of each row; of the binomial family the probability of a success.
  public let means: [Double]
  /// η of each row, the offset included.
  public let linearPredictors: [Double]
  /// w (dμ/dη)² / V(μ) of each row.
  public let workingWeights: [Double]
  /// The diagonal of the hat matrix, 0…1.
  public let leverages: [Double]
  /// 2 (l(saturated) − l(fit)) for φ = 1, 0 or more.
  public let deviance: Double
  /// The deviance of the model with the offset and a constant only, or with nothing but the offset where the design has
  /// no constant column.
  public let nullDeviance: Double
  /// Pearson's X² = Σ w (y − μ)² / V(μ).
  public let pearsonStatistic: Double
  /// With all constants, as R's; nil for a quasi-likelihood.
  public let logLikelihood: Double?
  /// The rows with a weight above 0.
  public let observations: Int
  /// How many parameters besides the coefficients the likelihood was maximised over: the variance or the size.
  public private(set) var furtherParameters: Int
  /// The iterations.
  public let log: [ScoringStep]

  /// C with C Cᵀ = `unscaledCovariance`.
  let covarianceRoot: Matrix
  let response: ScaledResponse
  /// The derivative of φ times the log-likelihood by η, one a row.
  let scores: [Double]
  let largestLeverage: Double

  init(
    model: GeneralizedLinearModel, frame: ModelFrame, response: ScaledResponse, kept: [Int],
    scoring: FisherScoring, furtherParameters: Int? = nil
  ) throws(FitError) {
    self.model = model
    self.frame = frame
    self.response = response
    self.kept = kept
    var coefficients = [Double?](repeating: nil, count: frame.design.matrix.columns)
    for (place, column) in kept.enumerated() { coefficients[column] = scoring.coefficients[place] }
    self.coefficients = coefficients
    (means, linearPredictors) = (scoring.means, scoring.predictors)
    (workingWeights, scores, deviance, log) = (
      scoring.weights, scoring.scores, scoring.deviance, scoring.log
    )
    (covarianceRoot, leverages) = try Self.factored(scoring)
    unscaledCovariance = covarianceRoot.timesItsTranspose()
    largestLeverage = leverages.max() ?? 0
    observations = response.observations
    self.furtherParameters = furtherParameters ?? (model.family == .gaussian ? 1 : 0)
    var pearson = 0.0
    var isExact = true
    for row in means.indices where response.weights[row] > 0 {
      let difference = response.values[row] - means[row]
      let variance = model.family.variance(means[row])
      // Closer than this to its response a mean differs by rounding only.
      if abs(difference) > 1e-11 * (abs(response.values[row]) + abs(means[row])) { isExact = false }
      pearson += difference == 0 ? 0 : response.weights[row] * difference * difference / variance
    }
    pearsonStatistic = pearson
    dispersion = try model.dispersion.value(
      pearson: isExact ? 0 : pearson, freedom: observations - kept.count, columns: kept.count,
      rows: observations)
    logLikelihood = model.logLikelihood(frame, response, means: means, deviance: deviance)
    nullDeviance = try model.nullDeviance(frame, response)
  }

  /// The fit with another number of further parameters in its criteria.
  func countingParameters(_ count: Int) -> GeneralizedLinearFit {
    var fit = self
    fit.furtherParameters = count
    return fit
  }

  /// Rows with a weight less coefficients.
  public var degreesOfFreedom: Int { observations - kept.count }

  /// The names of the columns dropped, in the order of the design.
  public var droppedNames: [String] {
    coefficients.indices.filter { coefficients[$0] == nil }.map { frame.design.names[$0] }
  }

  /// The number of parameters in the criteria: coefficients kept and `furtherParameters`.
  public var parameters: Int { kept.count + furtherParameters }

  /// Akaike's criterion, −2 l + 2 · parameters; nil for a quasi-likelihood.
  public var aic: Double? { logLikelihood.map { -2 * $0 + 2 * Double(parameters) } }

  /// Schwarz's criterion, −2 l + parameters · ln observations; nil for a quasi-likelihood.
  public var bic: Double? {
    logLikelihood.map { -2 * $0 + Double(parameters) * Glibc.log(Double(observations)) }
  }

  /// The covariance of the kept coefficients, in the order of `kept`.
  public var covariance: Matrix {
    Matrix(
      rows: kept.count, columns: kept.count, elements: unscaledCovariance.elements.map { $0 * dispersion })
  }

  /// One a column of the design, nil where the column was dropped.
  public var standardErrors: [Double?] { standardErrors(of: covariance) }

  func standardErrors(of covariance: Matrix) -> [Double?] {
    var errors = [Double?](repeating: nil, count: coefficients.count)
    for (place, column) in kept.enumerated() { errors[column] = covariance[place, place].squareRoot() }
    return errors
  }

  private static func factored(_ scoring: FisherScoring) throws(FitError) -> (Matrix, [Double]) {
    let matrix = scoring.matrix
    guard matrix.columns > 0 else {
      return (Matrix(rows: 0, columns: 0), Array(repeating: 0, count: matrix.rows))
    }
    var qr = QR(rows: matrix.rows, columns: matrix.columns, rankTolerance: 1e-14)
    do {
      try qr.factor(matrix, weights: scoring.weights)
      if qr.rank == matrix.columns { return (try qr.covarianceRoot(), qr.leverages()) }
    } catch {
      throw .numerical(error.description)
    }
    throw .numerical("the weights of the last iteration leave coefficients undetermined")
  }
}

extension Dispersion {
  fileprivate func value(
    pearson: Double, freedom: Int, columns: Int, rows: Int
  ) throws(FitError) -> Double {
    guard self != .one else { return 1 }
    guard freedom > 0 else { throw .tooFewRows(found: rows, needed: columns + 1) }
    let estimate = pearson / Double(freedom)
    return self == .pearsonAtLeastOne ? max(1, estimate) : estimate
  }
}

extension GeneralizedLinearModel {
  fileprivate func nullDeviance(
    _ frame: ModelFrame, _ response: ScaledResponse
  ) throws(FitError) -> Double {
    let hasConstant = frame.design.matrix.constantColumn != nil
    let columns = hasConstant ? [[Double](repeating: 1, count: frame.rows)] : []
    var scoring = FisherScoring(
      matrix: hasConstant ? Matrix(columns: columns) : Matrix(rows: frame.rows, columns: 0),
      response: response, offset: frame.offset, family: family, link: link)
    try scoring.run(from: hasConstant ? [constantStart(frame, response)] : [], limit: iterationLimit)
    return scoring.deviance
  }

  /// The constant at which the means add up to the responses, for the logarithm and for an offset of 0 exactly.
  private func constantStart(_ frame: ModelFrame, _ response: ScaledResponse) -> Double {
    var (sum, total) = (0.0, 0.0)
    for row in response.values.indices {
      sum += response.weights[row] * response.values[row]
      total += response.weights[row] * (link == .log ? exp(frame.offset[row]) : 1)
    }
    return link == .log ? Glibc.log(sum / total) : link.predictor(sum / total)
  }
}
