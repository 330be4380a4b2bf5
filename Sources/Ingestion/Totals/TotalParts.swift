import Observations

/// The figures that totals of one indicator and period are made of.
struct TotalParts {
  /// A sum of figures, and the lines that it is over.
  struct Sum {
    var sum = 0
    var parts = 0
    var hasGap = false
    var first = Int32.max
    var last = Int32.min

    mutating func add(_ other: Sum) {
      sum += other.sum
      parts += other.parts
      hasGap = hasGap || other.hasGap
      first = min(first, other.first)
      last = max(last, other.last)
    }
  }

  private var figures: [(record: Int32, own: Sum)] = []
  /// `heads[i]` is the sum of the first i figures in order of records.
  private var heads: [(sum: Int, gaps: Int)] = [(0, 0)]
  private(set) var ofParent: [AreaUnit.Parent: Sum] = [:]
  /// The sum of all.
  private(set) var whole = Sum()

  mutating func add(_ row: CountRow, _ place: RowPlace, parent: AreaUnit.Parent?) {
    let own = Sum(
      sum: row.count ?? 0, parts: 1, hasGap: row.count == nil, first: place.line, last: place.line)
    figures.append((place.record, own))
    whole.add(own)
    if let parent { ofParent[parent, default: Sum()].add(own) }
  }

  /// Makes ready for sums over records.
  mutating func finish() {
    figures.sort { $0.record < $1.record }
    for (_, own) in figures {
      heads.append((heads[heads.count - 1].sum + own.sum, heads[heads.count - 1].gaps + (own.hasGap ? 1 : 0)))
    }
  }

  /// The sum of the figures of the records from `first` up to but not including `end`.
  func sum(ofRecords first: Int32, until end: Int32) -> Sum {
    let low = place(of: first)
    let high = max(low, place(of: end))
    if low == high { return Sum() }
    return Sum(
      sum: heads[high].sum - heads[low].sum, parts: high - low, hasGap: heads[high].gaps > heads[low].gaps,
      first: figures[low].own.first, last: figures[high - 1].own.last)
  }

  /// The place of the first figure of record `record` or later.
  private func place(of record: Int32) -> Int {
    var (low, high) = (0, figures.count)
    while low < high {
      let middle = (low + high) / 2
      if figures[middle].record < record { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
