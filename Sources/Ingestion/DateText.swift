import Observations

/// A day as people write it.
enum DateText: Equatable {
  case day(CalendarDate)
  /// Numbers in the form of a date, but no day of the calendar.
  case impossible
  case unreadable

  /// Reads 2023-05-17, 17/5/2023 (day first; also with - or .), 20230517; a midnight behind it does not matter.
  init(_ text: String) {
    let parts = Self.withoutMidnight(text.trimmed)
      .split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      self = .unreadable
      return
    }
    if parts.count == 1, let digits = parts.first, digits.count == 8 {
      self = Self.make(digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2))
    } else if parts.count == 3, parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 {
      self = Self.make(parts[0], parts[1], parts[2])
    } else if parts.count == 3, parts[2].count == 4, parts[1].count <= 2, parts[0].count <= 2 {
      self = Self.make(parts[2], parts[1], parts[0])
    } else {
      self = .unreadable
    }
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
