import LinearAlgebra

/// A frame to fit, and what rebuilds its design on other rows.
public struct FormulaModel: Sendable, Hashable {
  /// What a model is fitted to.
  public let frame: ModelFrame
  /// What rebuilds the design, for prediction.
  public let basis: DesignBasis
}

extension BoundFormula {
  /// The model on `rows` of the table (default all); those that miss a value in a used column are left out.
  ///
  /// Throws `tooFewRows` where there are fewer complete rows than coefficients, and where a factor has one level, a
  /// polynomial too few points, or an offset, response or column is not finite; rows are counted in the frame.
  public func model(rows: [Int]? = nil) throws(FitError) -> FormulaModel {
    let rows = completeRows(rows ?? Array(0..<table.rows))
    guard !rows.isEmpty else { throw .tooFewRows(found: 0, needed: terms.terms.terms.count) }
    let response = try response.values(table, rows: rows)
    let offset = try offset(rows: rows)
    let fitted = try terms.fitted(table, rows: rows)
    let count = fitted.columnCount(table)
    guard rows.count >= count else { throw .tooFewRows(found: rows.count, needed: count) }
    let design = try Self.design(fitted, table, rows: rows, count: count)
    var randomTerms: [RandomTerm] = []
    for part in random { randomTerms.append(try randomTerm(part, rows: rows)) }
    let weights = try weightValues(rows: rows)
    return FormulaModel(
      frame: ModelFrame(
        response: response, design: design, offset: offset, weights: weights, randomTerms: randomTerms,
        tableRows: rows),
      basis: DesignBasis(
        formula: formula, fitted: fitted, names: design.names, offsets: offsets))
  }

  /// Those of `rows` without a missing value in a used column: the rows of the frame, in its order.
  public func completeRows(_ rows: [Int]) -> [Int] { table.complete(rows, columns: usedColumns) }

  /// The first column in use that has no value in any of `rows`; nil where every one has some.
  public func columnWithoutValues(in rows: [Int]) -> String? {
    usedColumns.first { table.complete(rows, columns: [$0]).isEmpty }.map { table.columns[$0].name }
  }

  private func offset(rows: [Int]) throws(FitError) -> [Double]? {
    guard let offset = offsets.sum(table, rows: rows) else { return nil }
    if let row = offset.firstIndex(where: { !$0.isFinite }) { throw .offsetNotFinite(row: row) }
    return offset
  }

  private func weightValues(rows: [Int]) throws(FitError) -> [Double]? {
    guard let weights, case .numbers(let numbers) = table.columns[weights].values else { return nil }
    let own = rows.map { numbers[$0] }
    if let row = own.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .valueNotFinite(column: table.columns[weights].name, row: row)
    }
    return own
  }

  private static func design(
    _ fitted: FittedTerms, _ table: ColumnTable, rows: [Int], count: Int
  ) throws(FitError) -> DesignMatrix {
    guard count <= FittedTerms.elementLimit / max(1, rows.count) else {
      throw .designTooLarge(rows: rows.count, columns: count)
    }
    let (design, unseen) = fitted.design(table, rows: rows)
    if let unseen { throw .valueNotFinite(column: fitted.variables[unseen.variable].name, row: unseen.row) }
    if let place = design.matrix.firstNotFinite {
      throw .valueNotFinite(column: design.names[place.column], row: place.row)
    }
    return design
  }

  private func randomTerm(_ part: RandomPart, rows: [Int]) throws(FitError) -> RandomTerm {
    let fitted = try part.coefficients.fitted(table, rows: rows)
    let design = try Self.design(fitted, table, rows: rows, count: fitted.columnCount(table))
    let name = part.grouping.map(\.name).joined(separator: ":")
    // Levels in the order of the factors' own, the first changing slowest.
    var codes = [Int](repeating: 0, count: rows.count)
    var levels = [""]
    for (place, factor) in part.grouping.enumerated() {
      let own = factor.source.levels(table, rows: rows)
      let places = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
      var combined: [Int] = []
      for (row, label) in factor.source.labels(table, rows: rows).enumerated() {
        guard let code = places[label] else { throw .valueNotFinite(column: factor.name, row: row) }
        combined.append(codes[row] * own.count + code)
      }
      let occurring = Set(combined).sorted()
      let order = Dictionary(uniqueKeysWithValues: occurring.enumerated().map { ($1, $0) })
      levels = occurring.map { code in
        (place == 0 ? "" : levels[code / own.count] + ":") + own[code % own.count]
      }
      codes = combined.map { order[$0] ?? 0 }
    }
    guard levels.count > 1 else { throw .oneLevelFactor(name: name, level: levels[0]) }
    return RandomTerm(
      grouping: name, levels: levels, levelOfRow: codes, columns: design.matrix, names: design.names)
  }
}

extension ColumnTable {
  /// Those of `rows` without a missing value in `columns`.
  func complete(_ rows: [Int], columns places: [Int]) -> [Int] {
    places.reduce(rows) { rows, place in
      switch columns[place].values {
      case .numbers(let numbers): rows.filter { !numbers[$0].isNaN }
      case .labels(let codes, _): rows.filter { codes[$0] >= 0 }
      }
    }
  }
}

extension [Arithmetic] {
  /// Their sum at each of `rows`; nil of none.
  func sum(_ table: ColumnTable, rows: [Int]) -> [Double]? {
    guard !isEmpty else { return nil }
    return reduce(Array<Double>(repeating: 0, count: rows.count)) { sum, offset in
      zip(sum, offset.values(table, rows: rows)).map(+)
    }
  }
}
