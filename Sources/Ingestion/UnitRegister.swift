import Observations

/// The units of an official list, and how rows find them: by code, else by name, at the levels of `MatchLevel`.
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
  let yieldsPopulations: Bool
  let entries: [Entry]
  let names: [UnitName]
  private let unitsOfCode: [String: [Int]]
  let unitsOfName: [String: [Int]]
  /// The digits of every code, where all have as many; a leading zero may then be missing.
  private let codeLength: Int?
  /// The names for suggestions, folded when the first is asked for.
  private var suggestions: [Suggestion.Letters]?
  /// The places of the names without accents, folded when the first is asked for.
  private var unitsOfAccentFreeName: [String: [Int]]?
  /// What parents of the rows are called, each taken apart once.
  private var parentNames: [String: UnitName] = [:]
  private var levelOfUnit: [Int: MatchLevel] = [:]
  private var unmatched = 0

  /// The register of `entries`; `yieldsPopulations` where residents given by the data go before its own.
  init(_ entries: [Entry], yieldsPopulations: Bool = false) {
    let units = entries.map(\.unit)
    self.entries = entries
    self.units = units
    self.yieldsPopulations = yieldsPopulations
    names = units.map { UnitName($0.name, type: $0.type) }
    unitsOfCode = Dictionary(grouping: units.indices.filter { units[$0].code != nil }) { units[$0].code! }
    let names = names
    unitsOfName = Dictionary(grouping: units.indices) { names[$0].bare }
    let codes = units.compactMap(\.code)
    let isUniform = codes.allSatisfy { $0.count == codes[0].count && $0.utf8.allSatisfy { $0 <= 0x39 } }
    codeLength = isUniform ? codes.first?.count : nil
  }

  /// A built-in list.
  init(_ list: UnitList) {
    let province = UnitName(list.province.name)
    let entries = list.units.map { unit in
      let isUnderProvince = unit.parent == list.province
      return Entry(
        unit: unit, district: isUnderProvince ? nil : unit.parent.map { UnitName($0.name) },
        province: province)
    }
    self.init(entries, yieldsPopulations: true)
  }

  /// The units of a table, which may be under a district or a province.
  init(ofData units: [AreaUnit]) {
    self.init(
      units.map { Entry(unit: $0, district: $0.parent.map { UnitName($0.name) }, province: nil) })
  }

  /// The units in force on `date`: of every code the latest entry that is not later.
  func inForce(on date: CalendarDate) -> UnitRegister {
    func day(_ entry: Entry) -> Int32 { entry.unit.validFrom?.dayNumber ?? .min }
    let begun = entries.filter { day($0) <= date.dayNumber }
    var latest: [String: Int32] = [:]
    for entry in begun {
      if let code = entry.unit.code { latest[code] = max(latest[code] ?? .min, day(entry)) }
    }
    return UnitRegister(
      begun.filter { entry in entry.unit.code.map { latest[$0] == day(entry) } ?? true },
      yieldsPopulations: yieldsPopulations)
  }

  var matches: UnitMatches? { UnitMatches(levelOfUnit: levelOfUnit, unmatched: unmatched) }

  mutating func find(_ mention: UnitMention) -> UnitFinding {
    guard !mention.code.isEmpty || !mention.name.isEmpty else { return .none(.unit, .blank) }
    switch match(mention) {
    case .found(let unit, let level):
      levelOfUnit[unit] = level.loosened(by: levelOfUnit[unit])
      return .found(unit)
    case .several(let units):
      unmatched += 1
      let byCode = !mention.code.isEmpty
      // Of many the first four; one more would take no more room than to say that there is one.
      let shown = units.count > 5 ? 4 : 5
      return .none(
        byCode ? .unitCode : .unit,
        .ambiguousUnit(
          byCode ? mention.code : mention.name, candidates: units.prefix(shown).map(candidate),
          others: units.count - min(shown, units.count)))
    case .contradiction(let unit):
      unmatched += 1
      return .none(
        .unit,
        .contradictingName(mention.name, code: units[unit].code ?? "", registered: units[unit].name))
    case .unknownCode:
      unmatched += 1
      return .none(.unitCode, .unknownCode(mention.code))
    case .unknownName:
      unmatched += 1
      return .none(.unit, .unknownUnit(mention.name, nearest: nearest(to: mention)))
    }
  }

  /// The units with the code of `mention`, leading zeros supplied.
  func holders(ofCode code: String) -> [Int] {
    let missingZeros = max(0, (codeLength ?? 0) - code.count)
    return unitsOfCode[String(repeating: "0", count: missingZeros) + code] ?? []
  }

  /// The units of a known type whose type and name fold to those of `name`.
  mutating func units(like name: AccentFreeName) -> [Int] {
    let names = self.names
    let known =
      unitsOfAccentFreeName
      ?? Dictionary(grouping: names.indices.filter { names[$0].type != nil }) {
        FoldedText(names[$0].bare).text
      }
    unitsOfAccentFreeName = known
    return (known[name.bare] ?? []).filter { name.agrees(with: names[$0]) }
  }

  /// The name of a parent taken apart.
  mutating func parentName(_ text: String) -> UnitName {
    if let known = parentNames[text] { return known }
    let name = UnitName(text)
    parentNames[text] = name
    return name
  }

  /// The unit whose name comes nearest; by the name alone, so that a wrong district does not hide the right commune.
  mutating func nearest(to mention: UnitMention) -> String? {
    let folded = suggestions ?? units.map { Suggestion.Letters($0.name) }
    suggestions = folded
    return Suggestion.nearest(to: Suggestion.Letters(mention.name), among: folded).map(label)
  }

  /// The name with its parent.
  private func label(_ unit: Int) -> String {
    [units[unit].name, units[unit].parent?.name].compactMap(\.self).joined(separator: ", ")
  }

  private func candidate(_ unit: Int) -> DataIssue.Candidate {
    DataIssue.Candidate(name: label(unit), code: units[unit].code, validFrom: units[unit].validFrom)
  }
}
