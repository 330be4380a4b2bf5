/// What is known about one condition of a line in one unit.
public enum LineEvidence: Sendable, Hashable {
  /// Somebody says that it holds, or that it does not.
  case attested(Bool)
  /// Somebody says that it cannot be asked here.
  case notApplicable
  /// The numbers; two where figures of divided units can be anything between them.
  case figures(LineFigures, or: LineFigures? = nil)
  /// Nothing, and why.
  case missing(MissingEvidence)
}

/// The numbers that decide a condition.
public struct LineFigures: Sendable, Hashable {
  /// The count, or the numerator of a share.
  public var value: Int
  /// The base of a share.
  public var base: Int?
  /// The earlier count or numerator.
  public var earlier: Int?
  /// The earlier base.
  public var earlierBase: Int?

  /// Numbers of 0 or more; no numerator is above its base.
  public init(_ value: Int, of base: Int? = nil, after earlier: Int? = nil, of earlierBase: Int? = nil) {
    self.value = value
    self.base = base
    self.earlier = earlier
    self.earlierBase = earlierBase
  }
}

/// Why a condition is not decided.
public enum MissingEvidence: Sendable, Hashable {
  /// Neither counts nor an attestation.
  case nothing
  /// Only some of the months up to the cut-off are reported.
  case months(reported: Int, of: Int)
  /// The same months of the baseline year are not reported.
  case baseline
  /// It is not known when the model of the unit was built.
  case modelYear
  /// A change of definition lies between the two years.
  case notComparable
  /// What is asked depends on the kind of the unit, which is not known.
  case unitType
  /// Figures of a divided unit allow both.
  case division
  /// The plan leaves it open.
  case openReading
  /// Only whole years are compared, and this one is not over.
  case yearNotOver
}
