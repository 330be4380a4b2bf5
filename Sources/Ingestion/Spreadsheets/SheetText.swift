/// One sheet as comma-separated text in UTF-8 (RFC 4180, lines ended by LF): line n is row n of the sheet and field m
/// its column m, so that places in the text are places in the sheet.
///
/// Rows without a filled cell are empty lines; every other line has as many fields as the sheet has columns up to its
/// last filled one. Line breaks in a cell become one space each. A merged range has the text of its first cell in
/// every cell that lies in these lines and columns; a row with nothing of its own stays empty, so that a header or
/// record over two rows is not read twice. Cells of nothing but spaces are not filled.
struct SheetText: Sendable {
  /// The name of the sheet.
  let name: String
  /// The text; empty where no cell is filled.
  let bytes: [UInt8]
  /// The rows with filled cells that the sheet hides, from 1.
  let hiddenRows: [Int]
  /// The columns of the text that the sheet hides, from 0.
  let hiddenColumns: [Int]
  /// The merged ranges as declared, in order; those of a single cell are left out.
  let merges: [MergedRange]
  /// How many cells lost a footnote mark: superscript letters at the end of, or within, their text.
  let markedCells: Int
  /// How many formulas were never calculated; their cells are blank.
  let formulasWithoutValue: Int
  /// The first of them.
  let firstFormulaWithoutValue: CellPlace?
}

extension SheetText {
  /// What is to be known of the sheet beside its cells, for people.
  var notes: [String] {
    var notes: [String] = []
    if !hiddenRows.isEmpty { notes.append("\(counted(hiddenRows.count, "hidden row")) read like the others") }
    if !hiddenColumns.isEmpty {
      notes.append("\(counted(hiddenColumns.count, "hidden column")) read like the others")
    }
    if markedCells > 0 { notes.append("\(counted(markedCells, "cell")) without the raised note sign") }
    if let first = firstFormulaWithoutValue {
      notes.append(
        "\(counted(formulasWithoutValue, "formula")) never calculated and read as blank, the first in \(first)"
      )
    }
    return notes
  }
}
