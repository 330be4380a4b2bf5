/// Which small counts are hidden, and which others with them, so that sums do not give them away.
///
/// Hidden are counts of 1…K − 1 of units, districts and the whole. A hidden unit stands in one sum that is printed: that
/// of its district or, where that is hidden too, that of the whole less the districts that are printed. Such a sum says
/// too much where it holds one hidden count alone, or where all that it holds must be 1, or K − 1, if they are small
/// ones; then the smallest other count of the sum is hidden as well, and where there is none the sum. (Complementary
/// suppression: Willenborg and de Waal 2001, Elements of Statistical Disclosure Control, chapter 4.)
public struct CountSuppression: Sendable {
  /// What is hidden.
  public struct Hidden: Sendable, Hashable {
    /// Of each unit.
    public internal(set) var units: [Bool]
    /// Of each district's sum.
    public internal(set) var districts: [Bool]
    /// Of the sum of all.
    public internal(set) var whole: Bool
  }

  /// The lowest count that may be printed, beside 0.
  public let least: Int

  /// Hides counts of 1 to `least` − 1; `least` is 2 or more.
  public init(below least: Int) {
    precondition(least >= 2, "counts below \(least) are to be hidden, of 2 at least")
    self.least = least
  }

  /// What is hidden of one indicator and period, where unit i counts `counts[i]`, nil for no figure, in the district
  /// `districts[i]` of 0..<`districtCount`, nil for none. A sum without one of its counts is not printed anyway.
  public func hidden(counts: [Int?], districts: [Int?], districtCount: Int) -> Hidden {
    precondition(counts.count == districts.count, "\(counts.count) counts in \(districts.count) districts")
    var world = World(least: least, counts: counts, districts: districts, districtCount: districtCount)
    for district in 0..<districtCount { world.protect(district: district) }
    world.protectWhole()
    return world.hidden
  }

  /// Whether `count` is a small one.
  private static func isSmall(_ count: Int, _ least: Int) -> Bool { (1..<least).contains(count) }

  /// The counts of one indicator and period.
  private struct World {
    let least: Int
    let counts: [Int?]
    let districts: [Int?]
    let members: [[Int]]
    /// The sums of districts, nil where a count is missing.
    let sums: [Int?]
    var hidden: Hidden

    init(least: Int, counts: [Int?], districts: [Int?], districtCount: Int) {
      self.least = least
      self.counts = counts
      self.districts = districts
      var members = [[Int]](repeating: [], count: districtCount)
      for (unit, district) in districts.enumerated() { if let district { members[district].append(unit) } }
      self.members = members
      sums = members.map { Self.sum($0.map { counts[$0] }) }
      let whole = Self.sum(counts)
      hidden = Hidden(
        units: counts.map { $0.map { isSmall($0, least) } ?? false },
        districts: sums.map { $0.map { isSmall($0, least) } ?? false },
        whole: whole.map { isSmall($0, least) } ?? false)
    }

    private static func sum(_ counts: [Int?]) -> Int? {
      counts.reduce(0) { sum, count in sum.flatMap { sum in count.map { sum + $0 } } }
    }

    /// Whether a sum over hidden `units` gives one of them away.
    private func tells(_ units: [Int]) -> Bool {
      let sum = units.reduce(0) { $0 + (counts[$1] ?? 0) }
      return units.count == 1 || !units.isEmpty && (sum == units.count || sum == units.count * (least - 1))
    }

    /// The smallest count among `units` that is not hidden; of equal ones the first.
    private func smallest(of units: [Int]) -> Int? {
      units.filter { !hidden.units[$0] && counts[$0] != nil }.min { (counts[$0]!, $0) < (counts[$1]!, $1) }
    }

    mutating func protect(district: Int) {
      guard sums[district] != nil, !hidden.districts[district] else { return }
      while tells(members[district].filter { hidden.units[$0] }) {
        guard let next = smallest(of: members[district]) else {
          hidden.districts[district] = true
          return
        }
        hidden.units[next] = true
      }
    }

    mutating func protectWhole() {
      guard Self.sum(counts) != nil else { return }
      while !hidden.whole {
        // The units that the sum of the whole, less what is printed of districts, is made of.
        let loose = districts.indices.filter { districts[$0].map { hidden.districts[$0] } ?? true }
        let own = loose.filter { hidden.units[$0] }
        let hiddenDistricts = hidden.districts.indices.filter { hidden.districts[$0] }
        // One hidden district among printed ones is itself what is left of the whole.
        let isAlone = hiddenDistricts.count == 1 && !own.contains { districts[$0] == nil }
        guard tells(own) || isAlone else { return }
        if !isAlone, let next = smallest(of: loose) {
          hidden.units[next] = true
        } else if isAlone, let next = smallest(of: loose.filter { districts[$0] == nil }) {
          hidden.units[next] = true
        } else {
          hideDistrict()
        }
      }
    }

    /// Hides the smallest sum of a district that is printed, and of its units one at least; where all are hidden, the
    /// whole.
    private mutating func hideDistrict() {
      let printed = hidden.districts.indices.filter { !hidden.districts[$0] && !members[$0].isEmpty }
      guard let next = printed.min(by: { (sums[$0]!, $0) < (sums[$1]!, $1) }) else {
        hidden.whole = true
        return
      }
      hidden.districts[next] = true
      if !members[next].contains(where: { hidden.units[$0] }), let unit = smallest(of: members[next]) {
        hidden.units[unit] = true
      }
    }
  }
}
