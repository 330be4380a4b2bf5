/// Why a model cannot be fitted to one series; kept in that series' result, it stops no other.
public enum FitError: Error, Hashable, CustomStringConvertible {
  /// Every count is zero.
  case allCountsZero
  /// No trial is a success, or every one is.
  case noSuccesses, allSuccesses
  /// A weight is negative or not finite.
  case weightOutOfRange(row: Int)
  /// Fewer different years have data than the model needs.
  case tooFewYears(found: Int, needed: Int)
  /// All data are of one year.
  case oneYearOnly(year: Int)
  /// A count is negative or not finite.
  case countOutOfRange(year: Int)
  /// An exposure is not a finite number above 0.
  case exposureOutOfRange(year: Int)
  /// A rate or its standard error is not a finite number above 0.
  case rateOutOfRange(year: Int)
  /// A year occurs twice where each is needed once.
  case repeatedYear(year: Int)
  /// Fewer rows than coefficients.
  case tooFewRows(found: Int, needed: Int)
  /// A response is negative, not finite or otherwise outside what the family allows; rows from 0, of the frame.
  case responseOutOfRange(row: Int, expected: String)
  /// An offset is infinite or not a number, as the logarithm of a population of 0 is.
  case offsetNotFinite(row: Int)
  /// A column of the design holds a value that is infinite or not a number.
  case valueNotFinite(column: String, row: Int)
  /// The responses are told apart perfectly by these coefficients, whose estimates run off to infinity.
  case separated(coefficients: [String])
  /// A factor has one level only, so that nothing can be contrasted.
  case oneLevelFactor(name: String, level: String)
  /// A polynomial has as many coefficients as its variable has different values, or more.
  case tooFewDistinctValues(term: String, found: Int, needed: Int)
  /// The level that others are compared with does not occur.
  case missingLevel(factor: String, level: String)
  /// A design of so many numbers does not fit into memory.
  case designTooLarge(rows: Int, columns: Int)
  /// No level of a random term has as many rows as it has coefficients.
  case tooFewRowsPerLevel(term: String, coefficients: Int)
  /// The iterations did not settle.
  case notConverged(iterations: Int)
  /// The equations could not be solved, for the reason given.
  case numerical(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .allCountsZero: "every count is zero"
    case .noSuccesses: "no trial is a success"
    case .allSuccesses: "every trial is a success"
    case .weightOutOfRange(let row): "the weight of row \(row + 1) is not a number of 0 or more"
    case .tooFewYears(let found, let needed): "\(found) years with data, at least \(needed) are needed"
    case .oneYearOnly(let year): "all data are of the year \(year)"
    case .countOutOfRange(let year): "the count of \(year) is not a number of 0 or more"
    case .exposureOutOfRange(let year): "the exposure of \(year) is not a number above 0"
    case .rateOutOfRange(let year): "the rate of \(year) and its standard error are not numbers above 0"
    case .repeatedYear(let year): "the year \(year) occurs twice"
    case .tooFewRows(let found, let needed): "\(found) rows with data, at least \(needed) are needed"
    case .responseOutOfRange(let row, let expected): "the response of row \(row + 1) must be \(expected)"
    case .offsetNotFinite(let row): "the offset of row \(row + 1) is not finite"
    case .valueNotFinite(let column, let row): "'\(column)' of row \(row + 1) is not finite"
    case .separated(let coefficients):
      "the responses are separated perfectly, no finite estimate for \(coefficients.joined(separator: ", "))"
    case .oneLevelFactor(let name, let level): "the factor '\(name)' has one level only, '\(level)'"
    case .tooFewDistinctValues(let term, let found, let needed):
      "\(term) has \(found) different values, at least \(needed) are needed"
    case .missingLevel(let factor, let level): "no row has the level '\(level)' of '\(factor)'"
    case .designTooLarge(let rows, let columns):
      "\(rows) rows with \(columns) coefficients are too many for one model"
    case .tooFewRowsPerLevel(let term, let coefficients):
      "no level of (\(term)) has \(coefficients) rows, as many as it has random coefficients"
    case .notConverged(let iterations): "the estimates did not settle in \(iterations) iterations"
    case .numerical(let reason): reason
    }
  }
}
