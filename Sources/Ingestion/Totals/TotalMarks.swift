/// Which rows of a table are totals of others.
public enum TotalMarks: Sendable, Hashable {
  /// Those whose unit is called "Tổng", "Total" and the like, or one of these names of the source's own.
  case recognised([String])
  /// None: every row is a unit.
  case none
}
