public import Observations

/// Looks up the units of a list by what a person types: a code, or a name with or without type, accents and
/// ", district".
public struct UnitSearch: Sendable {
  private var register: UnitRegister

  /// A search in `list`.
  public init(_ list: UnitList) {
    register = UnitRegister(list)
  }

  /// A search among `units`.
  public init(units: [AreaUnit]) {
    register = UnitRegister(ofData: units)
  }

  /// The places in the list of all units that `query` may mean, in the order of the list: those of the code, else those
  /// at the strictest level of `MatchLevel` that has any, else those whose name is the same without accents.
  public mutating func places(of query: String) -> [Int] {
    let mention = Self.mention(query)
    if !mention.code.isEmpty { return register.holders(ofCode: mention.code) }
    switch register.match(mention) {
    case .found(let unit, _): return [unit]
    case .several(let units): return units.sorted()
    case .contradiction, .unknownCode, .unknownName:
      return AccentFreeName(mention.name, type: "").map { register.units(like: $0).sorted() } ?? []
    }
  }

  /// The unit whose name is nearest to `query`, with its parent; nil where none is near.
  public mutating func nearest(to query: String) -> String? { register.nearest(to: Self.mention(query)) }

  private static func mention(_ query: String) -> UnitMention {
    let trimmed = query.trimmed
    if !trimmed.isEmpty, trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return UnitMention(roles: [.unitCode], texts: [trimmed])
    }
    let parts = trimmed.split(separator: ",", maxSplits: 1).map(String.init)
    return UnitMention(
      roles: [.unit, .district], texts: [parts.first ?? "", parts.count > 1 ? parts[1] : ""])
  }
}
