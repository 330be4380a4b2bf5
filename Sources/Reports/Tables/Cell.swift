import Glibc
public import Observations

/// One value of a table, before it is written in any format.
public enum Cell: Sendable, Hashable {
  /// Nothing: an empty cell.
  case empty
  /// A text.
  case text(String)
  /// A text in both languages; files hold the stable word, screens the label.
  case word(String, BilingualText)
  /// A whole number.
  case integer(Int)
  /// A real number, with the digits after the point that a screen shows.
  case real(Double, digits: Int)
  /// A probability, 0…1; `isDecided` where the counts have settled it.
  case probability(Double, isDecided: Bool)
  /// A p-value, 0…1; a screen shows three digits, and what rounds to none of them as less than 0.001.
  case pValue(Double)
  /// A real number that a screen shows in powers of ten, as an error of rounding.
  case scientific(Double)

  /// A whole number, or nothing.
  public static func integer(_ value: Int?) -> Cell { value.map(Cell.integer) ?? .empty }
  /// A real number, or nothing.
  public static func real(_ value: Double?, digits: Int) -> Cell {
    value.map { .real($0, digits: digits) } ?? .empty
  }
  /// A text, or nothing.
  public static func text(_ value: String?) -> Cell { value.map(Cell.text) ?? .empty }

  /// A p-value, or nothing.
  public static func pValue(_ value: Double?) -> Cell { value.map(Cell.pValue) ?? .empty }

  /// Whether the cell belongs to the right of its column.
  var isNumeric: Bool {
    switch self {
    case .integer, .real, .probability, .pValue, .scientific: true
    case .empty, .text, .word: false
    }
  }

  /// As a screen shows it: decimal comma and dot for thousands in Vietnamese, rounded, no probability more extreme than
  /// 2 % and 98 % unless the counts have decided.
  func onScreen(_ language: Language) -> String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .word(_, let label): label.text(language)
    case .integer(let number): grouped(number, language)
    case .real(let number, let digits): fixed(number, digits: digits, language)
    case .probability(let p, let isDecided): percent(p, isDecided: isDecided)
    case .pValue(let p):
      p < 0.001 ? language(vi: "< 0,001", en: "<0.001") : fixed(p, digits: 3, language)
    case .scientific(let number): powersOfTen(number, language)
    }
  }

  /// As a file holds it: locale-free, shortest text that reads back as the same number.
  var inFile: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .word(let word, _): word
    case .integer(let number): String(number)
    case .real(let number, _), .probability(let number, _), .pValue(let number), .scientific(let number):
      plain(number)
    }
  }
}

/// The shortest text that reads back as `number`; what is no number as Table Schema writes it: `NaN`, `INF`, `-INF`.
private func plain(_ number: Double) -> String {
  if number.isFinite { return "\(number)" }
  return number.isNaN ? "NaN" : number < 0 ? "-INF" : "INF"
}

/// `0.123` as `12 %`; `≥98 %` and `≤2 %` beyond what a forecast can honestly claim; a dash where `p` is no number.
func percent(_ p: Double, isDecided: Bool) -> String {
  guard p.isFinite else { return "–" }
  guard !isDecided else { return "\(Int((p * 100).rounded())) %" }
  if p > 0.98 { return "≥98 %" }
  if p < 0.02 { return "≤2 %" }
  return "\(Int((p * 100).rounded())) %"
}

/// A number to two significant digits in powers of ten, `3.2e−15`; 0 as `0`, a dash where it is no number.
func powersOfTen(_ number: Double, _ language: Language) -> String {
  guard number.isFinite else { return fixed(number, digits: 1, language) }
  guard number != 0 else { return "0" }
  var exponent = Int(log10(abs(number)).rounded(.down))
  // Two factors, for 10⁻³⁰⁸ and less have no reciprocal; 9.96 rounds to 10.0.
  func mantissa() -> Double {
    let half = exponent / 2
    return abs(number) * pow(10, Double(-half)) * pow(10, Double(half - exponent))
  }
  if (mantissa() * 10).rounded() >= 100 { exponent += 1 }
  let digits = fixed(mantissa(), digits: 1, language)
  return (number < 0 ? "−" : "") + digits + "e" + (exponent < 0 ? "−\(-exponent)" : "\(exponent)")
}

/// A whole number with a mark for thousands: `1.234` in Vietnamese, `1,234` in English.
func grouped(_ number: Int, _ language: Language) -> String {
  let digits = String(number.magnitude)
  guard digits.count > 3 else { return (number < 0 ? "−" : "") + digits }
  var parts: [Substring] = []
  var rest = digits[...]
  while rest.count > 3 {
    parts.append(rest.suffix(3))
    rest = rest.dropLast(3)
  }
  parts.append(rest)
  return (number < 0 ? "−" : "") + parts.reversed().joined(separator: language(vi: ".", en: ","))
}

/// A number rounded to `digits` places (0…15), halves away from zero, with the language's decimal mark; in powers of
/// ten from 10¹⁸ on, and a dash where it is no number.
func fixed(_ number: Double, digits: Int, _ language: Language) -> String {
  precondition((0...15).contains(digits), "\(digits) places, of 0 to 15")
  guard !number.isNaN else { return "–" }
  guard number.isFinite else { return number < 0 ? "−∞" : "∞" }
  let (size, mark) = (abs(number), language(vi: ",", en: "."))
  guard size < 1e18 else {
    return (number < 0 ? "−" : "") + "\(size)".map { $0 == "." ? mark : String($0) }.joined()
  }
  // The whole part is kept apart: multiplied by a power of ten a large number would lose its last digits.
  let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
  let fraction = Int(((size - size.rounded(.down)) * Double(scale)).rounded())
  let whole = Int(size.rounded(.down)) + fraction / scale
  let sign = number < 0 && (whole != 0 || fraction != 0) ? "−" : ""
  guard digits > 0 else { return sign + grouped(whole, language) }
  let decimals = String(fraction % scale)
  return sign + grouped(whole, language) + mark + String(repeating: "0", count: digits - decimals.count)
    + decimals
}
