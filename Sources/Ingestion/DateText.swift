import Observations

/// A day as people write it.
enum DateText: Equatable {
  case day(CalendarDate)
  /// Numbers in the form of a date, but no day of the calendar.
  case impossible
  case unreadable

  /// Reads 2023-05-17, 17/5/2023 (in `order`; also with - or .), 20230517; a midnight behind it does not matter, nor
  /// any other time of day where `anyTime`.
  init(_ text: String, order: DateOrder = .dayFirst, anyTime: Bool = false) {
    let parts = Self.parts(anyTime ? String(Self.withoutTime(text)) : text)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      self = .unreadable
      return
    }
    if parts.count == 1, let digits = parts.first, digits.count == 8 {
      self = Self.make(digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2))
    } else if parts.count == 3, parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 {
      self = Self.make(parts[0], parts[1], parts[2])
    } else if parts.count == 3, parts[2].count == 4, parts[1].count <= 2, parts[0].count <= 2 {
      self =
        order == .dayFirst ? Self.make(parts[2], parts[1], parts[0]) : Self.make(parts[2], parts[0], parts[1])
    } else {
      self = .unreadable
    }
  }

  /// The order of day and month that `texts` speak for: the month first where some of them are days of the calendar only
  /// so, and none only the other way.
  static func order(of texts: [String]) -> DateOrder {
    func holds(_ order: DateOrder, notIn other: DateOrder) -> Bool {
      texts.contains { DateText($0, order: order).isDay && !DateText($0, order: other).isDay }
    }
    return holds(.monthFirst, notIn: .dayFirst) && !holds(.dayFirst, notIn: .monthFirst)
      ? .monthFirst : .dayFirst
  }

  private var isDay: Bool {
    if case .day = self { return true }
    return false
  }

  private static func withoutTime(_ text: String) -> Substring {
    text.trimmed.prefix { $0 != "T" && $0 != " " }
  }

  private static func parts(_ text: String) -> [Substring] {
    withoutMidnight(text.trimmed).split(omittingEmptySubsequences: false) { "-/.".contains($0) }
  }

  private static func make(_ year: Substring, _ month: Substring, _ day: Substring) -> DateText {
    guard PeriodText.years.contains(Int(year)!) else { return .impossible }
    return CalendarDate(year: Int(year)!, month: Int(month)!, day: Int(day)!).map(DateText.day) ?? .impossible
  }

  /// Drops a time of day that is midnight; a text with another time stays as it is, and is no day.
  private static func withoutMidnight(_ text: String) -> Substring {
    guard let separator = text.firstIndex(where: { $0 == "T" || $0 == " " }) else { return text[...] }
    var time = text[text.index(after: separator)...]
    if time.hasSuffix("Z") { time.removeLast() }
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    let isMidnight =
      (2...3).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 == "0" || $0 == "." } }
    return isMidnight ? text[..<separator] : text[...]
  }
}
