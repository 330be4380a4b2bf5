import Observations

extension UnitRegister {
  /// What a register says to a mention.
  enum Match {
    case found(Int, MatchLevel)
    /// Two units or more fit.
    case several([Int])
    /// The code is that of the unit, the name another's.
    case contradiction(Int)
    case unknownCode
    case unknownName
  }

  /// Looks a mention up, which has a code or a name; says nothing and counts nothing.
  mutating func match(_ mention: UnitMention) -> Match {
    if !mention.code.isEmpty { return matchByCode(mention) }
    let exact = matchByName(mention, mention.unitName) ?? matchByName(mention, mention.wholeName)
    guard let plain = AccentFreeName(mention.name, type: mention.type) else { return exact ?? .unknownName }
    if let exact {
      // Who writes without accents may mean a unit that has some: Nam Dong or Năm Đông.
      guard case .found(let unit, _) = exact, names[unit].type != nil, mention.hasNoAccent,
        case .several(let units)? = settle(
          units(like: plain), mention, accents: false, level: { _ in .withoutAccents })
      else { return exact }
      return .several(units)
    }
    guard plain.type != nil else { return .unknownName }
    return settle(units(like: plain), mention, accents: false, level: { _ in .withoutAccents })
      ?? .unknownName
  }

  private mutating func matchByName(_ mention: UnitMention, _ name: UnitName) -> Match? {
    let named = (unitsOfName[name.bare] ?? []).filter { names[$0].agrees(with: name) }
    return settle(named, mention, accents: true) { isConfirmed in
      if name.type == nil { return isConfirmed ? .nameAndParent : .name }
      return isConfirmed ? .typeNameAndParent : .typeAndName
    }
  }

  private func matchByCode(_ mention: UnitMention) -> Match {
    let holders = holders(ofCode: mention.code)
    guard let first = holders.first else { return .unknownCode }
    if mention.name.isEmpty { return holders.count == 1 ? .found(first, .code) : .several(holders) }
    let agreeing = holders.filter {
      names[$0].agrees(with: mention.unitName) || names[$0].agrees(with: mention.wholeName)
    }
    if agreeing.count > 1 { return .several(agreeing) }
    if let unit = agreeing.first { return .found(unit, .codeAndName) }
    guard let plain = AccentFreeName(mention.name, type: mention.type) else { return .contradiction(first) }
    let alike = holders.filter {
      FoldedText(names[$0].bare).text == plain.bare && plain.agrees(with: names[$0])
    }
    return alike.count == 1 ? .found(alike[0], .withoutAccents) : .contradiction(first)
  }

  /// How the parents of a mention stand to those of a unit.
  private enum Parentage {
    case confirmed, silent, contradicted
  }

  /// Of `candidates`, whose names fit, the one whose parents fit: those that are confirmed before those that are not
  /// known; nil where there is none.
  private mutating func settle(
    _ candidates: [Int], _ mention: UnitMention, accents: Bool, level: (_ isConfirmed: Bool) -> MatchLevel
  ) -> Match? {
    if candidates.isEmpty { return nil }
    let district = mention.district.map { ($0.name, parentName($0.name)) }
    let province = mention.province.map { ($0.name, parentName($0.name)) }
    let parentages = candidates.map { parentage(of: $0, district, province, accents: accents) }
    for wanted in [Parentage.confirmed, .silent] {
      let units = zip(candidates, parentages).filter { $0.1 == wanted }.map(\.0)
      if units.count == 1 { return .found(units[0], level(wanted == .confirmed)) }
      if units.count > 1 { return .several(units) }
    }
    return nil
  }

  private func parentage(
    of unit: Int, _ district: (text: String, name: UnitName)?, _ province: (text: String, name: UnitName)?,
    accents: Bool
  ) -> Parentage {
    let entry = entries[unit]
    var isConfirmed = false
    if let province, let own = entry.province {
      // A province that becomes a city keeps its name: the type says nothing.
      guard province.name.bare == own.bare || !accents && AccentFreeName.agrees(province.text, with: own)
      else {
        return .contradicted
      }
      isConfirmed = entry.district == nil
    }
    if let district, let own = entry.district {
      if district.name.agrees(with: own) || !accents && AccentFreeName.agrees(district.text, with: own) {
        isConfirmed = true
      } else if district.name.bare != own.bare && !AccentFreeName.agrees(district.text, with: own) {
        return .contradicted
      }
    }
    return isConfirmed ? .confirmed : .silent
  }
}
