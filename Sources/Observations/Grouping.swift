/// Which district, or which whole, each unit belongs to, and the sums over them.
struct Grouping {
  let groups: [AreaUnit]
  /// The group of each unit, or nil where it has no parent.
  let groupOfUnit: [Int?]

  init(units: [AreaUnit], level: AreaLevel, whole: AreaUnit.Parent) {
    var groups: [AreaUnit] = []
    var indexOfParent: [AreaUnit.Parent: Int] = [:]
    var populations: [Int?] = []
    groupOfUnit = units.map { unit in
      guard let parent = level == .province ? whole : unit.parent else { return nil }
      let known = indexOfParent[parent]
      let index = known ?? groups.count
      if known == nil {
        indexOfParent[parent] = index
        groups.append(AreaUnit(code: parent.code, name: parent.name))
        populations.append(0)
      }
      populations[index] = both(populations[index], unit.population).map(+)
      return index
    }
    self.groups = zip(groups, populations).map { group, population in
      AreaUnit(
        code: group.code, name: group.name, parent: level == .district ? whole : nil, population: population)
    }
  }

  /// The sums of `rows` (one a key, in table order) over each group, for the periods that all members report, and
  /// what those are made of that hold a part of a divided unit.
  func sums(
    of rows: [CountRow], splits: [CountRow.Key: SplitFigure]
  ) -> (rows: [CountRow], splits: [CountRow.Key: SplitFigure]) {
    struct Key: Hashable {
      let indicator: Int16
      let group: Int
      let period: Period
    }
    struct Sum {
      var count = 0
      var denominator: Int? = 0
      var reporting = 0
      var status: DataStatus = []
      /// The sum of the members that hold parts of divided units, and that of the others.
      var split: SplitFigure?
      var undivided: (count: Int, denominator: Int?) = (0, 0)
    }
    struct Membership: Hashable {
      let indicator: Int16
      let unit: Int32
    }
    var sums: [Key: Sum] = [:]
    var members: Set<Membership> = []
    for row in rows {
      guard let group = groupOfUnit[Int(row.unit)] else { continue }
      members.insert(Membership(indicator: row.indicator, unit: row.unit))
      guard let count = row.count else { continue }
      let key = Key(indicator: row.indicator, group: group, period: row.period)
      sums[key, default: Sum()].count += count
      sums[key]!.denominator = both(sums[key]!.denominator, row.denominator.map(Int.init)).map(+)
      sums[key]!.reporting += 1
      if row.status.contains(.backcast), let split = splits[row.key] {
        sums[key]!.split = sums[key]!.split.map { $0 + split } ?? split
      } else {
        sums[key]!.status.formUnion(row.status)
        sums[key]!.undivided.count += count
        sums[key]!.undivided.denominator = both(
          sums[key]!.undivided.denominator, row.denominator.map(Int.init)
        ).map(+)
      }
    }
    var memberCounts: [[Int]: Int] = [:]
    for member in members {
      memberCounts[[Int(member.indicator), groupOfUnit[Int(member.unit)]!], default: 0] += 1
    }
    var rowsOfSums: [CountRow] = []
    var splitsOfSums: [CountRow.Key: SplitFigure] = [:]
    for (key, sum) in sums
    where sum.reporting == memberCounts[[Int(key.indicator), key.group]] {
      let split = sum.split?.adding(
        sum.undivided.count, over: sum.undivided.denominator, status: sum.status)
      let isDivided = split.map { !$0.shares.isEmpty } ?? false
      let status = split?.status ?? sum.status
      // A sum beyond 32 bits comes of figures that are no counts; it is a data mistake and must not trap.
      let row = CountRow(
        unit: key.group, indicator: Int(key.indicator), period: key.period,
        value: Int32(exactly: sum.count).map(CountRow.Value.count) ?? .missing(.rejected),
        denominator: sum.denominator.flatMap { Int32(exactly: $0) }.map(Int.init),
        status: isDivided ? status.union(.backcast) : status)
      rowsOfSums.append(row)
      if isDivided { splitsOfSums[row.key] = split }
    }
    return (rowsOfSums, splitsOfSums)
  }
}
