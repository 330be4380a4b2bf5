/// One unit, target year and origin whose outcome is known.
struct BacktestCase: Sendable, Hashable {
  let unit: Int
  /// Last year's value.
  let baseline: Int?
  /// The largest value that met the target; nil where it asks for more.
  let allowed: Int?
  /// The values that met its first part; nil where those are not known.
  let meeting: ClosedRange<Int>?
  /// The value at the year's end.
  let observed: Int
  let missed: Bool
  /// Whether the counts had settled the verdict by the origin.
  let isDecided: Bool
}
