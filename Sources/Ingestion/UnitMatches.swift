/// How the units that the rows name were found in a list.
public struct UnitMatches: Sendable, Hashable {
  /// How many units were found at one level.
  public struct Count: Sendable, Hashable {
    /// The level; of a unit that is written in several ways the loosest.
    public let level: MatchLevel
    /// The number of units, 1 or more.
    public let units: Int
  }

  /// The levels that occur, the strictest first.
  public let counts: [Count]
  /// How many different codes and names of the data were not found.
  public let unmatched: Int

  init(levelOfUnit: [Int: MatchLevel], unmatched: Int) {
    counts = MatchLevel.allCases.compactMap { level in
      let units = levelOfUnit.values.count { $0 == level }
      return units == 0 ? nil : Count(level: level, units: units)
    }
    self.unmatched = unmatched
  }

  /// How many units were found.
  public var matched: Int { counts.reduce(0) { $0 + $1.units } }
}

extension UnitMatches: CustomStringConvertible {
  /// `171 by code and name, 6 by type + name + parent; 1 not found`.
  public var description: String {
    let found = counts.map { "\($0.units) by \($0.level.rawValue)" }.joined(separator: ", ")
    return (found.isEmpty ? "none" : found) + (unmatched == 0 ? "" : "; \(unmatched) not found")
  }
}
