/// Why a model cannot be fitted to one series; kept in that series' result, it stops no other.
public enum FitError: Error, Hashable, CustomStringConvertible {
  /// Every count is zero.
  case allCountsZero
  /// Fewer different years have data than the model needs.
  case tooFewYears(found: Int, needed: Int)
  /// All data are of one year.
  case oneYearOnly(year: Int)
  /// A count is negative or not finite.
  case countOutOfRange(year: Int)
  /// An exposure is not a finite number above 0.
  case exposureOutOfRange(year: Int)
  /// The equations could not be solved, for the reason given.
  case numerical(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .allCountsZero: "every count is zero"
    case .tooFewYears(let found, let needed): "\(found) years with data, at least \(needed) are needed"
    case .oneYearOnly(let year): "all data are of the year \(year)"
    case .countOutOfRange(let year): "the count of \(year) is not a number of 0 or more"
    case .exposureOutOfRange(let year): "the exposure of \(year) is not a number above 0"
    case .numerical(let reason): reason
    }
  }
}
