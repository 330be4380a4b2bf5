public import LinearAlgebra

/// A term like (1 + year | unit): coefficients of their own for every level of a factor, normal around zero.
public struct RandomTerm: Sendable, Hashable {
  /// The factor, as the formula has it: "unit", or "unit:district" for a nested one.
  public let grouping: String
  /// The levels that occur, in order.
  public let levels: [String]
  /// The place of each row's level in `levels`.
  public let levelOfRow: [Int]
  /// The columns multiplied by the random coefficients: rows × coefficients.
  public let columns: Matrix
  /// The names of the coefficients: "(Intercept)", "year".
  public let names: [String]

  /// A term with one level a row and one name a column.
  public init(grouping: String, levels: [String], levelOfRow: [Int], columns: Matrix, names: [String]) {
    precondition(columns.rows == levelOfRow.count, "\(levelOfRow.count) levels for \(columns.rows) rows")
    precondition(columns.columns == names.count, "\(names.count) names for \(columns.columns) columns")
    for level in levelOfRow {
      precondition(levels.indices.contains(level), "level \(level) of \(levels.count)")
    }
    self.grouping = grouping
    self.levels = levels
    self.levelOfRow = levelOfRow
    self.columns = columns
    self.names = names
  }
}
