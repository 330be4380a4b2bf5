import LinearAlgebra
import Observations
import Probability
import Regression
import Reports

/// One formula fitted to every series of a table.
struct RegressionRun: Sendable {
  /// What became of one series.
  struct Outcome: Sendable {
    let result: RegressionResult
    /// The fit, where it is to be printed.
    let fit: RegressionFit?
    /// How many rows were left out for a missing value.
    let rowsLeftOut: Int
  }

  let observations: ObservationTable
  let bound: BoundFormula
  let model: RegressionModel
  let level: ConfidenceLevel
  let limits: LimitMethod
  let robust: RobustErrors.Kind?
  let keepsFits: Bool
  let language: Language

  /// The fit to `rows`, which are those of the series `key`.
  func outcome(key: [String], rows: [Int]) -> Outcome {
    let complete = bound.completeRows(rows)
    let leftOut = rows.count - complete.count
    do {
      let frame = try bound.model(rows: complete).frame
      let fit = try model.fit(frame)
      let coefficients = fit.coefficientTable(
        level: level, limits: limits, covariance: try robustCovariance(of: fit))
      return Outcome(
        result: RegressionResult(
          key: key, coefficients: coefficients, randomTerms: fit.randomTerms), fit: keepsFits ? fit : nil,
        rowsLeftOut: leftOut)
    } catch {
      var reason = error.regressionSentence(language) { observations.rowNames[complete[$0]] }
      if complete.isEmpty, !rows.isEmpty, let column = bound.columnWithoutValues(in: rows) {
        reason = language(vi: "'\(column)' thiếu ở mọi dòng", en: "'\(column)' is missing in every row")
      }
      return Outcome(result: RegressionResult(key: key, reason: reason), fit: nil, rowsLeftOut: leftOut)
    }
  }

  /// The covariance that was asked for; nil for the model's own.
  private func robustCovariance(of fit: RegressionFit) throws(FitError) -> Matrix? {
    guard let fit = fit.fixed else { return nil }
    let kind: RobustCovariance
    switch robust {
    case nil: return nil
    case .rows: kind = .rows
    case .rowsCorrected: kind = .rowsCorrected
    case .clusters(let column):
      kind = .clusters(clusters(of: fit.frame.tableRows, by: column), corrected: true)
    }
    guard let covariance = fit.covariance(kind) else {
      throw .numerical(
        language(
          vi: "không đủ nhóm hoặc bậc tự do cho sai số chuẩn vững",
          en: "too few groups or degrees of freedom for robust standard errors"))
    }
    return covariance
  }

  /// A number for each of `rows`, the same for rows that agree in `column`.
  private func clusters(of rows: [Int], by column: String) -> [Int] {
    switch observations.columns[column]?.values {
    case .labels(let codes, _): return rows.map { codes[$0] }
    case .numbers(let numbers):
      var places: [Double: Int] = [:]
      return rows.map { row in
        let place = places[numbers[row], default: places.count]
        places[numbers[row]] = place
        return place
      }
    case nil: preconditionFailure("no column '\(column)'")
    }
  }
}
