internal import Observations

extension Target {
  /// The bare target `text`: `name=-7%` and `name=+10%` (cut and increase against last year), `name<=12` and
  /// `name>=12` (limits of a count), `name=0` (none), `name<10%`, `<=`, `>=` and `>` before a per cent (limits of a
  /// share), parts joined by ` and `.
  ///
  /// Before the name, `stock:` says that a count is a stock, or that the denominator of a ratio is one.
  /// A name holds any characters but `<`, `>` and `=`; spaces around names, operators and values are dropped.
  /// Throws `TargetSyntaxError` naming the first part that cannot be read.
  public init(bare text: String) throws {
    let text = text.trimmed
    let parts = try Self.conditions(in: text).map(TargetPart.init(bare:))
    for part in parts {
      let first = parts.first { $0.indicator == part.indicator }
      guard first?.kind == part.kind else {
        throw TargetSyntaxError(text: text, problem: .twoKinds(indicator: part.indicator))
      }
    }
    self.init(parts[0], and: Array(parts.dropFirst()), sourceText: text)
  }

  /// The conditions joined by ` and `; as a name may itself hold the word, a piece without an operator is
  /// the beginning of the next.
  private static func conditions(in text: String) -> [String] {
    var conditions: [String] = []
    var begun: String?
    for piece in text.pieces(between: " and ") {
      let condition = begun.map { $0 + " and " + piece } ?? piece
      begun = piece.contains(where: isOperator) ? nil : condition
      if begun == nil { conditions.append(condition.trimmed) }
    }
    return conditions + (begun.map { [$0.trimmed] } ?? [])
  }
}

extension TargetPart {
  /// One condition without ` and `.
  fileprivate init(bare text: String) throws {
    func failed(_ problem: TargetSyntaxError.Problem) -> TargetSyntaxError {
      TargetSyntaxError(text: text, problem: problem)
    }
    guard let start = text.firstIndex(where: isOperator) else { throw failed(.noCondition) }
    let symbol = text[start...].prefix { isOperator($0) }
    let marked = text[..<start].hasPrefix("stock:")
    let name = String(text[..<start].dropFirst(marked ? 6 : 0)).trimmed
    guard !name.isEmpty else { throw failed(.noName) }
    let value = String(text[symbol.endIndex...]).trimmed
    do throws(TargetSyntaxError.Problem) {
      let rule = try TargetRule(symbol: String(symbol), value: value)
      let count: Indicator.Kind = marked ? .stock : .flow
      let ratio: Indicator.Kind = .proportion(denominator: marked ? .stock : .flow)
      self.init(indicator: name, rule: rule, kind: rule.applies(to: ratio) ? ratio : count)
    } catch {
      throw failed(error)
    }
  }
}

extension TargetRule {
  fileprivate init(symbol: String, value: String) throws(TargetSyntaxError.Problem) {
    switch symbol {
    case "=" where value.hasPrefix("-"): self = .cut(try Self.change(String(value.dropFirst()).trimmed))
    case "=" where value.hasPrefix("+"): self = .increase(try Self.change(String(value.dropFirst()).trimmed))
    case "=" where value.hasSuffix("%"): throw .unsignedPerCent
    case "=":
      guard try Self.wholeNumber(value) == 0 else { throw .exactCount }
      self = .cap(0)
    case "<=", ">=", "<", ">":
      let side: Limit.Side = ["<=": .atMost, ">=": .atLeast, "<": .under][symbol] ?? .above
      guard value.hasSuffix("%") else {
        guard symbol.count == 2 else { throw .shareWithoutPerCent(symbol) }
        self = .count(Limit(side, try Self.wholeNumber(value)))
        return
      }
      self = .share(Limit(side, try Self.perCent(value, outOfRange: .shareOutOfRange).hundredths))
      guard canBeMet else { throw .shareOutOfRange }
    default: throw .noCondition
    }
  }

  private static func change(_ value: String) throws(TargetSyntaxError.Problem) -> BasisPoints {
    guard value.hasSuffix("%") else { throw .changeWithoutPerCent }
    return try perCent(value, outOfRange: .changeOutOfRange)
  }

  /// The per cent `value`, which ends with its sign.
  private static func perCent(
    _ value: String, outOfRange: TargetSyntaxError.Problem
  ) throws(TargetSyntaxError.Problem) -> BasisPoints {
    let number = String(value.dropLast()).trimmed
    do throws(BasisPoints.ParsingError) {
      return try BasisPoints(perCent: number)
    } catch {
      switch error {
      case .notANumber: throw .notAPerCent(number)
      case .tooManyDecimals: throw .tooManyDecimals(number)
      case .outOfRange: throw outOfRange
      }
    }
  }

  private static func wholeNumber(_ value: String) throws(TargetSyntaxError.Problem) -> Int {
    guard value.utf8.allSatisfy(isDigit), let number = Int(value) else { throw .notAWholeNumber(value) }
    return number
  }
}

private func isOperator(_ character: Character) -> Bool {
  character == "<" || character == ">" || character == "="
}

extension String {
  /// Without the white space at both ends.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// The pieces between the occurrences of `separator`, found from the left.
  func pieces(between separator: String) -> [String] {
    var pieces: [String] = []
    var start = startIndex
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(separator) {
        pieces.append(String(self[start..<place]))
        place = index(place, offsetBy: separator.count)
        start = place
      } else {
        place = index(after: place)
      }
    }
    return pieces + [String(self[start...])]
  }
}
