import LinearAlgebra

extension MixedModel {
  /// Throws the first reason for which no fit to `frame` is possible.
  func check(_ frame: ModelFrame) throws(FitError) {
    precondition(!frame.randomTerms.isEmpty, "a mixed model needs a random term, the frame has none")
    try checkFinite(frame)
    try checkResponse(frame)
    let used = frame.weights.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    guard used > 0, frame.design.matrix.columns > 0 else { throw .tooFewRows(found: used, needed: 1) }
    for term in frame.randomTerms { try check(term) }
    if case .adaptiveGaussHermite(let points) = method, points > 1 { try checkQuadrature(frame) }
  }

  private func checkFinite(_ frame: ModelFrame) throws(FitError) {
    if let row = frame.offset.firstIndex(where: { !$0.isFinite }) { throw .offsetNotFinite(row: row) }
    for row in frame.weights.indices where !(frame.weights[row] >= 0 && frame.weights[row].isFinite) {
      throw .valueNotFinite(column: "weights", row: row)
    }
    if let place = frame.design.matrix.firstNotFinite {
      throw .valueNotFinite(column: frame.design.names[place.column], row: place.row)
    }
    for term in frame.randomTerms {
      if let place = term.columns.firstNotFinite {
        throw .valueNotFinite(column: term.names[place.column], row: place.row)
      }
    }
  }

  private func checkResponse(_ frame: ModelFrame) throws(FitError) {
    let values = frame.response.values
    guard family == .binomial else {
      for row in values.indices where !(values[row] >= 0 && values[row].isFinite) {
        throw .responseOutOfRange(row: row, expected: "a number of 0 or more")
      }
      guard zip(values, frame.weights).contains(where: { $0 > 0 && $1 > 0 }) else { throw .allCountsZero }
      return
    }
    for row in values.indices {
      let trials = frame.response.trials?[row] ?? 1
      guard values[row] >= 0, values[row] <= trials, trials.isFinite else {
        throw .responseOutOfRange(row: row, expected: "between 0 and the number of trials")
      }
    }
    guard zip(values, frame.weights).contains(where: { $0 > 0 && $1 > 0 }) else { throw .allCountsZero }
    let failures = values.indices.contains {
      frame.weights[$0] > 0 && values[$0] < frame.response.trials?[$0] ?? 1
    }
    guard failures else { throw .separated(coefficients: frame.design.names) }
  }

  private func check(_ term: RandomTerm) throws(FitError) {
    guard term.levels.count > 1 else {
      throw .oneLevelFactor(name: term.grouping, level: term.levels.first ?? "")
    }
    var rows = [Int](repeating: 0, count: term.levels.count)
    for level in term.levelOfRow { rows[level] += 1 }
    // One intercept a row is a term of its own kind: scatter beyond that of the family.
    guard term.names.count == 1 || rows.contains(where: { $0 >= term.names.count }) else {
      throw .tooFewRowsPerLevel(
        term: VarianceComponents.label(grouping: term.grouping, names: term.names),
        coefficients: term.names.count)
    }
  }

  private func checkQuadrature(_ frame: ModelFrame) throws(FitError) {
    let first = frame.randomTerms[0]
    for term in frame.randomTerms
    where term.grouping != first.grouping || term.levelOfRow != first.levelOfRow {
      throw .numerical(
        "quadrature is for one grouping factor, not for '\(first.grouping)' and '\(term.grouping)'")
    }
    let coefficients = frame.randomTerms.reduce(0) { $0 + $1.names.count }
    guard coefficients <= Self.mostQuadratureCoefficients else {
      throw .numerical(
        "quadrature is for up to \(Self.mostQuadratureCoefficients) random coefficients a level, not \(coefficients)"
      )
    }
  }
}
