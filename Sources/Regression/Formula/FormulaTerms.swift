/// The right-hand side of a formula as sums of products of variables (Wilkinson & Rogers 1973; Chambers & Hastie 1992).
struct FormulaTerms: Sendable, Hashable {
  /// `(coefficients | grouping)`.
  struct RandomPart: Sendable, Hashable {
    let coefficients: FormulaTerms
    /// Variables whose levels together are one level.
    let grouping: [FormulaNode]
  }

  /// More terms than any model that could be fitted.
  static let limit = 2000

  /// The variables in order of appearance, each once.
  private(set) var variables: [FormulaNode] = []
  /// The terms, each by the places of its variables; the empty one is the intercept. By rising number of variables,
  /// then by appearance.
  private(set) var terms: [[Int]] = []
  /// The arguments of `offset(…)`.
  private(set) var offsets: [FormulaNode] = []
  /// The random terms, `a/b` and `||` written out.
  private(set) var randomParts: [RandomPart] = []

  private let formula: String

  /// The terms of `node`, with an intercept unless it is taken out.
  init(of node: FormulaNode, in formula: String) throws(FormulaError) {
    self.formula = formula
    var sum: [[Int]] = [[]]
    try add(node, to: &sum, allowsSpecialTerms: true)
    setTerms(sum)
  }

  private init(terms: [[Int]], variables: [FormulaNode], formula: String) {
    self.formula = formula
    self.variables = variables
    setTerms(terms)
  }

  /// Sorts the terms and forgets the variables that none of them holds.
  private mutating func setTerms(_ sum: [[Int]]) {
    let used = Set(sum.joined()).sorted()
    let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    variables = used.map { variables[$0] }
    terms = sum.map { $0.compactMap { places[$0] } }.enumerated().sorted {
      ($0.element.count, $0.offset) < ($1.element.count, $1.offset)
    }.map(\.element)
  }

  /// The term as R writes it.
  func name(of term: [Int]) -> String {
    term.isEmpty ? "(Intercept)" : term.map { variables[$0].text }.joined(separator: ":")
  }

  /// Adds the terms of `node` to `sum`, or takes them out.
  private mutating func add(
    _ node: FormulaNode, to sum: inout [[Int]], isNegative: Bool = false, allowsSpecialTerms: Bool
  ) throws(FormulaError) {
    switch node.kind {
    case .binary(.plus, let left, let right), .binary(.minus, let left, let right):
      let isMinus = if case .binary(.minus, _, _) = node.kind { true } else { false }
      try add(left, to: &sum, isNegative: isNegative, allowsSpecialTerms: allowsSpecialTerms)
      try add(right, to: &sum, isNegative: isNegative != isMinus, allowsSpecialTerms: allowsSpecialTerms)
    case .signed(let isMinus, let operand):
      try add(operand, to: &sum, isNegative: isNegative != isMinus, allowsSpecialTerms: allowsSpecialTerms)
    case .parenthesised(let inner):
      if case .binary(.bar, let left, let right) = inner.kind {
        guard allowsSpecialTerms, !isNegative else { throw error(.misplacedBar, inner.place) }
        try addRandom(left, right, isCorrelated: true)
      } else if case .binary(.doubleBar, let left, let right) = inner.kind {
        guard allowsSpecialTerms, !isNegative else { throw error(.misplacedBar, inner.place) }
        try addRandom(left, right, isCorrelated: false)
      } else {
        try add(inner, to: &sum, isNegative: isNegative, allowsSpecialTerms: allowsSpecialTerms)
      }
    case .call("offset", let arguments):
      guard allowsSpecialTerms, !isNegative else { throw error(.misplacedOffset, node.place) }
      guard arguments.count == 1, arguments[0].name == nil else {
        throw error(.wrongArguments(function: "offset", usage: "offset(log(population))"), node.place)
      }
      offsets.append(arguments[0].value)
    case .number(let value, let text):
      guard value == 0 || value == 1 else { throw error(.numberAsTerm(text), node.place) }
      Self.change(&sum, by: [[]], isNegative: isNegative != (value == 0))
    default:
      Self.change(&sum, by: try product(node), isNegative: isNegative)
    }
    guard sum.count <= Self.limit else { throw error(.tooComplex, node.place) }
  }

