import Observations

/// The units of an official list, and how rows find them: by code, else by type, full name and parent.
///
/// Nothing is matched by likeness: an unknown name is an issue that names the nearest one.
struct UnitRegister: UnitDirectory {
  /// A unit with the names above it.
  struct Entry {
    let unit: AreaUnit
    let district: UnitName?
    let province: UnitName?
  }

  let units: [AreaUnit]
  private let entries: [Entry]
  private let names: [UnitName]
  private let unitsOfCode: [String: [Int]]
  private let unitsOfName: [String: [Int]]
  /// The digits of every code, where all have as many; a leading zero may then be missing.
  private let codeLength: Int?
  /// The names for suggestions, folded when the first is asked for.
  private var suggestions: [Suggestion.Letters]?

  init(_ entries: [Entry]) {
    let units = entries.map(\.unit)
    self.entries = entries
    self.units = units
    names = units.map { UnitName($0.name, type: $0.type) }
    unitsOfCode = Dictionary(grouping: units.indices.filter { units[$0].code != nil }) { units[$0].code! }
    let names = names
    unitsOfName = Dictionary(grouping: units.indices) { names[$0].bare }
    let codes = units.compactMap(\.code)
    let isUniform = codes.allSatisfy { $0.count == codes[0].count && $0.utf8.allSatisfy { $0 <= 0x39 } }
    codeLength = isUniform ? codes.first?.count : nil
  }

  mutating func find(_ mention: UnitMention) -> UnitFinding {
    if !mention.code.isEmpty { return findByCode(mention) }
    if mention.name.isEmpty { return .none(.unit, .blank) }
    let candidates = unitsNamed(mention)
    if candidates.count == 1 { return .found(candidates[0]) }
    if candidates.count > 1 {
      return .none(.unit, .ambiguousUnit(mention.name, candidates: candidates.map(fullLabel)))
    }
    return .none(.unit, .unknownUnit(mention.name, nearest: nearest(to: mention)))
  }

  private func findByCode(_ mention: UnitMention) -> UnitFinding {
    let missingZeros = max(0, (codeLength ?? 0) - mention.code.count)
    let code = String(repeating: "0", count: missingZeros) + mention.code
    guard let holders = unitsOfCode[code] else { return .none(.unitCode, .unknownCode(mention.code)) }
    if mention.name.isEmpty {
      return holders.count == 1
        ? .found(holders[0])
        : .none(.unitCode, .ambiguousUnit(mention.code, candidates: holders.map(fullLabel)))
    }
    let agreeing = holders.filter { names[$0].agrees(with: mention.unitName) }
    switch agreeing.count {
    case 1: return .found(agreeing[0])
    case 0:
      let registered = units[holders[0]].name
      return .none(.unit, .contradictingName(mention.name, code: code, registered: registered))
    default: return .none(.unitCode, .ambiguousUnit(mention.code, candidates: agreeing.map(fullLabel)))
    }
  }

  /// The units whose name and, where both have them, type, district and province agree.
  private func unitsNamed(_ mention: UnitMention) -> [Int] {
    let name = mention.unitName
    let district = mention.district.map { UnitName($0.name) }
    let province = mention.province.map { UnitName($0.name) }
    func agree(_ left: UnitName?, _ right: UnitName?) -> Bool {
      guard let left, let right else { return true }
      return left.agrees(with: right)
    }
    return (unitsOfName[name.bare] ?? []).filter { candidate in
      names[candidate].agrees(with: name) && agree(district, entries[candidate].district)
        && agree(province, entries[candidate].province)
    }
  }

  /// The unit whose name comes nearest; by the name alone, so that a wrong district does not hide the right commune.
  private mutating func nearest(to mention: UnitMention) -> String? {
    let folded = suggestions ?? units.map { Suggestion.Letters($0.name) }
    suggestions = folded
    return Suggestion.nearest(to: Suggestion.Letters(mention.name), among: folded).map(label)
  }

  /// The name with its parent.
  private func label(_ unit: Int) -> String {
    [units[unit].name, units[unit].parent?.name].compactMap(\.self).joined(separator: ", ")
  }

  /// The name with its parent, code and the day of its list.
  private func fullLabel(_ unit: Int) -> String {
    let key = [units[unit].code, units[unit].validFrom.map { "from \($0)" }].compactMap(\.self)
    return label(unit) + (key.isEmpty ? "" : " (\(key.joined(separator: ", ")))")
  }
}
