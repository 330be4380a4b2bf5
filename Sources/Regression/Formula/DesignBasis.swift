import LinearAlgebra

/// What a fit remembers of its columns: the levels of factors and the polynomials, so that the same design can be
/// rebuilt on other rows.
public struct DesignBasis: Sendable, Hashable {
  /// The formula.
  public let formula: Formula
  /// The names of the coefficients.
  public let names: [String]
  private let fitted: FittedTerms
  private let offsets: [Arithmetic]

  init(formula: Formula, fitted: FittedTerms, names: [String], offsets: [Arithmetic]) {
    self.formula = formula
    self.fitted = fitted
    self.names = names
    self.offsets = offsets
  }

  /// The columns of a design on new rows.
  public struct Rows: Sendable, Hashable {
    /// One row a row used, the same columns as the fit.
    public let design: DesignMatrix
    /// The offset of each row; zeros without one.
    public let offset: [Double]
    /// The rows of the new table that were used, from 0: those without a missing value.
    public let tableRows: [Int]
  }

  /// The design on the rows of `table`, which needs the columns of the terms and offsets but not the response.
  ///
  /// A level that was not among the fitted rows is an error that names it.
  public func rows(of table: ColumnTable) throws(FormulaError) -> Rows {
    let nodes = formula.terms.variables
    for node in nodes { _ = try FormulaVariable(node, table: table, formula: formula.text) }
    for node in formula.terms.offsets { _ = try Arithmetic(node, table: table, formula: formula.text) }
    let names = Set((nodes + formula.terms.offsets).flatMap(\.names).map(\.name))
    let columns = table.columns.indices.filter { names.contains(table.columns[$0].name) }
    let rows = table.complete(Array(0..<table.rows), columns: columns)
    let made = fitted.design(table, rows: rows)
    if let unseen = made.unseen {
      throw FormulaError(
        .unseenLevel(factor: fitted.variables[unseen.variable].name, level: unseen.level), in: formula.text,
        at: formula.terms.variables[unseen.variable].place)
    }
    return Rows(
      design: made.design,
      offset: offsets.sum(table, rows: rows) ?? Array(repeating: 0, count: rows.count), tableRows: rows)
  }
}
