/// Why a model could not be fitted.
public enum FitError: Error, Sendable, Hashable {
  /// No unit has a whole year of figures before the target year.
  case noWholeYear(before: Int)
  /// No released person, or other base of the proportion, in any year before the target year.
  case noBase(before: Int)
  /// A proportion over a stock: events of a year against persons at its end; no model of it is here yet.
  case stockAsBase
  /// The likelihood has no maximum that could be found; the text says what happened.
  case noMaximum(String)
}
