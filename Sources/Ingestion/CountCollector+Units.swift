import Observations

extension CountCollector {
  /// How the units of the data were found in the chosen built-in list; nil where none was chosen.
  var listMatches: UnitMatches? {
    if case .one(let found) = listChoice { return found.matches }
    return nil
  }

  /// Puts the units of the official list that the data are on in the place of those of the data, where one list holds
  /// nearly all of them; units that it does not hold stay as they are and are noted.
  mutating func settleUnits(sources: [any CountSource]) {
    guard let data = directory as? UnitsOfData else { return }
    let choice = ListChoice(data)
    listChoice = choice
    guard case .one(let found) = choice else { return }
    var units: [AreaUnit] = []
    var newOfPlace: [Int: Int] = [:]
    let new = data.units.indices.map { unit in
      guard let place = found.places[unit] else {
        units.append(data.units[unit])
        return units.count - 1
      }
      if let known = newOfPlace[place] { return known }
      newOfPlace[place] = units.count
      units.append(found.list.units[place])
      return units.count - 1
    }
    noteForeign(found, data, sources)
    if units.count < data.units.count {
      renumberUnits(new)
      mergeSums()
    }
    settledUnits = units
  }

  /// Notes each unit that is not in the list, at its first row.
  private mutating func noteForeign(_ found: UnitsOfList, _ data: UnitsOfData, _ sources: [any CountSource]) {
    var noted: Set<Int> = []
    for (number, row) in rows.enumerated() where found.places[Int(row.unit)] == nil {
      let unit = Int(row.unit)
      guard noted.insert(unit).inserted else { continue }
      let kind = DataIssue.Kind.notInList(
        data.units[unit].name, list: found.list.id, nearest: found.nearest[unit] ?? nil)
      let place = places[number]
      let source = sources[Int(place.source)]
      note(DataIssue(position: .init(place, in: source), kind: kind), at: place)
      if noted.count == found.nearest.count { return }
    }
  }
}
