/// Which units data are on, as `boundaries:` declares it.
public enum Boundaries: Sendable, Hashable, CustomStringConvertible {
  /// Those of one day, whatever year a row is of.
  case on(BoundaryDate)
  /// Those in force on the last day of the period of each row.
  case ofPeriod

  /// Reads `of-period`, a year of four digits or `YYYY-MM-DD`; nil for every other text.
  public init?(_ text: some StringProtocol) {
    if text == "of-period" {
      self = .ofPeriod
    } else if let day = BoundaryDate(text) {
      self = .on(day)
    } else {
      return nil
    }
  }

  /// What was written.
  public var description: String {
    switch self {
    case .on(let day): day.description
    case .ofPeriod: "of-period"
    }
  }
}
