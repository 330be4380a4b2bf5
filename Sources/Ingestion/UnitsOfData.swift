import Observations

/// The units that the data themselves name: one a code, or a name within its district where there is no code.
struct UnitsOfData: UnitDirectory {
  /// Whether one code under two names is two units, which are looked up in the lists of their periods later.
  let tellsNamesApart: Bool
  private(set) var units: [AreaUnit] = []
  /// How each unit was named first.
  private(set) var mentions: [UnitMention] = []
  private var unitOfKey: [[String]: Int] = [:]
  private var knownNames: Set<[String]> = []

  init(tellsNamesApart: Bool = false) {
    self.tellsNamesApart = tellsNamesApart
  }

  var matches: UnitMatches? { nil }
  var yieldsPopulations: Bool { true }

  mutating func find(_ mention: UnitMention) -> UnitFinding {
    guard !mention.code.isEmpty || !mention.name.isEmpty else { return .none(.unit, .blank) }
    let name = mention.unitName
    let key =
      mention.code.isEmpty
      ? ["name", name.type ?? "", name.bare, UnitName.normalised(mention.parent?.name ?? "")]
      : ["code", mention.code] + (tellsNamesApart ? [name.type ?? "", name.bare] : [])
    guard let unit = unitOfKey[key] else { return .found(add(mention, key)) }
    let first = units[unit]
    guard !tellsNamesApart, !mention.code.isEmpty, !mention.name.isEmpty,
      !name.agrees(with: UnitName(first.name, type: first.type))
    else { return .found(unit) }
    if UnitList.isReused(code: mention.code, by: UnitName(first.name, type: first.type), name) {
      // Two units that follow each other under one code are kept apart.
      let own = key + [name.type ?? "", name.bare]
      return .found(unitOfKey[own] ?? add(mention, own))
    }
    guard knownNames.insert([mention.code, name.bare, name.type ?? ""]).inserted else { return .found(unit) }
    let kind = DataIssue.Kind.secondName(mention.name, code: mention.code, first: first.name)
    return .found(unit, doubt: CellFault(role: .unit, kind: kind))
  }

  private mutating func add(_ mention: UnitMention, _ key: [String]) -> Int {
    unitOfKey[key] = units.count
    units.append(mention.unit())
    mentions.append(mention)
    return units.count - 1
  }
}

extension UnitList {
  /// Whether `code` is that of `first` in one built-in list and that of `second` in another.
  static func isReused(code: String, by first: UnitName, _ second: UnitName) -> Bool {
    let holders = builtIn.compactMap { list in
      list.index(ofCode: code).map { UnitName(list.units[$0].name) }
    }
    return holders.contains { $0.agrees(with: first) } && holders.contains { $0.agrees(with: second) }
  }
}
