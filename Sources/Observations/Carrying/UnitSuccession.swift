/// Where the units of a table stand among the units of one official list.
public struct UnitSuccession: Sendable {
  /// A unit, or a part of it, and where it went.
  struct Step: Sendable, Hashable {
    /// Index into `units`.
    let new: Int
    /// The expected share of the unit, 0…1.
    let weight: Double
    let isWhole: Bool
  }

  /// The units of the list that any unit of the table belongs to or went to, in the order of the list; behind them
  /// those of the table that are in no list, which stay as they are.
  public let units: [AreaUnit]
  /// By unit of the table the steps to `units`.
  let steps: [[Step]]
  /// By unit of the table its code and the day of its list.
  let sources: [String]
  /// By unit of the table how old its list is: 0 for the list itself, the nearer the smaller.
  let ages: [Int]
  /// `parts[age][new]`: how many units of a list went, whole or in part, to a unit.
  let parts: [[Int]]

  /// How many of `units` gather units of earlier lists, and none of these was divided.
  public let exactCount: Int
  /// How many of `units` gather a part of a divided unit.
  public let weightedCount: Int
  /// How many units of the table are in no list.
  public let foreignCount: Int

  /// Where `old` units, each known by its code and the day of its list, stand among the units of `list`.
  ///
  /// `crosswalks` lead from earlier lists to `list`, one from each, the oldest first.
  public init(of old: [AreaUnit], onto list: UnitList, by crosswalks: [UnitCrosswalk]) {
    for crosswalk in crosswalks {
      precondition(crosswalk.later.id == list.id, "a crosswalk to \(crosswalk.later.id), not to \(list.id)")
    }
    let earlier = crosswalks.reversed().filter { $0.earlier.id != list.id }
    let lists = [list] + earlier.map(\.earlier)
    let places = old.map { Self.place(of: $0, in: lists) }
    // links[age][place of the unit in its list]
    let links: [[[Step]]] =
      [list.units.indices.map { [Step(new: $0, weight: 1, isWhole: true)] }]
      + earlier.map { crosswalk in
        var links = [[Step]](repeating: [], count: crosswalk.earlier.units.count)
        for link in crosswalk.links {
          links[link.old].append(Step(new: link.new, weight: link.weight, isWhole: link.basis == .whole))
        }
        return links
      }
    let reached = Set(places.compactMap { $0 }.flatMap { links[$0.age][$0.place].map(\.new) }).sorted()
    var newPlace = [Int](repeating: .max, count: list.units.count)
    for (new, place) in reached.enumerated() { newPlace[place] = new }
    var units = reached.map { list.units[$0] }
    var steps: [[Step]] = []
    for (unit, place) in zip(old, places) {
      guard let place else {
        steps.append([Step(new: units.count, weight: 1, isWhole: true)])
        units.append(unit)
        continue
      }
      steps.append(
        links[place.age][place.place].map {
          Step(new: newPlace[$0.new], weight: $0.weight, isWhole: $0.isWhole)
        })
    }
    var parts = lists.map { _ in [Int](repeating: 0, count: units.count) }
    for (age, links) in links.enumerated() {
      for step in links.joined() where newPlace[step.new] < units.count {
        parts[age][newPlace[step.new]] += 1
      }
    }
    for foreign in reached.count..<units.count { parts[0][foreign] = 1 }
    let known = zip(places, steps).filter { $0.0 != nil }
    let gathering = Set(known.filter { $0.0!.age > 0 }.flatMap { $0.1.map(\.new) })
    let weighted = Set(known.flatMap { $0.1.filter { !$0.isWhole }.map(\.new) })
    let residents = Self.populations(lists: lists, links: links, old: old, places: places, reached: reached)
    self.units = units.enumerated().map { new, unit in
      new < reached.count ? unit.inhabited(by: residents[new]) : unit
    }
    self.steps = steps
    sources = old.map { "\($0.code ?? "") of \($0.validFrom?.description ?? "")" }
    self.parts = parts
    ages = places.map { $0?.age ?? 0 }
    exactCount = gathering.subtracting(weighted).count
    weightedCount = weighted.count
    foreignCount = units.count - reached.count
  }

  /// The residents of the units `reached` of the list, all of one source: those of the newest list in the table that
  /// yields them for every one of these units, carried over by the shares; where none does, what is known of the list itself.
  ///
  /// The residents of two lists can be different concepts, and a unit must not gain by it.
  private static func populations(
    lists: [UnitList], links: [[[Step]]], old: [AreaUnit], places: [(age: Int, place: Int)?], reached: [Int]
  ) -> [Int?] {
    var populations = lists.map { $0.units.map(\.population) }
    for (unit, place) in zip(old, places) {
      if let place, let own = unit.population { populations[place.age][place.place] = own }
    }
    let isPresent = Set(places.compactMap { $0?.age })
    for (age, links) in links.enumerated() where age == 0 || isPresent.contains(age) {
      var sums = [Int?](repeating: 0, count: lists[0].units.count)
      var isReached = [Bool](repeating: false, count: sums.count)
      for (steps, population) in zip(links, populations[age]) {
        let shares = population.map { allotment(of: $0, weights: steps.map(\.weight)) }
        for (index, step) in steps.enumerated() {
          isReached[step.new] = true
          sums[step.new] = both(sums[step.new], shares?[index]).map(+)
        }
      }
      if reached.allSatisfy({ isReached[$0] && sums[$0] != nil }) { return reached.map { sums[$0] } }
    }
    return reached.map { populations[0][$0] }
  }

  private static func place(of unit: AreaUnit, in lists: [UnitList]) -> (age: Int, place: Int)? {
    guard let code = unit.code, let validFrom = unit.validFrom else { return nil }
    for (age, list) in lists.enumerated() where list.validFrom == validFrom {
      if let place = list.index(ofCode: code) { return (age, place) }
    }
    return nil
  }
}

extension AreaUnit {
  /// The same unit with `population` residents.
  fileprivate func inhabited(by population: Int?) -> AreaUnit {
    AreaUnit(
      code: code, validFrom: validFrom, name: name, type: type, parent: parent, population: population)
  }
}
