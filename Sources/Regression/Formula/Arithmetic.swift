import Glibc

/// A calculation on columns of numbers, row by row: + − * / ^, signs, parentheses and functions of one argument.
struct Arithmetic: Sendable, Hashable {
  /// The functions of one number, and I(…), which leaves it as it is.
  static let functions: [(name: String, apply: @Sendable (Double) -> Double)] = [
    ("I", { $0 }), ("log", { log($0) }), ("log2", { log2($0) }), ("log10", { log10($0) }),
    ("log1p", { log1p($0) }), ("exp", { exp($0) }), ("expm1", { expm1($0) }), ("sqrt", { $0.squareRoot() }),
    ("abs", { abs($0) }), ("sin", { sin($0) }), ("cos", { cos($0) }), ("floor", { $0.rounded(.down) }),
  ]

  private let node: FormulaNode

  /// The calculation of `node`, checked against the columns of `table`.
  init(_ node: FormulaNode, table: ColumnTable, formula: String) throws(FormulaError) {
    self.node = node
    try Self.check(node, table: table, formula: formula)
  }

  private static func check(
    _ node: FormulaNode, table: ColumnTable, formula: String
  ) throws(FormulaError) {
    func error(_ problem: FormulaError.Problem) -> FormulaError {
      FormulaError(problem, in: formula, at: node.place)
    }
    switch node.kind {
    case .number: break
    case .text(let text): throw error(.textInArithmetic(text))
    case .name(let name):
      guard let column = table[name] else {
        if name == "pi" { break }
        throw error(.unknownColumn(name, known: table.columns.map(\.name)))
      }
      if case .labels = column.values { throw error(.labelsInArithmetic(column: name)) }
    case .signed(_, let operand), .parenthesised(let operand):
      try check(operand, table: table, formula: formula)
    case .binary(let sign, let left, let right):
      guard [.plus, .minus, .times, .slash, .power].contains(sign) else {
        throw error(sign == .colon ? .onlyAsTerm(function: ":") : .misplacedBar)
      }
      try check(left, table: table, formula: formula)
      try check(right, table: table, formula: formula)
    case .call(let function, let arguments):
      guard functions.contains(where: { $0.name == function }) else {
        if FormulaVariable.functions.contains(function) { throw error(.onlyAsTerm(function: function)) }
        if function == "offset" { throw error(.misplacedOffset) }
        throw error(.unknownFunction(function, known: FormulaVariable.allFunctions))
      }
      guard arguments.count == 1, arguments[0].name == nil else {
        throw error(.wrongArguments(function: function, usage: "\(function)(x)"))
      }
      try check(arguments[0].value, table: table, formula: formula)
    }
  }

  /// The value at each of `rows` of `table`.
  func values(_ table: ColumnTable, rows: [Int]) -> [Double] { Self.values(node, table, rows) }

  private static func values(_ node: FormulaNode, _ table: ColumnTable, _ rows: [Int]) -> [Double] {
    switch node.kind {
    case .number(let value, _): return Array(repeating: value, count: rows.count)
    case .name(let name):
      guard case .numbers(let numbers) = table[name]?.values else {
        return Array(repeating: .pi, count: rows.count)
      }
      return rows.map { numbers[$0] }
    case .parenthesised(let inner): return values(inner, table, rows)
    case .signed(let isNegative, let operand):
      let operand = values(operand, table, rows)
      return isNegative ? operand.map { -$0 } : operand
    case .call(let function, let arguments):
      guard let function = functions.first(where: { $0.name == function }) else {
        preconditionFailure("'\(function)' was not checked")
      }
      return values(arguments[0].value, table, rows).map(function.apply)
    case .binary(let sign, let left, let right):
      let (a, b) = (values(left, table, rows), values(right, table, rows))
      return a.indices.map { index in
        switch sign {
        case .plus: a[index] + b[index]
        case .minus: a[index] - b[index]
        case .times: a[index] * b[index]
        case .slash: a[index] / b[index]
        case .power: pow(a[index], b[index])
        case .colon, .bar, .doubleBar: preconditionFailure("'\(sign.rawValue)' was not checked")
        }
      }
    case .text(let text): preconditionFailure("\"\(text)\" was not checked")
    }
  }
}
