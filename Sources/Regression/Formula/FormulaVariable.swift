import LinearAlgebra

/// A variable of a formula: how its columns are made from a table, before any data are seen.
struct FormulaVariable: Sendable, Hashable {
  /// The functions that stand as terms of their own.
  static let functions = ["factor", "as.factor", "relevel", "poly", "harmonic"]
  /// All functions of terms, for suggestions.
  static let allFunctions = Arithmetic.functions.map(\.name) + functions + ["offset"]

  enum Kind: Sendable, Hashable {
    case numbers(Arithmetic)
    case labels(LabelSource, reference: String?)
    case polynomial(Arithmetic, degree: Int, isRaw: Bool)
    case harmonic(Arithmetic, HarmonicPairs)
  }

  /// As the formula has it.
  let name: String
  let kind: Kind

  /// The variable that `node` is on the columns of `table`.
  init(_ node: FormulaNode, table: ColumnTable, formula: String) throws(FormulaError) {
    name = node.text
    switch node.kind {
    case .name(let column) where table[column]?.isLabels == true:
      kind = .labels(.column(column), reference: nil)
    case .call("factor", let arguments), .call("as.factor", let arguments):
      let inner = try Self.only(arguments, of: node, usage: "factor(district)", formula)
      kind = .labels(try LabelSource(inner, table: table, formula: formula), reference: nil)
    case .call("relevel", let arguments):
      kind = try Self.releveled(node, arguments, table, formula)
    case .call("poly", let arguments): kind = try Self.polynomial(node, arguments, table, formula)
    case .call("harmonic", let arguments): kind = try Self.harmonic(node, arguments, table, formula)
    default: kind = .numbers(try Arithmetic(node, table: table, formula: formula))
    }
  }

  private static func only(
    _ arguments: [FormulaNode.Argument], of node: FormulaNode, usage: String, _ formula: String
  ) throws(FormulaError) -> FormulaNode {
    guard arguments.count == 1, arguments[0].name == nil, case .call(let function, _) = node.kind else {
      throw FormulaError(.wrongArguments(function: "factor", usage: usage), in: formula, at: node.place)
    }
    _ = function
    return arguments[0].value
  }

  private static func releveled(
    _ node: FormulaNode, _ arguments: [FormulaNode.Argument], _ table: ColumnTable, _ formula: String
  ) throws(FormulaError) -> Kind {
    func fault() -> FormulaError {
      FormulaError(
        .wrongArguments(function: "relevel", usage: "relevel(district, ref = \"B\")"), in: formula,
        at: node.place)
    }
    guard arguments.count == 2, arguments[0].name == nil, arguments[1].name ?? "ref" == "ref",
      case .text(let reference) = arguments[1].value.kind
    else { throw fault() }
    let inner = try FormulaVariable(arguments[0].value, table: table, formula: formula)
    guard case .labels(let source, _) = inner.kind else { throw fault() }
    guard source.levels(table, rows: source.known(in: table)).contains(reference) else {
      throw FormulaError(
        .unseenLevel(factor: inner.name, level: reference), in: formula, at: arguments[1].value.place)
    }
    return .labels(source, reference: reference)
  }

  private static func polynomial(
    _ node: FormulaNode, _ arguments: [FormulaNode.Argument], _ table: ColumnTable, _ formula: String
  ) throws(FormulaError) -> Kind {
    let fault = FormulaError(
      .wrongArguments(function: "poly", usage: "poly(year, 2)"), in: formula, at: node.place)
    guard (2...3).contains(arguments.count), arguments[0].name == nil,
      arguments[1].name ?? "degree" == "degree",
      let degree = whole(arguments[1].value), (1...30).contains(degree)
    else { throw fault }
    var isRaw = false
    if arguments.count == 3 {
      guard arguments[2].name == "raw", case .name(let word) = arguments[2].value.kind,
        ["TRUE", "T", "FALSE", "F"].contains(word)
      else { throw fault }
      isRaw = word.first == "T"
    }
    let points = try Arithmetic(arguments[0].value, table: table, formula: formula)
    return .polynomial(points, degree: degree, isRaw: isRaw)
  }

  private static func harmonic(
    _ node: FormulaNode, _ arguments: [FormulaNode.Argument], _ table: ColumnTable, _ formula: String
  ) throws(FormulaError) -> Kind {
    let fault = FormulaError(
      .wrongArguments(function: "harmonic", usage: "harmonic(month, 2, period = 12)"), in: formula,
      at: node.place)
    guard (2...3).contains(arguments.count), arguments[0].name == nil, arguments[1].name == nil,
      let pairs = whole(arguments[1].value)
    else { throw fault }
    var period = 12.0
    if arguments.count == 3 {
      guard arguments[2].name == "period", case .number(let value, _) = arguments[2].value.kind else {
        throw fault
      }
      period = value
    }
    // Faster waves than half the period look like slower ones on whole steps.
    guard pairs >= 1, pairs <= 100, period > 0, Double(2 * pairs) <= period else { throw fault }
    let points = try Arithmetic(arguments[0].value, table: table, formula: formula)
    return .harmonic(points, HarmonicPairs(count: pairs, period: period))
  }

  private static func whole(_ node: FormulaNode) -> Int? {
    guard case .number(let value, _) = node.kind, value == value.rounded(), abs(value) < 1e6 else {
      return nil
    }
    return Int(value)
  }
}

/// The sines and cosines of harmonic(x, k, period): sin(2πjx/period) and cos(2πjx/period), j = 1…k.
struct HarmonicPairs: Sendable, Hashable {
  let count: Int
  let period: Double
}

/// Where the labels of a factor come from: a column of them, or a calculation whose numbers are taken as labels.
enum LabelSource: Sendable, Hashable {
  case column(String)
  case numbers(Arithmetic)

  init(_ node: FormulaNode, table: ColumnTable, formula: String) throws(FormulaError) {
    if case .name(let column) = node.kind, table[column]?.isLabels == true {
      self = .column(column)
    } else {
      self = .numbers(try Arithmetic(node, table: table, formula: formula))
    }
  }

  /// The rows of `table` that have a label.
  func known(in table: ColumnTable) -> [Int] {
    guard case .column(let name) = self, case .labels(let codes, _) = table[name]?.values else {
      return Array(0..<table.rows)
    }
    return codes.indices.filter { codes[$0] >= 0 }
  }

  /// The levels that occur in `rows`: of a column in its order, of numbers by size.
  func levels(_ table: ColumnTable, rows: [Int]) -> [String] {
    switch self {
    case .column(let name):
      guard case .labels(let codes, let levels) = table[name]?.values else { return [] }
      var occurs = [Bool](repeating: false, count: levels.count)
      for row in rows { occurs[codes[row]] = true }
      return levels.indices.filter { occurs[$0] }.map { levels[$0] }
    case .numbers(let arithmetic):
      return Set(arithmetic.values(table, rows: rows)).filter { !$0.isNaN }.sorted().map(Self.label)
    }
  }

  /// The label of each of `rows`.
  func labels(_ table: ColumnTable, rows: [Int]) -> [String] {
    switch self {
    case .column(let name):
      guard case .labels(let codes, let levels) = table[name]?.values else { return [] }
      return rows.map { levels[codes[$0]] }
    case .numbers(let arithmetic): return arithmetic.values(table, rows: rows).map(Self.label)
    }
  }

  /// Whole numbers without a point, as R writes them.
  static func label(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }
}

extension ColumnTable.Column {
  /// Whether it holds labels, not numbers.
  var isLabels: Bool { if case .labels = values { true } else { false } }
}
