import Observations

/// A period as people write it: the months meant, and the year where the text names one.
struct PeriodText: Hashable, CustomStringConvertible {
  /// The months of a year.
  enum Span: Hashable {
    case months(first: Int, count: Int)

    static let year = Span.months(first: 1, count: 12)
    static func half(_ number: Int) -> Span { .months(first: 6 * number - 5, count: 6) }
    static func quarter(_ number: Int) -> Span { .months(first: 3 * number - 2, count: 3) }
    static func month(_ number: Int) -> Span { .months(first: number, count: 1) }
    static func first(_ count: Int) -> Span { .months(first: 1, count: count) }
  }

  /// The years that are read; others are typing errors.
  static let years = 1800...2299

  let year: Int?
  let span: Span

  /// `2023`, `2023-05` and the like as a period; `T5`, `Q2`, `H1` without a year.
  var description: String {
    if let period = period(otherYear: nil) { return period.description }
    guard case .months(let first, let count) = span else { return "" }
    return switch (count, (first - 1) % count) {
    case (1, _): "T\(first)"
    case (3, 0): "Q\((first + 2) / 3)"
    case (6, 0): "H\((first + 5) / 6)"
    default: "\(first)..\(first + count - 1)"
    }
  }

  /// Reads "2023", "2023-Q2", "Quý II/2023", "2023-05", "202305", "05/2023", "tháng 5/2023", "May 2023",
  /// "6 tháng đầu năm 2023", "9 tháng 2023", "2023-H1", the same without year, and "2023-01..09"; nil for anything else.
  init?(_ text: String) {
    var tokens = FoldedText(Self.withoutDecimals(text)).tokens
    if tokens.count == 1, let month = Self.yearAndMonth(tokens[0]) {
      (year, span) = month
      return
    }
    let isRange = text.contains("..")
    // 2023.5 is a decimal number, not May.
    if !isRange, text.trimmed.dropFirst(4).first == ".", tokens.count > 1, tokens[0].count == 4 { return nil }
    let year = Self.takeYear(from: &tokens)
    self.year = year
    if isRange {
      guard year != nil, tokens.count == 2, let first = Int(tokens[0]), let last = Int(tokens[1]),
        (1...12).contains(first), (first...12).contains(last)
      else { return nil }
      span = .months(first: first, count: last - first + 1)
      return
    }
    guard let span = Self.span(of: tokens, hasYear: year != nil) else { return nil }
    self.span = span
  }

  /// The months `span` of `year`, or of a year named elsewhere.
  init(year: Int?, span: Span) {
    self.year = year
    self.span = span
  }

  /// The first year of a financial year such as 2015-16, 2015/16 or 2015-2016; nil for anything else.
  static func financialYear(_ text: String) -> Int? {
    let parts = text.trimmed.split(omittingEmptySubsequences: false) { "-/–".contains($0) }
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2 || parts[1].count == 4,
      let first = Int(parts[0]), let second = Int(parts[1]), years.contains(first)
    else { return nil }
    return second == (parts[1].count == 4 ? first + 1 : (first + 1) % 100) ? first : nil
  }

  /// "202305".
  private static func yearAndMonth(_ token: Substring) -> (Int?, Span)? {
    guard token.utf8.count == 6, let number = Int(token), years.contains(number / 100),
      let month = month(number % 100)
    else { return nil }
    return (number / 100, month)
  }

  /// Reads one part of a period that stands in a column of its own: a half, quarter or month.
  init?(_ text: String, part: ColumnRole) {
    let tokens = FoldedText(Self.withoutDecimals(text)).tokens
    guard let last = tokens.last, tokens.count <= 2,
      tokens.count == 1 || Self.words(of: part).contains(String(tokens[0])), let number = Self.number(last)
    else { return nil }
    year = nil
    switch (part, number) {
    case (.half, 1...2): span = .half(number)
    case (.quarter, 1...4): span = .quarter(number)
    case (.month, 1...12): span = .month(number)
    default: return nil
    }
  }

  /// The period, its year taken from `otherYear` where the text names none; nil without a year.
  func period(otherYear: Int?) -> Period? {
    guard let year = year ?? otherYear, case .months(let first, let count) = span else { return nil }
    return Period(year: year, firstMonth: first, monthCount: count)
  }

  /// The months that the words left besides the year name.
  private static func span(of tokens: [Substring], hasYear: Bool) -> Span? {
    let words = tokens.filter { !["nam", "of", "year"].contains($0) }
    if words.isEmpty { return hasYear ? .year : nil }
    if words.count == 1 {
      if let month = monthNames[words[0]] { return .month(month) }
      // A bare number is a month only beside its year.
      guard hasYear, words[0].allSatisfy(\.isNumber), words[0].count <= 2 else { return nil }
      return Int(words[0]).flatMap(month)
    }
    if words.count == 2, let number = number(words[1]) {
      if Self.words(of: .quarter).contains(String(words[0])), (1...4).contains(number) {
        return .quarter(number)
      }
      if Self.words(of: .half).contains(String(words[0])), (1...2).contains(number) { return .half(number) }
      if Self.words(of: .month).contains(String(words[0])) { return month(number) }
    }
    return cumulative(words)
  }

  /// "9 thang", "6 thang dau", "6 thang cuoi".
  private static func cumulative(_ words: [Substring]) -> Span? {
    if words == ["nua", "dau"] { return .half(1) }
    if words == ["nua", "cuoi"] { return .half(2) }
    guard words.count <= 3, words[1] == "thang" || words[1] == "months", let count = Int(words[0]),
      (1...12).contains(count)
    else { return nil }
    switch words.count == 3 ? words[2] : "dau" {
    case "dau": return .first(count)
    case "cuoi": return .months(first: 13 - count, count: count)
    default: return nil
    }
  }

  /// English names and their first three letters.
  private static let monthNames: [Substring: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december",
    ]
    var months: [Substring: Int] = ["sept": 9]
    for (place, name) in names.enumerated() {
      (months[name[...]], months[name.prefix(3)]) = (place + 1, place + 1)
    }
    return months
  }()

  private static func month(_ number: Int) -> Span? {
    (1...12).contains(number) ? .month(number) : nil
  }

  private static func words(of part: ColumnRole) -> [String] {
    switch part {
    case .quarter: ["q", "quy", "quarter"]
    case .half: ["h", "half"]
    default: ["m", "t", "thang", "month"]
    }
  }

  /// 1…99 in digits, or 1…4 in Roman numerals.
  private static func number(_ token: Substring) -> Int? {
    ["i": 1, "ii": 2, "iii": 3, "iv": 4][token] ?? (token.count <= 2 ? Int(token) : nil)
  }

  /// Takes the one token of four digits out; nil where there is none or there are several.
  private static func takeYear(from tokens: inout [Substring]) -> Int? {
    let places = tokens.indices.filter { tokens[$0].count == 4 && tokens[$0].utf8.allSatisfy { $0 <= 0x39 } }
    guard places.count == 1, let year = Int(tokens[places[0]]), years.contains(year) else { return nil }
    tokens.remove(at: places[0])
    return year
  }

  /// Drops ".0" behind a number: spreadsheets and data frames write 2023.0.
  static func withoutDecimals(_ text: String) -> String {
    let trimmed = text.trimmed
    let parts = trimmed.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }),
      parts[0].allSatisfy(\.isNumber), !parts[0].isEmpty
    else { return trimmed }
    return String(parts[0])
  }
}
