/// The day whose units data are on, as `boundaries:` declares it: a date, or a year, which stands for its last day.
public struct BoundaryDate: Sendable, Hashable, CustomStringConvertible {
  /// The day.
  public let date: CalendarDate
  /// What was written: `2023` or `2024-11-01`.
  public let description: String

  /// Reads a year of four digits or `YYYY-MM-DD`; nil for every other text.
  public init?(_ text: some StringProtocol) {
    let isYear = text.utf8.count == 4
    guard let date = CalendarDate(iso: isYear ? "\(text)-12-31" : String(text)) else { return nil }
    self.date = date
    description = String(text)
  }

  /// The day `date`.
  public init(_ date: CalendarDate) {
    self.date = date
    description = date.description
  }
}
