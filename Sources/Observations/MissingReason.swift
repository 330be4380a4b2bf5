/// Why a figure is not there; blank is never zero.
public enum MissingReason: UInt8, Sendable, Hashable, CaseIterable {
  /// The cell is empty.
  case blank
  /// The source says that it has no figure: it was not sent in, or is not available.
  case notReported
  /// The figure has no meaning here.
  case notApplicable
  /// The thing was not counted then or there: the law or the category did not exist, or it cannot happen.
  case notCounted
  /// There is a figure, and it is kept back.
  case confidential
  /// The base of a proportion is not there, though its numerator is.
  case noDenominator
  /// What stands there is not a count, or contradicts what is declared.
  case rejected

  /// The word in files.
  public var word: String {
    switch self {
    case .blank: "blank"
    case .notReported: "not reported"
    case .notApplicable: "not applicable"
    case .notCounted: "not counted"
    case .confidential: "confidential"
    case .noDenominator: "no denominator"
    case .rejected: "rejected"
    }
  }
}
