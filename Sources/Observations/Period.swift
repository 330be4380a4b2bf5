/// A run of whole statistical months within one statistical year: a month, a quarter, a half-year, a year,
/// or a cumulative span such as the first nine months.
public struct Period: Sendable, Hashable, Comparable, CustomStringConvertible {
  private let storedYear: Int16
  private let storedFirst: UInt8
  private let storedCount: UInt8

  /// The statistical year the period belongs to, 0…10,000.
  public var year: Int { Int(storedYear) }
  /// The first month, 1…12, counted from the start of the statistical year.
  public var firstMonth: Int { Int(storedFirst) }
  /// The number of months, 1…12.
  public var monthCount: Int { Int(storedCount) }
  /// The last month, 1…12.
  public var lastMonth: Int { firstMonth + monthCount - 1 }
  /// The months covered.
  public var months: MonthSet { MonthSet(firstMonth...lastMonth) }

  /// The months `firstMonth` … `firstMonth + monthCount − 1` of `year`; nil where they leave the year.
  ///
  /// Years are 0…10,000, so that every day of the years 1…9999 has its month in every calendar.
  public init?(year: Int, firstMonth: Int, monthCount: Int) {
    guard (0...10_000).contains(year), (1...12).contains(firstMonth), (1...12).contains(monthCount),
      firstMonth + monthCount <= 13
    else { return nil }
    storedYear = Int16(year)
    storedFirst = UInt8(firstMonth)
    storedCount = UInt8(monthCount)
  }

  /// The whole year.
  public static func year(_ year: Int) -> Period { Period(year: year, firstMonth: 1, monthCount: 12)! }

  /// Month `month`, 1…12, of the statistical year.
  public static func month(_ month: Int, of year: Int) -> Period {
    Period(year: year, firstMonth: month, monthCount: 1)!
  }

  /// Quarter `quarter`, 1…4.
  public static func quarter(_ quarter: Int, of year: Int) -> Period {
    Period(year: year, firstMonth: 3 * quarter - 2, monthCount: 3)!
  }

  /// Half-year `half`, 1…2.
  public static func half(_ half: Int, of year: Int) -> Period {
    Period(year: year, firstMonth: 6 * half - 5, monthCount: 6)!
  }

  /// The first `count` months, 1…12: a cumulative span.
  public static func first(_ count: Int, monthsOf year: Int) -> Period {
    Period(year: year, firstMonth: 1, monthCount: count)!
  }

  /// `2023`, `2023-H1`, `2023-Q2`, `2023-05`, or `2023-01..09` for other spans.
  public var description: String {
    let yearText = padded(year, to: 4)
    return switch (monthCount, (firstMonth - 1) % monthCount) {
    case (12, _): yearText
    case (6, 0): "\(yearText)-H\(lastMonth / 6)"
    case (3, 0): "\(yearText)-Q\(lastMonth / 3)"
    case (1, _): "\(yearText)-\(padded(firstMonth, to: 2))"
    default: "\(yearText)-\(padded(firstMonth, to: 2))..\(padded(lastMonth, to: 2))"
    }
  }

  /// By year, then first month, then length.
  public static func < (left: Period, right: Period) -> Bool {
    (left.storedYear, left.storedFirst, left.storedCount)
      < (right.storedYear, right.storedFirst, right.storedCount)
  }
}
