/// The filled cells of a sheet, as they are read.
struct SheetCells {
  /// One filled cell; 16 bytes.
  struct Cell {
    /// From 1.
    let row: UInt32
    /// The first byte of the text, or the number of the shared text.
    let start: UInt32
    /// The bytes of the text; of a shared text 0.
    let length: UInt32
    /// From 0.
    let column: UInt16
    /// Whether the text is a shared one.
    let isShared: Bool
  }

  /// The cells: in order of rows, then columns, once `sort` was called.
  private(set) var cells: [Cell] = []
  /// The texts of the cells that share none, end to end; the last cell is still being written behind them.
  var text: [UInt8] = []
  private var isSorted = true

  /// Adds the cell at `place` with the text from byte `start` on, unless that is nothing but spaces.
  mutating func addText(from start: Int, at place: CellPlace) {
    if text[start...].allSatisfy({ $0 == Ascii.space }) {
      text.removeSubrange(start...)
      return
    }
    let length = UInt32(text.count - start)
    add(
      Cell(
        row: UInt32(place.row), start: UInt32(start), length: length, column: UInt16(place.column),
        isShared: false))
  }

  /// Adds the cell at `place` with the shared text `index`.
  mutating func addShared(_ index: Int, at place: CellPlace) {
    add(
      Cell(
        row: UInt32(place.row), start: UInt32(index), length: 0, column: UInt16(place.column), isShared: true)
    )
  }

  private mutating func add(_ cell: Cell) {
    if let last = cells.last, (last.row, last.column) >= (cell.row, cell.column) { isSorted = false }
    cells.append(cell)
  }

  /// Puts the cells in order; of several at one place the last that was added stays.
  mutating func sort() {
    if isSorted { return }
    // `sort` keeps equals in order only by the number of the cell.
    let order = cells.indices.sorted { left, right in
      (cells[left].row, cells[left].column, left) < (cells[right].row, cells[right].column, right)
    }
    var sorted: [Cell] = []
    sorted.reserveCapacity(cells.count)
    for index in order {
      let cell = cells[index]
      if let last = sorted.last, (last.row, last.column) == (cell.row, cell.column) { sorted.removeLast() }
      sorted.append(cell)
    }
    cells = sorted
    isSorted = true
  }

  /// The index of the cell at `place`, or nil where none is filled; the cells are in order.
  func index(of place: CellPlace) -> Int? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      let cell = cells[middle]
      if (Int(cell.row), Int(cell.column)) < (place.row, place.column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < cells.count, Int(cells[low].row) == place.row, Int(cells[low].column) == place.column else {
      return nil
    }
    return low
  }
}
