import Observations

/// The units of the data, found one by one in the built-in list that nearly all of them are in.
struct UnitsOfList {
  let list: UnitList
  /// For each unit of the data its place in the list, or nil where it is not in it.
  let places: [Int?]
  /// Of each unit that is not in the list, the nearest name that is.
  let nearest: [Int: String?]
  let matches: UnitMatches

  /// Looks the units of `data` up in `list`; nil where more than a tenth of them are not surely in it, by code and name
  /// or by type, name and parent: a code alone, or a name alone, is the same in other lists and places.
  init?(_ data: UnitsOfData, in list: UnitList) {
    guard !data.mentions.isEmpty else { return nil }
    var register = UnitRegister(list)
    var levels: [Int: MatchLevel] = [:]
    var places: [Int?] = []
    var doubtful = 0
    for mention in data.mentions {
      guard case .found(let unit, let level) = register.match(mention) else {
        places.append(nil)
        doubtful += 1
        if 10 * doubtful > data.mentions.count { return nil }
        continue
      }
      places.append(unit)
      levels[unit] = level.loosened(by: levels[unit])
      doubtful += level.namesTheList ? 0 : 1
      if 10 * doubtful > data.mentions.count { return nil }
    }
    self.list = list
    self.places = places
    var nearest: [Int: String?] = [:]
    for unit in places.indices where places[unit] == nil {
      nearest[unit] = .some(register.nearest(to: data.mentions[unit]))
    }
    self.nearest = nearest
    matches = UnitMatches(levelOfUnit: levels, unmatched: nearest.count)
  }

  /// Whether the data name every unit of the list and no other.
  var isComplete: Bool { nearest.isEmpty && matches.matched == list.units.count }
}

/// Which built-in list the units of data without a register are on.
enum ListChoice {
  /// One list holds more of them than any other.
  case one(UnitsOfList)
  /// Several lists hold them alike: whoever has the data must say which is meant.
  case open([UnitList])
  /// None does.
  case none

  init(_ data: UnitsOfData) {
    let found = UnitList.builtIn.compactMap { UnitsOfList(data, in: $0) }
    let most = found.map(\.matches.matched).max() ?? 0
    let best = found.filter { $0.matches.matched == most }
    if best.count == 1 {
      self = .one(best[0])
    } else if best.count > 1 {
      self = .open(best.map(\.list))
    } else {
      let lists = UnitList.builtIn.filter { Self.codes(of: data, areIn: $0) }
      self = lists.isEmpty ? .none : .open(lists)
    }
  }

  /// Whether the data have codes without names, nine tenths of them codes of `list`.
  private static func codes(of data: UnitsOfData, areIn list: UnitList) -> Bool {
    guard !data.mentions.isEmpty, data.mentions.allSatisfy({ !$0.code.isEmpty && $0.name.isEmpty }) else {
      return false
    }
    let register = UnitRegister(list)
    let foreign = data.mentions.count { register.holders(ofCode: $0.code).isEmpty }
    return 10 * foreign <= data.mentions.count
  }
}
