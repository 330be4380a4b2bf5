import Observations

/// The two systems in which a spreadsheet counts days (ISO/IEC 29500-1, 18.17.4).
enum SerialDate {
  /// Day 1 is 1 January 1900, and day 60 is 29 February of that year, which never was.
  case from1900
  /// Day 0 is 1 January 1904.
  case from1904

  /// The day and time that `number` stands for: `2023-05-17`, `2023-05-17T08:30:00` where it is not midnight,
  /// `08:30:00` within day 0; nil outside the years 1900 to 9999. Rounded to the second.
  func text(_ number: Double) -> String? {
    guard number >= 0, number < 2_958_466 else { return nil }
    let seconds = Int((number * 86_400).rounded())
    let (day, time) = seconds.quotientAndRemainder(dividingBy: 86_400)
    if day == 0, time > 0 { return Self.clock(time) }
    guard let date = dayText(day) else { return nil }
    return time == 0 ? date : "\(date)T\(Self.clock(time))"
  }

  private func dayText(_ day: Int) -> String? {
    let first: CalendarDate
    switch (self, day) {
    case (.from1900, 0): return nil
    case (.from1900, 60): return "1900-02-29"
    case (.from1900, 1..<60): first = CalendarDate(year: 1899, month: 12, day: 31)!
    case (.from1900, _): first = CalendarDate(year: 1899, month: 12, day: 30)!
    case (.from1904, _): first = CalendarDate(year: 1904, month: 1, day: 1)!
    }
    let date = first.advanced(by: day)
    return date.components.year <= 9999 ? date.description : nil
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
