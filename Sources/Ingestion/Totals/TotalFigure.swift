import Observations

/// A figure of a total row, which is left out of the table and held against its parts.
struct TotalFigure {
  let place: RowPlace
  /// Where its cell stands.
  let position: DataIssue.Position
  let scope: TotalScope
  /// The record of the last heading or total before it.
  let since: Int32
  /// Of a heading the record of the next one, once it is known.
  var until: Int32
  let indicator: Int
  let period: Period
  let asOf: CalendarDate?
  let count: Int
}

/// How many totals were held against their parts.
public struct TotalChecks: Sendable, Hashable {
  /// Equal to the sum of their parts.
  public var equal = 0
  /// Not equal; each is an issue.
  public var different = 0
  /// Not to be checked, since a part is missing.
  public var open = 0

  /// All of them.
  public var all: Int { equal + different + open }
}
