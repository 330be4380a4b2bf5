public import Observations
public import Regression

extension FormulaError {
  /// One sentence, with the nearest name where one is not known.
  public func sentence(_ language: Language) -> String {
    problem.sentence(language) + (problem.nearest.map { didYouMean($0, language) } ?? "")
  }

  /// The sentence, the formula, and a mark below the place.
  public func lines(_ language: Language) -> [String] {
    guard problem != .empty else { return [sentence(language)] }
    return [sentence(language), "  " + formula, "  " + String(repeating: " ", count: place) + "^"]
  }
}

/// `; did you mean 'population'?`
func didYouMean(_ name: String, _ language: Language) -> String {
  language(vi: "; có phải '\(name)' không?", en: "; did you mean '\(name)'?")
}

extension FormulaError.Problem {
  /// Of the names that are known the one nearest to the one that is not.
  fileprivate var nearest: String? {
    switch self {
    case .unknownColumn(let name, let known), .unknownFunction(let name, let known):
      Suggestion.nearest(to: name, among: known)
    default: nil
    }
  }

  fileprivate func sentence(_ language: Language) -> String {
    guard language == .vi else { return description }
    switch self {
    case .empty: return "công thức trống; hãy viết như 'count ~ year + factor(district)'"
    case .missingTilde: return "công thức thiếu dấu '~' giữa biến phụ thuộc và các số hạng"
    case .unknownCharacter(let character): return "'\(character)' không có nghĩa trong công thức"
    case .unclosedQuote(let quote): return "dấu \(quote) chưa được đóng"
    case .unexpected(let found, let expected):
      return "cần \(expected.inVietnamese), không phải \(found.map { "'\($0)'" } ?? "hết công thức")"
    case .tooComplex: return "công thức quá dài hoặc có quá nhiều số hạng"
    case .unknownColumn(let name, _): return "không có cột '\(name)'"
    case .unknownFunction(let name, _): return "không có hàm '\(name)'"
    case .wrongArguments(let function, let usage): return "'\(function)' phải viết như '\(usage)'"
    case .labelsInArithmetic(let column): return "cột '\(column)' là chữ, không tính toán được"
    case .textInArithmetic(let text): return "chuỗi \"\(text)\" không tính toán được"
    case .labelsAsResponse(let column): return "biến phụ thuộc '\(column)' là chữ, không phải số"
    case .onlyAsTerm(let function): return "'\(function)' phải đứng riêng thành một số hạng"
    case .numberAsTerm(let number):
      return "'\(number)' không phải số hạng: chỉ có 0 và 1; tính toán thì dùng I(…)"
    case .powerOfTerms: return "số mũ của các số hạng phải là số nguyên từ 1; tính toán thì dùng I(…)"
    case .misplacedOffset: return "offset chỉ có thể được cộng vào"
    case .misplacedBar:
      return "số hạng ngẫu nhiên phải đứng trong ngoặc riêng và được cộng, như '+ (1 | unit)'"
    case .noTerms: return "không còn hệ số nào để ước lượng"
    case .unseenLevel(let factor, let level):
      return "'\(level)' của '\(factor)' không có trong số liệu đã khớp"
    }
  }
}

extension FormulaError.Expectation {
  fileprivate var inVietnamese: String {
    switch self {
    case .operand: "một tên, một số hoặc dấu ngoặc"
    case .operatorOrEnd: "một phép toán như '+', hoặc hết công thức"
    case .closingParenthesis: "')'"
    case .response: "biến phụ thuộc trước dấu '~'"
    }
  }
}
