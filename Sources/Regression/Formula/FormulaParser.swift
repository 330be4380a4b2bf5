/// Reads a formula by the precedence of its operators, R's: `^`, sign, `:`, `*` and `/`, `+` and `-`, `|`.
struct FormulaParser {
  private let formula: String
  private let tokens: [FormulaToken]
  private var index = 0

  private init(_ formula: String) throws(FormulaError) {
    self.formula = formula
    tokens = try FormulaScanner.tokens(of: formula)
  }

  /// The response and the right-hand side of `formula`.
  static func sides(
    of formula: String
  ) throws(FormulaError) -> (response: FormulaNode, terms: FormulaNode) {
    var parser = try FormulaParser(formula)
    if parser.next.kind == .end { throw FormulaError(.empty, in: formula, at: 0) }
    if parser.next.kind == .tilde { throw parser.unexpected(.response) }
    let response = try parser.expression(atLeast: 0)
    if parser.next.kind == .end { throw FormulaError(.missingTilde, in: formula, at: parser.next.place) }
    guard parser.next.kind == .tilde else { throw parser.unexpected(.operatorOrEnd) }
    parser.index += 1
    let terms = try parser.expression(atLeast: 0)
    guard parser.next.kind == .end else { throw parser.unexpected(.operatorOrEnd) }
    return (response, terms)
  }

  private var next: FormulaToken { tokens[index] }

  private func unexpected(_ expected: FormulaError.Expectation) -> FormulaError {
    let found = next.kind == .end ? nil : next.text
    return FormulaError(.unexpected(found: found, expected: expected), in: formula, at: next.place)
  }

  private mutating func expression(atLeast precedence: Int) throws(FormulaError) -> FormulaNode {
    var left = try operand()
    while case .sign(let sign) = next.kind, sign.precedence >= precedence {
      let place = next.place
      index += 1
      // A power binds to the right: 2^3^2 is 2^9; all others to the left.
      let right = try expression(atLeast: sign == .power ? sign.precedence : sign.precedence + 1)
      left = FormulaNode(
        kind: .binary(sign, left, right), place: sign == .bar || sign == .doubleBar ? place : left.place)
    }
    return left
  }

  private mutating func operand() throws(FormulaError) -> FormulaNode {
    let token = next
    index += token.kind == .end ? 0 : 1
    switch token.kind {
    case .number(let value):
      return FormulaNode(kind: .number(value, text: token.text), place: token.place)
    case .text(let text): return FormulaNode(kind: .text(text), place: token.place)
    case .name(let name):
      guard next.kind == .open else { return FormulaNode(kind: .name(name), place: token.place) }
      return FormulaNode(kind: .call(function: name, arguments: try arguments()), place: token.place)
    case .sign(.minus), .sign(.plus):
      let operand = try expression(atLeast: FormulaOperator.signPrecedence)
      return FormulaNode(kind: .signed(isNegative: token.kind == .sign(.minus), operand), place: token.place)
    case .open:
      let inner = try expression(atLeast: 0)
      guard next.kind == .close else { throw unexpected(.closingParenthesis) }
      index += 1
      return FormulaNode(kind: .parenthesised(inner), place: token.place)
    case .sign, .tilde, .close, .comma, .equals, .end:
      index -= token.kind == .end ? 0 : 1
      throw unexpected(.operand)
    }
  }

  /// The arguments between parentheses, `name = value` or a value alone.
  private mutating func arguments() throws(FormulaError) -> [FormulaNode.Argument] {
    var list: [FormulaNode.Argument] = []
    repeat {
      index += 1
      if list.isEmpty, next.kind == .close { break }
      var name: String?
      if case .name(let word) = next.kind, tokens[index + 1].kind == .equals {
        name = word
        index += 2
      }
      list.append(FormulaNode.Argument(name: name, value: try expression(atLeast: 0)))
    } while next.kind == .comma
    guard next.kind == .close else { throw unexpected(.closingParenthesis) }
    index += 1
    return list
  }
}
