/// A formula whose names were found in a table; fits of any of its rows start here.
public struct BoundFormula: Sendable {
  /// The formula.
  public let formula: Formula
  /// The table.
  public let table: ColumnTable
  let response: BoundResponse
  let terms: BoundTerms
  let offsets: [Arithmetic]
  let random: [RandomPart]
  let weights: Int?
  /// The columns that are looked at: a row that misses a value in one of them is left out.
  let usedColumns: [Int]

  /// A random term: its coefficients and the factors whose levels together are its own.
  struct RandomPart: Sendable {
    let coefficients: BoundTerms
    let grouping: [(name: String, source: LabelSource)]
  }

  init(_ formula: Formula, table: ColumnTable, weights: String?, also: [String]) throws(FormulaError) {
    let text = formula.text
    self.formula = formula
    self.table = table
    response = try BoundResponse(formula.response, table: table, formula: text)
    terms = try BoundTerms(formula.terms, table: table, formula: text)
    var offsets: [Arithmetic] = []
    for node in formula.terms.offsets {
      offsets.append(try Arithmetic(node, table: table, formula: text))
    }
    self.offsets = offsets
    var random: [RandomPart] = []
    for part in formula.terms.randomParts {
      var grouping: [(name: String, source: LabelSource)] = []
      for node in part.grouping {
        grouping.append((node.text, try Self.labels(node, table, text)))
      }
      random.append(
        RandomPart(
          coefficients: try BoundTerms(part.coefficients, table: table, formula: text), grouping: grouping))
    }
    self.random = random
    var nodes = [formula.response] + formula.terms.offsets + terms.terms.variables
    for (part, bound) in zip(formula.terms.randomParts, random) {
      nodes += part.grouping + bound.coefficients.terms.variables
    }
    var used = Set(nodes.flatMap(\.names).map(\.name) + also)
    if let weights {
      guard let place = table.columns.firstIndex(where: { $0.name == weights }),
        !table.columns[place].isLabels
      else {
        throw FormulaError(.unknownColumn(weights, known: table.columns.map(\.name)), in: text, at: 0)
      }
      self.weights = place
      used.insert(weights)
    } else {
      self.weights = nil
    }
    usedColumns = table.columns.indices.filter { used.contains(table.columns[$0].name) }
  }

  /// The labels of a grouping factor: a column, factor(x), or numbers taken as labels.
  private static func labels(
    _ node: FormulaNode, _ table: ColumnTable, _ formula: String
  ) throws(FormulaError) -> LabelSource {
    let variable = try FormulaVariable(node, table: table, formula: formula)
    switch variable.kind {
    case .labels(let source, _): return source
    case .numbers(let arithmetic): return .numbers(arithmetic)
    case .polynomial: throw FormulaError(.onlyAsTerm(function: "poly"), in: formula, at: node.place)
    case .harmonic: throw FormulaError(.onlyAsTerm(function: "harmonic"), in: formula, at: node.place)
    }
  }
}

/// Terms whose names were found in a table.
struct BoundTerms: Sendable {
  let terms: FormulaTerms
  let variables: [FormulaVariable]

  init(_ terms: FormulaTerms, table: ColumnTable, formula: String) throws(FormulaError) {
    self.terms = terms
    var variables: [FormulaVariable] = []
    for node in terms.variables {
      variables.append(try FormulaVariable(node, table: table, formula: formula))
    }
    self.variables = variables
  }

  /// The terms as shaped by `rows` of `table`.
  func fitted(_ table: ColumnTable, rows: [Int]) throws(FitError) -> FittedTerms {
    var fitted: [FittedVariable] = []
    for variable in variables {
      let own = try FittedVariable(variable, table, rows: rows)
      if case .labels(_, let levels) = own.kind, levels.count < 2 {
        throw .oneLevelFactor(name: own.name, level: levels.first ?? "")
      }
      fitted.append(own)
    }
    return FittedTerms(terms, variables: fitted)
  }
}

/// What is explained: a calculation, or successes with failures or trials.
struct BoundResponse: Sendable {
  enum Parts: Sendable {
    case values(Arithmetic)
    case failures(of: Arithmetic, Arithmetic)
    case trials(of: Arithmetic, Arithmetic)
  }

  let name: String
  let parts: Parts

  init(_ node: FormulaNode, table: ColumnTable, formula: String) throws(FormulaError) {
    name = node.text
    func arithmetic(_ node: FormulaNode) throws(FormulaError) -> Arithmetic {
      try Arithmetic(node, table: table, formula: formula)
    }
    switch node.kind {
    case .name(let column) where table[column]?.isLabels == true:
      throw FormulaError(.labelsAsResponse(column: column), in: formula, at: node.place)
    case .call("cbind", let arguments):
      guard arguments.count == 2, arguments.allSatisfy({ $0.name == nil }) else {
        throw FormulaError(
          .wrongArguments(function: "cbind", usage: "cbind(successes, failures)"), in: formula, at: node.place
        )
      }
      parts = .failures(of: try arithmetic(arguments[0].value), try arithmetic(arguments[1].value))
    case .binary(.slash, let successes, let trials):
      parts = .trials(of: try arithmetic(successes), try arithmetic(trials))
    default: parts = .values(try arithmetic(node))
    }
  }

  /// The response on `rows` of `table`.
  func values(_ table: ColumnTable, rows: [Int]) throws(FitError) -> ModelFrame.Response {
    let response: ModelFrame.Response
    switch parts {
    case .values(let values):
      response = ModelFrame.Response(name: name, values: values.values(table, rows: rows))
    case .trials(let successes, let trials):
      response = ModelFrame.Response(
        name: name, values: successes.values(table, rows: rows), trials: trials.values(table, rows: rows))
    case .failures(let successes, let failures):
      let values = successes.values(table, rows: rows)
      response = ModelFrame.Response(
        name: name, values: values, trials: zip(values, failures.values(table, rows: rows)).map(+))
    }
    for row in rows.indices {
      guard response.values[row].isFinite, response.trials?[row].isFinite ?? true else {
        throw .responseOutOfRange(row: row, expected: "a finite number")
      }
    }
    return response
  }
}
