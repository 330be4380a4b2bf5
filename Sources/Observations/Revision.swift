/// One change of a figure from one report to the next that holds one.
public struct Revision: Sendable, Hashable {
  /// The figure as it was.
  public let before: CountRow
  /// The figure as it became.
  public let after: CountRow

  /// The day of the change.
  public var date: CalendarDate { after.asOf! }

  /// By how much the count changed; 0 where only the denominator did.
  public var change: Int { after.count! - before.count! }

  /// A change from one report with a count to a later and dated one.
  init(from before: CountRow, to after: CountRow) {
    precondition(before.hasSameKey(as: after), "\(after.period) is no report of \(before.period)")
    precondition(
      before.count != nil && after.count != nil && after.asOf != nil, "a revision needs two counts")
    self.before = before
    self.after = after
  }

  /// The figure of the day of the change as it would have stood without it.
  var undone: CountRow {
    CountRow(
      unit: Int(after.unit), indicator: Int(after.indicator), period: after.period, value: before.value,
      denominator: before.denominator.map(Int.init), asOf: after.asOf, status: before.status)
  }
}
