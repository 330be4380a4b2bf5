/// The places of many rows, in the order in which they were read, in little more than four bytes each.
///
/// Rows mostly follow each other record by record and line by line; such a run is stored once, with the offset of
/// each row behind that of the first.
struct RowPlaces: RandomAccessCollection {
  /// Rows whose records and lines follow each other, each one behind the one before.
  private struct Run {
    /// The number of its first row among all.
    let start: Int
    let first: RowPlace
  }

  private var runs: [Run] = []
  private var offsets: [UInt32] = []

  var startIndex: Int { 0 }
  var endIndex: Int { offsets.count }

  mutating func reserveCapacity(_ count: Int) { offsets.reserveCapacity(count) }

  mutating func append(_ place: RowPlace) {
    if let run = runs.last {
      let step = Int32(truncatingIfNeeded: count - run.start)
      let offset = place.offset - run.first.offset
      if run.first.source == place.source, run.first.record &+ step == place.record,
        run.first.line &+ step == place.line, let offset = UInt32(exactly: offset)
      {
        offsets.append(offset)
        return
      }
    }
    runs.append(Run(start: count, first: place))
    offsets.append(0)
  }

  /// The place of row `row`, from 0.
  subscript(row: Int) -> RowPlace {
    precondition((0..<count).contains(row), "row \(row) of \(count)")
    // The last run that starts at the row or before it.
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].start <= row { low = middle } else { high = middle }
    }
    let run = runs[low]
    let step = Int32(truncatingIfNeeded: row - run.start)
    return RowPlace(
      source: run.first.source, line: run.first.line &+ step, record: run.first.record &+ step,
      offset: run.first.offset + Int(offsets[row]))
  }
}
