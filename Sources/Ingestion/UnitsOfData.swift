import Observations

/// The units that the data themselves name: one a code, or a name within its district where there is no code.
struct UnitsOfData: UnitDirectory {
  private(set) var units: [AreaUnit] = []
  private var unitOfKey: [[String]: Int] = [:]
  private var knownNames: Set<[String]> = []

  mutating func find(_ mention: UnitMention) -> UnitFinding {
    guard !mention.code.isEmpty || !mention.name.isEmpty else { return .none(.unit, .blank) }
    let name = mention.unitName
    let key =
      mention.code.isEmpty
      ? ["name", name.type ?? "", name.bare, UnitName.normalised(mention.parent?.name ?? "")]
      : ["code", mention.code]
    guard let unit = unitOfKey[key] else {
      unitOfKey[key] = units.count
      units.append(mention.unit())
      return .found(units.count - 1)
    }
    let first = units[unit]
    guard !mention.code.isEmpty, !mention.name.isEmpty,
      !name.agrees(with: UnitName(first.name, type: first.type)),
      knownNames.insert([mention.code, name.bare, name.type ?? ""]).inserted
    else { return .found(unit) }
    let kind = DataIssue.Kind.secondName(mention.name, code: mention.code, first: first.name)
    return .found(unit, doubt: CellFault(role: .unit, kind: kind))
  }
}
