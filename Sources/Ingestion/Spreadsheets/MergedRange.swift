/// Cells that a sheet shows as one, with the content of the first.
struct MergedRange: Sendable, Hashable, Comparable {
  /// From 1.
  let rows: ClosedRange<Int>
  /// From 0.
  let columns: ClosedRange<Int>

  init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// The range that `text` names, such as "A1:C2"; nil where it names none, however far away.
  init?(_ text: Span<UInt8>) {
    var colon = text.count
    for index in text.indices where text[index] == UInt8(ascii: ":") { colon = index }
    guard let first = CellPlace(text.extracting(0..<colon)),
      let last = colon == text.count ? first : CellPlace(text.extracting((colon + 1)..<text.count)),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }

  /// The cell that has the content.
  var first: CellPlace { CellPlace(row: rows.lowerBound, column: columns.lowerBound) }
  /// The cell at the other end.
  var last: CellPlace { CellPlace(row: rows.upperBound, column: columns.upperBound) }

  /// By the first cell, then the last.
  static func < (left: MergedRange, right: MergedRange) -> Bool {
    left.first == right.first ? left.last < right.last : left.first < right.first
  }
}
