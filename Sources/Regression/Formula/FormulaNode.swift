/// A part of a formula and where it begins.
struct FormulaNode: Sendable, Hashable {
  indirect enum Kind: Sendable, Hashable {
    case number(Double, text: String)
    case name(String)
    case text(String)
    case call(function: String, arguments: [Argument])
    case binary(FormulaOperator, FormulaNode, FormulaNode)
    /// A sign before its operand.
    case signed(isNegative: Bool, FormulaNode)
    case parenthesised(FormulaNode)
  }

  /// An argument, by name where it has one.
  struct Argument: Sendable, Hashable {
    let name: String?
    let value: FormulaNode
  }

  let kind: Kind
  /// In characters from 0.
  let place: Int

  /// The part without parentheses around it.
  var bare: FormulaNode {
    if case .parenthesised(let inner) = kind { return inner.bare }
    return self
  }

  /// The part as R writes it, which names terms and coefficients.
  var text: String {
    switch kind {
    case .number(_, let text): return text
    case .name(let name): return Self.quoted(name)
    case .text(let text): return "\"\(text)\""
    case .call(let function, let arguments):
      let list = arguments.map { argument in
        (argument.name.map { "\($0) = " } ?? "") + argument.value.text
      }
      return "\(function)(\(list.joined(separator: ", ")))"
    case .binary(let sign, let left, let right):
      let blank = sign.isSpaced ? " " : ""
      return left.text + blank + sign.rawValue + blank + right.text
    case .signed(let isNegative, let operand): return (isNegative ? "-" : "+") + operand.text
    case .parenthesised(let inner): return "(\(inner.text))"
    }
  }

  /// The names of columns within, with their places, in order.
  var names: [(name: String, place: Int)] {
    switch kind {
    case .number, .text: []
    case .name(let name): [(name, place)]
    case .call(_, let arguments): arguments.flatMap { $0.value.names }
    case .binary(_, let left, let right): left.names + right.names
    case .signed(_, let operand), .parenthesised(let operand): operand.names
    }
  }

  private static func quoted(_ name: String) -> String {
    let isPlain = name.first.map(FormulaScanner.beginsName) ?? false
    return isPlain && name.allSatisfy(FormulaScanner.continuesName) ? name : "`\(name)`"
  }
}

/// What stands between two parts, with the precedence that R gives it.
enum FormulaOperator: String, Sendable, Hashable {
  case bar = "|"
  case doubleBar = "||"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case slash = "/"
  case colon = ":"
  case power = "^"

  /// The higher, the tighter it binds.
  var precedence: Int {
    switch self {
    case .bar, .doubleBar: 1
    case .plus, .minus: 2
    case .times, .slash: 3
    case .colon: 4
    case .power: 6
    }
  }

  /// A sign binds tighter than `:`, and a power tighter than a sign.
  static let signPrecedence = 5

  /// Whether R writes blanks around it.
  var isSpaced: Bool {
    switch self {
    case .slash, .colon, .power: false
    case .bar, .doubleBar, .plus, .minus, .times: true
    }
  }
}
