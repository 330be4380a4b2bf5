/// A quantity that is counted.
public struct Indicator: Sendable, Hashable {
  /// How the periods of a year combine to the value of the year.
  public enum Kind: Sendable, Hashable {
    /// Events; the value of a year is the sum of its periods.
    case flow
    /// Persons or things on file at the end of a period; the value of a year is that at its end.
    case stock
    /// A numerator over a denominator of the given kind.
    case proportion(denominator: Denominator)
  }

  /// How the denominators of the periods combine.
  public enum Denominator: String, Sendable, Hashable {
    case flow
    case stock
  }

  /// The stable identifier, as in the data and on the command line.
  public let id: String
  /// How its periods combine.
  public let kind: Kind

  /// An indicator with a non-empty identifier.
  public init(id: String, kind: Kind) {
    precondition(!id.isEmpty, "an indicator needs an identifier")
    self.id = id
    self.kind = kind
  }
}
