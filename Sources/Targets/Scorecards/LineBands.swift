/// Points by how high a value is.
public struct LineBands: Sendable, Hashable {
  /// What the bounds are in.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Whole numbers.
    case count
    /// Hundredths of one per cent.
    case percent
  }

  /// The values from `lower` to `upper` and what they earn.
  public struct Band: Sendable, Hashable {
    /// The lower bound.
    public let lower: Int
    /// Whether the lower bound is in the band.
    public let includesLower: Bool
    /// The upper bound; nil where there is none.
    public let upper: Int?
    /// Whether the upper bound is in the band.
    public let includesUpper: Bool
    /// What a value in the band earns.
    public let points: Fraction

    /// A band; its bounds are in the measure of its bands.
    public init(
      lower: Int, includesLower: Bool, upper: Int?, includesUpper: Bool, points: Fraction
    ) {
      self.lower = lower
      self.includesLower = includesLower
      self.upper = upper
      self.includesUpper = includesUpper
      self.points = points
    }
  }

  /// What a value between two bands earns.
  public enum Gaps: String, Sendable, Hashable, CaseIterable {
    case lower
    case higher
    /// Rounded to whole per cent, halves up, and looked at again; what then still lies between is in the lower band.
    case nearest
    case nothing
    case undecided
  }

  /// What a value below the lowest band earns.
  public enum Below: String, Sendable, Hashable, CaseIterable {
    case nothing
    case undecided
  }

  /// What the bounds are in.
  public let measure: Measure
  /// The bands of every kind of unit, lowest first.
  public let bands: ByUnitClass<[Band]>
  /// What a value between two bands earns.
  public let gaps: Gaps
  /// What a value below the lowest earns.
  public let below: Below

  /// Bands that do not overlap, lowest first, at least one for each kind of unit.
  public init(_ measure: Measure, _ bands: ByUnitClass<[Band]>, gaps: Gaps, below: Below) {
    self.measure = measure
    self.bands = bands
    self.gaps = gaps
    self.below = below
  }
}
