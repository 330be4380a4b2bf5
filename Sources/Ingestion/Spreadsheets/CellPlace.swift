/// A cell of a sheet.
struct CellPlace: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// From 1, at most 1,048,576.
  let row: Int
  /// From 0, at most 16,383.
  let column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// The cell that `text` names, such as "B7" or "$B$7"; nil where it names none, however far away.
  init?(_ text: Span<UInt8>) {
    var (row, column, index) = (0, 0, 0)
    func skipDollar() { if index < text.count, text[index] == UInt8(ascii: "$") { index += 1 } }
    skipDollar()
    let letters = index
    while index < text.count, case let letter = text[index] & 0xDF, (0x41...0x5A).contains(letter) {
      column = 26 * column + Int(letter - 0x40)
      index += 1
      if index - letters > 7 { return nil }
    }
    guard index > letters else { return nil }
    skipDollar()
    let digits = index
    while index < text.count, case let digit = text[index] &- Ascii.zero, digit < 10 {
      row = 10 * row + Int(digit)
      index += 1
      if index - digits > 12 { return nil }
    }
    guard index == text.count, row > 0 else { return nil }
    self.init(row: row, column: column - 1)
  }

  /// Whether a sheet has such a cell.
  var isWithinSheet: Bool { row <= WorkbookLimits.rows && column < WorkbookLimits.columns }

  /// As in a spreadsheet: "B7".
  var description: String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return "\(letters)\(row)"
  }

  /// By row, then column.
  static func < (left: CellPlace, right: CellPlace) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}
