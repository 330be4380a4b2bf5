import LinearAlgebra

/// The responses of a frame on the family's scale, checked: proportions for the binomial family, with the trials in the
/// weights.
struct ScaledResponse: Sendable {
  /// One a row; 0 where the weight is 0.
  let values: [Double]
  /// The weight of a row, times its trials.
  let weights: [Double]
  /// The number of rows with a weight above 0.
  let observations: Int

  init(_ frame: ModelFrame, family: Family, link: Link) throws(FitError) {
    try Self.checkInputs(frame)
    let response = frame.response.values
    var values = response
    var weights = frame.weights
    var observations = 0
    for row in 0..<frame.rows {
      if family == .binomial, let trials = frame.response.trials {
        guard response[row] >= 0, response[row] <= trials[row], trials[row].isFinite else {
          throw .responseOutOfRange(row: row, expected: "0 or more successes, no more than trials")
        }
        weights[row] *= trials[row]
        values[row] = trials[row] > 0 ? response[row] / trials[row] : 0
      }
      if let expected = family.objection(to: values[row]) {
        throw .responseOutOfRange(row: row, expected: expected)
      }
      if weights[row] > 0 { observations += 1 }
    }
    self.values = values
    self.weights = weights
    self.observations = observations
    let columns = frame.design.matrix.columns
    guard observations >= max(columns, 1) else {
      throw .tooFewRows(found: observations, needed: max(columns, 1))
    }
    try checkVariety(family, link)
  }

  private static func checkInputs(_ frame: ModelFrame) throws(FitError) {
    if let place = frame.design.matrix.firstNotFinite {
      throw .valueNotFinite(column: frame.design.names[place.column], row: place.row)
    }
    if let row = frame.offset.firstIndex(where: { !$0.isFinite }) { throw .offsetNotFinite(row: row) }
    if let row = frame.weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .weightOutOfRange(row: row)
    }
  }

  /// Responses that are all zero, or all successes, have no finite estimate whatever the columns.
  private func checkVariety(_ family: Family, _ link: Link) throws(FitError) {
    func all(_ value: Double) -> Bool {
      values.indices.allSatisfy { weights[$0] == 0 || values[$0] == value }
    }
    switch family {
    case .gaussian: return
    case .poisson, .negativeBinomial: if all(0) { throw .allCountsZero }
    case .binomial:
      if all(0) { throw .noSuccesses }
      if all(1) { throw .allSuccesses }
    }
  }
}

extension Family {
  /// What a response should be that the family does not allow, or nil.
  fileprivate func objection(to y: Double) -> String? {
    switch self {
    case .gaussian: y.isFinite ? nil : "finite"
    case .poisson, .negativeBinomial: y >= 0 && y.isFinite ? nil : "a number of 0 or more"
    case .binomial: y >= 0 && y <= 1 ? nil : "between 0 and 1"
    }
  }
}
