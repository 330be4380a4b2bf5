import Testing

@testable import Reports

/// Someone who knows all printed numbers, that sums are sums, and in which range hidden counts of units are.
private struct Reader {
  let districts: [Int?]
  /// The printed counts and sums, nil where hidden.
  let units: [Int?]
  let sums: [Int?]
  let whole: Int?

  init(_ counts: [Int], _ districts: [Int?], districtCount: Int, _ hidden: CountSuppression.Hidden) {
    self.districts = districts
    units = zip(counts, hidden.units).map { $1 ? nil : $0 }
    sums = (0..<districtCount).map { district in
      hidden.districts[district]
        ? nil : zip(counts, districts).reduce(0) { $0 + ($1.1 == district ? $1.0 : 0) }
    }
    whole = hidden.whole ? nil : counts.reduce(0, +)
  }

  /// All that may be, hidden counts of units in `range`: of each unit the values, then of each district.
  func values(in range: ClosedRange<Int>) -> [Set<Int>] {
    var found = [Set<Int>](repeating: [], count: units.count + sums.count)
    var world = units.map { $0 ?? 0 }
    let unknown = units.indices.filter { units[$0] == nil }
    func fill(_ depth: Int) {
      guard depth < unknown.count else {
        let own = sums.indices.map { district in
          zip(world, districts).reduce(0) { $0 + ($1.1 == district ? $1.0 : 0) }
        }
        guard whole.map({ $0 == world.reduce(0, +) }) ?? true else { return }
        guard zip(sums, own).allSatisfy({ $0.map { [sum = $1] in sum == $0 } ?? true }) else { return }
        for (place, value) in (world + own).enumerated() { found[place].insert(value) }
        return
      }
      let rest = whole.map { $0 - unknown[..<depth].reduce(0) { $0 + world[$1] } } ?? range.upperBound
      for value in range where value <= max(rest, 0) {
        world[unknown[depth]] = value
        fill(depth + 1)
      }
      world[unknown[depth]] = 0
    }
    fill(0)
    return found
  }
}

/// All lists of `count` numbers 0…`most`.
private func worlds(_ count: Int, upTo most: Int) -> [[Int]] {
  (0..<count).reduce([[]]) { lists, _ in lists.flatMap { list in (0...most).map { list + [$0] } } }
}

@Suite("Small counts that are hidden")
struct CountSuppressionTests {
  @Test(
    "no hidden count of any small world can be worked out",
    arguments: [
      ([0, 0, 1], 4), ([0, 0, 0], 4), ([0, 1, 2], 4), ([nil, 0, 0], 4), ([0, 0, 1, 1], 3), ([0, 1, 1, 2], 3),
      ([nil, nil, 0, 1], 3), ([0], 6), ([0, 0], 6), ([0, 1], 6),
    ] as [([Int?], Int)], [2, 3, 4])
  func smallWorlds(_ shape: ([Int?], Int), least: Int) {
    let (districts, most) = shape
    let districtCount = (districts.compactMap(\.self).max() ?? -1) + 1
    for counts in worlds(districts.count, upTo: most) {
      let hidden = CountSuppression(below: least).hidden(
        counts: counts, districts: districts, districtCount: districtCount)
      let reader = Reader(counts, districts, districtCount: districtCount, hidden)
      let sums = (0..<districtCount).map { district in
        zip(counts, districts).reduce(0) { $0 + ($1.1 == district ? $1.0 : 0) }
      }
      let isSmall = (counts + sums).map { (1..<least).contains($0) }
      let possible = reader.values(in: 0...9)
      for place in isSmall.indices where isSmall[place] {
        let isHidden = place < counts.count ? hidden.units[place] : hidden.districts[place - counts.count]
        #expect(isHidden && possible[place].count > 1, "\(counts), \(place): \(hidden)")
      }
      if (1..<least).contains(counts.reduce(0, +)) { #expect(hidden.whole) }
      // Who takes all hidden counts for small ones must not find them either, where there is a choice at all.
      guard least > 2 else { continue }
      let small = reader.values(in: 1...least - 1)
      for place in counts.indices where isSmall[place] {
        #expect(small[place].count != 1, "\(counts), \(place), all small: \(hidden)")
      }
    }
  }

  @Test("what needs no hiding is printed")
  func nothingSmall() {
    let hidden = CountSuppression(below: 5).hidden(
      counts: [0, 5, 7, nil, 12], districts: [0, 0, 0, 1, 1], districtCount: 2)
    #expect(hidden.units == [false, false, false, false, false])
    #expect(hidden.districts == [false, false] && !hidden.whole)
  }

  @Test("one small count hides the smallest other of its district; sums stay")
  func secondary() {
    let hidden = CountSuppression(below: 5).hidden(
      counts: [3, 9, 7, 20, 30], districts: [0, 0, 0, 1, 1], districtCount: 2)
    #expect(hidden.units == [true, false, true, false, false])
    #expect(hidden.districts == [false, false] && !hidden.whole)
  }

  @Test("a district of one unit is hidden with it, and another with that")
  func singleUnit() {
    let hidden = CountSuppression(below: 5).hidden(
      counts: [3, 20, 30, 40, 50], districts: [0, 1, 1, 2, 2], districtCount: 3)
    #expect(hidden.units == [true, true, false, false, false])
    #expect(hidden.districts == [true, true, false] && !hidden.whole)
  }
}
