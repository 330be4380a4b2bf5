/// What is wrong with the text of a formula, or with how it fits a table, and where in the text.
public struct FormulaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// There is nothing but blanks.
    case empty
    /// There is no `~` between the response and its terms.
    case missingTilde
    /// A character that formulas do not use.
    case unknownCharacter(Character)
    /// A quotation mark or backtick without its partner.
    case unclosedQuote(Character)
    /// Something else was expected; nil for the end of the formula.
    case unexpected(found: String?, expected: Expectation)
    /// Deeper, longer or with more terms than any model that could be fitted.
    case tooComplex
    /// No column of the table has this name; the names it has, in order.
    case unknownColumn(String, known: [String])
    /// No function has this name; the names there are, in order.
    case unknownFunction(String, known: [String])
    /// The arguments of a function are not as in `usage`, an example.
    case wrongArguments(function: String, usage: String)
    /// A column of labels stands where numbers are calculated with.
    case labelsInArithmetic(column: String)
    /// A text within the formula stands where numbers are calculated with.
    case textInArithmetic(String)
    /// The response is a column of labels.
    case labelsAsResponse(column: String)
    /// A function that makes several columns or a factor stands within arithmetic.
    case onlyAsTerm(function: String)
    /// A number other than 0 and 1 stands as a term.
    case numberAsTerm(String)
    /// An operator that combines terms has a power that is no whole number of 1 or more.
    case powerOfTerms
    /// `offset(…)` is not one of the added terms.
    case misplacedOffset
    /// `|` is not within parentheses of its own that are added.
    case misplacedBar
    /// Neither an intercept nor a term with coefficients is left.
    case noTerms
    /// New rows have a level that the fit has not seen.
    case unseenLevel(factor: String, level: String)
  }

  /// What could have stood at a place.
  public enum Expectation: Hashable, Sendable {
    /// A name, number, function or parenthesis.
    case operand
    /// An operator or the end.
    case operatorOrEnd
    /// `)`, an operator or a comma.
    case closingParenthesis
    /// A response before the `~`.
    case response
  }

  /// What is wrong.
  public let problem: Problem
  /// The formula.
  public let formula: String
  /// Where in the formula, in characters from 0; at most its length.
  public let place: Int

  init(_ problem: Problem, in formula: String, at place: Int) {
    self.problem = problem
    self.formula = formula
    self.place = place
  }

  /// One sentence.
  public var description: String { problem.description }

  /// The formula, and below it a mark under the place.
  public var markedFormula: String { formula + "\n" + String(repeating: " ", count: place) + "^" }
}

extension FormulaError.Problem: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .empty: "the formula is empty; it is written like 'count ~ year + factor(district)'"
    case .missingTilde: "the formula has no '~' between the response and its terms"
    case .unknownCharacter(let character): "'\(character)' has no meaning in a formula"
    case .unclosedQuote(let quote): "a \(quote) is not closed"
    case .unexpected(let found, let expected):
      "expected \(expected), not \(found.map { "'\($0)'" } ?? "the end of the formula")"
    case .tooComplex: "the formula is too long or has too many terms"
    case .unknownColumn(let name, _): "no column '\(name)'"
    case .unknownFunction(let name, _): "no function '\(name)'"
    case .wrongArguments(let function, let usage): "'\(function)' is written like '\(usage)'"
    case .labelsInArithmetic(let column): "'\(column)' holds texts, which cannot be calculated with"
    case .textInArithmetic(let text): "the text \"\(text)\" cannot be calculated with"
    case .labelsAsResponse(let column): "the response '\(column)' holds texts, not numbers"
    case .onlyAsTerm(let function): "'\(function)' must be a term of its own, not part of a calculation"
    case .numberAsTerm(let number): "'\(number)' is not a term: only 0 and 1 are; calculate within I(…)"
    case .powerOfTerms: "terms are raised to a whole number of 1 or more; calculate within I(…)"
    case .misplacedOffset: "an offset can only be added"
    case .misplacedBar: "a random term stands in parentheses of its own and is added, as in '+ (1 | unit)'"
    case .noTerms: "no coefficient is left to estimate"
    case .unseenLevel(let factor, let level): "'\(level)' of '\(factor)' was not among the fitted rows"
    }
  }
}

extension FormulaError.Expectation: CustomStringConvertible {
  /// A noun.
  public var description: String {
    switch self {
    case .operand: "a name, a number or a parenthesis"
    case .operatorOrEnd: "an operator such as '+', or the end"
    case .closingParenthesis: "')'"
    case .response: "a response before the '~'"
    }
  }
}
