/// Writes the cells of a sheet as comma-separated text.
struct SheetWriter {
  private let sheet: String
  private let cells: SheetCells
  private let strings: SharedStrings
  private let limits: WorkbookLimits
  /// Merged ranges whose first cell is filled, in order, with the index of that cell.
  private let merges: [(range: MergedRange, cell: Int)]
  /// The columns of the text.
  let width: Int
  /// The rows with filled cells, in order, with the first of their cells.
  private let rows: [(number: Int, cell: Int)]
  private var bytes: [UInt8] = []
  /// By column the index of the cell that stands there in the current row.
  private var line: [Int?]

  /// A writer of `cells`, which are in order, of which `merges`, in order too, are merged.
  init(
    sheet: String, cells: SheetCells, strings: SharedStrings, merges: [MergedRange], limits: WorkbookLimits
  ) throws(WorkbookFault) {
    self.sheet = sheet
    self.limits = limits
    self.cells = cells
    self.strings = strings
    self.merges = merges.compactMap { range in cells.index(of: range.first).map { (range, $0) } }
    width = cells.cells.reduce(0) { max($0, Int($1.column) + 1) }
    var rows: [(number: Int, cell: Int)] = []
    for (index, cell) in cells.cells.enumerated() where rows.last?.number != Int(cell.row) {
      rows.append((Int(cell.row), index))
    }
    self.rows = rows
    line = Array(repeating: nil, count: width)
    guard
      fields <= max(limits.uncheckedFields, limits.fieldsPerFilledCell * cells.cells.count)
    else { throw .sparse(sheet: sheet, filled: cells.cells.count, fields: fields) }
  }

  /// The cells of all lines that are not empty.
  private var fields: Int { width * rows.count }

  /// The numbers of the rows with filled cells, in order.
  var filledRows: [Int] { rows.map(\.number) }

  /// The text.
  mutating func text() throws(WorkbookFault) -> [UInt8] {
    bytes.reserveCapacity(fields + cells.text.count)
    var lineNumber = 1
    var nextMerge = 0
    var active: [(range: MergedRange, cell: Int)] = []
    var mergedFields = 0
    for (place, row) in rows.enumerated() {
      bytes.append(contentsOf: repeatElement(Ascii.lineFeed, count: row.number - lineNumber))
      lineNumber = row.number + 1
      fill(row.cell..<(place + 1 < rows.count ? rows[place + 1].cell : cells.cells.count))
      active.removeAll { $0.range.rows.upperBound < row.number }
      while nextMerge < merges.count, merges[nextMerge].range.rows.lowerBound <= row.number {
        if merges[nextMerge].range.rows.upperBound >= row.number { active.append(merges[nextMerge]) }
        nextMerge += 1
      }
      for merge in active {
        let columns = merge.range.columns.clamped(to: 0...(width - 1))
        mergedFields += columns.count
        // Ranges apart from each other cannot have more cells than there are.
        guard mergedFields <= fields else { throw .overlappingMerges(sheet: sheet) }
        for column in columns { line[column] = merge.cell }
      }
      try writeLine()
    }
    return bytes
  }

  private mutating func fill(_ own: Range<Int>) {
    for column in line.indices { line[column] = nil }
    for index in own { line[Int(cells.cells[index].column)] = index }
  }

  private mutating func writeLine() throws(WorkbookFault) {
    for column in line.indices {
      if column > 0 { bytes.append(Ascii.comma) }
      if let index = line[column] { write(cells.cells[index]) }
    }
    bytes.append(Ascii.lineFeed)
    guard bytes.count <= limits.textBytes else {
      throw .longText(sheet: sheet, limit: limits.textBytes)
    }
  }

  private mutating func write(_ cell: SheetCells.Cell) {
    let text =
      cell.isShared
      ? strings.text(Int(cell.start)) : cells.text[Int(cell.start)..<Int(cell.start + cell.length)]
    guard text.contains(where: Self.needsQuotes) else {
      bytes += text
      return
    }
    bytes.append(Ascii.quote)
    for byte in text {
      if byte == Ascii.quote { bytes.append(Ascii.quote) }
      bytes.append(byte)
    }
    bytes.append(Ascii.quote)
  }

  /// Semicolon, tab and bar too, lest a header full of them be taken for text delimited by them.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == Ascii.comma || byte == Ascii.quote || byte == Ascii.semicolon || byte == Ascii.tab
      || byte == Ascii.bar
  }
}