  /// The terms of a part that is no sum.
  private mutating func product(_ node: FormulaNode) throws(FormulaError) -> [[Int]] {
    switch node.kind {
    case .binary(.colon, let left, let right):
      return try Self.crossed(terms(within: left), terms(within: right), check(node))
    case .binary(.times, let left, let right):
      let (a, b) = (try terms(within: left), try terms(within: right))
      return Self.united(Self.united(a, b), try Self.crossed(a, b, check(node)))
    case .binary(.slash, let left, let right):
      // a/b is a + a:b; of several variables on the left all go together.
      let (a, b) = (try terms(within: left), try terms(within: right))
      return Self.united(a, try Self.crossed([Set(a.joined()).sorted()], b, check(node)))
    case .binary(.power, let base, let exponent):
      guard case .number(let power, _) = exponent.bare.kind, power >= 1, power == power.rounded(), power <= 20
      else { throw error(.powerOfTerms, exponent.place) }
      let single = try terms(within: base)
      var result = single
      for _ in 1..<max(1, Int(power)) {
        let next = Self.united(result, try Self.crossed(result, single, check(node)))
        if next.count == result.count { break }
        result = next
      }
      return result
    case .binary(.bar, _, _), .binary(.doubleBar, _, _): throw error(.misplacedBar, node.place)
    case .text(let text): throw error(.textInArithmetic(text), node.place)
    case .name, .call: return [[place(of: node)]]
    case .number, .signed, .parenthesised, .binary(.plus, _, _), .binary(.minus, _, _):
      return try terms(within: node)
    }
  }

  /// The terms of an operand, without an intercept of its own.
  private mutating func terms(within node: FormulaNode) throws(FormulaError) -> [[Int]] {
    var sum: [[Int]] = []
    try add(node, to: &sum, allowsSpecialTerms: false)
    return sum
  }

  private mutating func place(of variable: FormulaNode) -> Int {
    let text = variable.text
    if let place = variables.firstIndex(where: { $0.text == text }) { return place }
    variables.append(variable)
    return variables.count - 1
  }

  private mutating func addRandom(
    _ left: FormulaNode, _ right: FormulaNode, isCorrelated: Bool
  ) throws(FormulaError) {
    var groups = try FormulaTerms(grouping: right, in: formula)
    let coefficients = try FormulaTerms(of: left, in: formula)
    guard coefficients.offsets.isEmpty, coefficients.randomParts.isEmpty else {
      throw error(.misplacedBar, left.place)
    }
    guard !coefficients.terms.isEmpty else { throw error(.noTerms, left.place) }
    groups.terms.removeAll(where: \.isEmpty)
    // a/b is b within a, b:a, and a, as lme4 has it; what is written as a:b stays.
    let isNested = if case .binary(.slash, _, _) = right.bare.kind { true } else { false }
    for group in isNested ? groups.terms.reversed() : groups.terms {
      let grouping = (isNested ? group.reversed() : group).map { groups.variables[$0] }
      let parts = isCorrelated ? [coefficients.terms] : coefficients.terms.map { [$0] }
      randomParts += parts.map { part in
        RandomPart(
          coefficients: FormulaTerms(terms: part, variables: coefficients.variables, formula: formula),
          grouping: grouping)
      }
    }
  }

  /// The factors behind a bar.
  private init(grouping node: FormulaNode, in formula: String) throws(FormulaError) {
    self.formula = formula
    terms = try terms(within: node)
    guard !terms.isEmpty, !terms.contains([]) else { throw error(.misplacedBar, node.place) }
  }

  private func error(_ problem: FormulaError.Problem, _ place: Int) -> FormulaError {
    FormulaError(problem, in: formula, at: place)
  }

  private func check(_ node: FormulaNode) -> FormulaError { error(.tooComplex, node.place) }

  private static func change(_ sum: inout [[Int]], by terms: [[Int]], isNegative: Bool) {
    if isNegative { sum.removeAll(where: terms.contains) } else { sum = united(sum, terms) }
  }

  private static func united(_ left: [[Int]], _ right: [[Int]]) -> [[Int]] {
    var known = Set(left)
    return left + right.filter { known.insert($0).inserted }
  }

  private static func crossed(
    _ left: [[Int]], _ right: [[Int]], _ tooMany: FormulaError
  ) throws(FormulaError) -> [[Int]] {
    guard left.count * right.count <= limit * 10 else { throw tooMany }
    return united([], left.flatMap { a in right.map { b in Set(a + b).sorted() } })
  }
}
