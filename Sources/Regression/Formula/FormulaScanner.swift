/// A word or sign of a formula.
struct FormulaToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case number(Double)
    case name(String)
    case text(String)
    case sign(FormulaOperator)
    case tilde, open, close, comma, equals
    case end
  }

  let kind: Kind
  /// As written.
  let text: String
  /// In characters from 0.
  let place: Int
}

/// Cuts the text of a formula into words and signs.
///
/// Names begin with a letter of any script, a dot or an underscore; others stand in backticks.
struct FormulaScanner {
  /// More words than any formula that a model could be fitted to; bounds the depth of recursion.
  static let tokenLimit = 1000

  private let formula: String
  private let characters: [Character]
  private var place = 0

  init(_ formula: String) {
    self.formula = formula
    characters = Array(formula)
  }

  /// The words and signs, the end included.
  static func tokens(of formula: String) throws(FormulaError) -> [FormulaToken] {
    var scanner = FormulaScanner(formula)
    var tokens: [FormulaToken] = []
    repeat {
      let token = try scanner.next()
      tokens.append(token)
      guard tokens.count <= tokenLimit else {
        throw FormulaError(.tooComplex, in: formula, at: token.place)
      }
    } while tokens.last?.kind != .end
    return tokens
  }

  static func beginsName(_ character: Character) -> Bool {
    character.isLetter || character == "." || character == "_"
  }

  static func continuesName(_ character: Character) -> Bool {
    beginsName(character) || character.isWholeNumber
  }

  private mutating func next() throws(FormulaError) -> FormulaToken {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    guard place < characters.count else { return FormulaToken(kind: .end, text: "", place: characters.count) }
    let (start, character) = (place, characters[place])
    let following = place + 1 < characters.count ? characters[place + 1] : " "
    let kind: FormulaToken.Kind
    if Self.isDigit(character) || character == "." && Self.isDigit(following) {
      kind = try number()
    } else if Self.beginsName(character) {
      while place < characters.count, Self.continuesName(characters[place]) { place += 1 }
      kind = .name(String(characters[start..<place]))
    } else if character == "`" || character == "\"" || character == "'" {
      let quoted = try quoted(by: character)
      kind = character == "`" ? .name(quoted) : .text(quoted)
    } else {
      kind = try sign(character, following)
    }
    return FormulaToken(kind: kind, text: String(characters[start..<place]), place: start)
  }

  private mutating func sign(
    _ character: Character, _ following: Character
  ) throws(FormulaError) -> FormulaToken.Kind {
    defer { place += 1 }
    switch character {
    case "~": return .tilde
    case "(": return .open
    case ")": return .close
    case ",": return .comma
    case "=": return .equals
    case "|" where following == "|":
      place += 1
      return .sign(.doubleBar)
    default:
      guard let sign = FormulaOperator(rawValue: String(character)) else {
        throw FormulaError(.unknownCharacter(character), in: formula, at: place)
      }
      return .sign(sign)
    }
  }

  private mutating func quoted(by quote: Character) throws(FormulaError) -> String {
    let start = place
    guard let end = characters[(start + 1)...].firstIndex(of: quote), end > start + 1 else {
      throw FormulaError(.unclosedQuote(quote), in: formula, at: start)
    }
    place = end + 1
    return String(characters[(start + 1)..<end])
  }

  /// Digits with a decimal point and an exponent where they have one.
  private mutating func number() throws(FormulaError) -> FormulaToken.Kind {
    let start = place
    func digits(from start: Int) -> Int {
      characters[start...].firstIndex { !Self.isDigit($0) } ?? characters.count
    }
    place = digits(from: place)
    if place < characters.count, characters[place] == "." { place = digits(from: place + 1) }
    if place < characters.count, characters[place] == "e" || characters[place] == "E" {
      var exponent = place + 1
      if exponent < characters.count, characters[exponent] == "+" || characters[exponent] == "-" {
        exponent += 1
      }
      if digits(from: exponent) > exponent { place = digits(from: exponent) }
    }
    let text = String(characters[start..<place])
    guard
      let value = Double(text.last == "." ? String(text.dropLast()) : text.first == "." ? "0" + text : text),
      value.isFinite
    else { throw FormulaError(.unknownCharacter(characters[start]), in: formula, at: start) }
    return .number(value)
  }

  private static func isDigit(_ character: Character) -> Bool {
    character >= "0" && character <= "9" && character.isASCII
  }
}
