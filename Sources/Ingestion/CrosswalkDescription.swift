public import Observations

/// A file that says where units went, as `crosswalk:` names it.
public struct CrosswalkDescription: Sendable, Hashable {
  /// The path of the file.
  public var file: String
  /// The first day of the later units; nil where the file has a column `valid_from`.
  public var validFrom: CalendarDate?

  /// A crosswalk in `file`.
  public init(file: String, validFrom: CalendarDate? = nil) {
    self.file = file
    self.validFrom = validFrom
  }
}
