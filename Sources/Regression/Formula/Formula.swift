/// A model as R users write it: `count ~ year + factor(district) + offset(log(population)) + (1 | unit)`.
///
/// The response is a column, a calculation, `cbind(successes, failures)` or `successes / trials`. Terms are columns,
/// calculations (`log(x)`, `I(x^2)`), `factor(x)`, `relevel(f, ref = "B")`, `poly(x, k)`, `harmonic(x, k, period =
/// 12)`, their products by `:` `*` `/` `^` and parentheses, taken out by `-`; `offset(…)` and random terms `(1 + x | g)`
/// are added. Operators bind as in R. Columns of labels are factors, coded by treatment contrasts against their first
/// level; names that are not plain words stand in backticks (Wilkinson & Rogers 1973; Chambers & Hastie 1992).
public struct Formula: Sendable, Hashable, CustomStringConvertible {
  /// As written.
  public let text: String
  let response: FormulaNode
  let terms: FormulaTerms

  /// Reads a formula; an error says what was expected where.
  public init(_ text: String) throws(FormulaError) {
    self.text = text
    let sides = try FormulaParser.sides(of: text)
    response = sides.response
    terms = try FormulaTerms(of: sides.terms, in: text)
    guard !terms.terms.isEmpty else { throw FormulaError(.noTerms, in: text, at: sides.terms.place) }
  }

  /// As written.
  public var description: String { text }

  /// Whether it has terms like (1 | unit).
  public var hasRandomTerms: Bool { !terms.randomParts.isEmpty }

  /// Whether the response is successes with failures or trials.
  public var hasTrials: Bool {
    switch response.kind {
    case .call("cbind", _), .binary(.slash, _, _): true
    default: false
    }
  }

  /// The names of columns that it looks at, those of the response first, each once.
  public var columnNames: [String] {
    let parts = terms.randomParts.flatMap { $0.coefficients.variables + $0.grouping }
    var known: Set<String> = []
    return ([response] + terms.variables + terms.offsets + parts).flatMap(\.names).map(\.name)
      .filter { known.insert($0).inserted }
  }

  /// The names of columns in the response.
  public var responseNames: [String] { response.names.map(\.name) }

  /// The formula on the columns of `table`: every name is looked up, every function checked.
  ///
  /// `weights` names a column of weights, 0 or more; rows that miss a value in one of `also`, names of columns, are left
  /// out too.
  public func bound(
    to table: ColumnTable, weights: String? = nil, also: [String] = []
  ) throws(FormulaError) -> BoundFormula {
    try BoundFormula(self, table: table, weights: weights, also: also)
  }
}
