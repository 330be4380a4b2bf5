/// Where the blocks of a symmetric sparse matrix and of its factor stand: a node a block row and column.
///
/// Below the diagonal of a column stand the nodes that share a cell with it, and those that elimination joins to it
/// (George & Liu 1981): none for one grouping factor; the enclosing node alone for nested factors, as no unit lies in
/// two districts; all later nodes at worst, for crossed ones.
struct BlockPattern {
  /// The number of coefficients of each node.
  let sizes: [Int]
  /// Where the coefficients of each node begin in a vector over all of them.
  let elementStarts: [Int]
  /// Where the diagonal block of each node begins in the values; size² of them, column after column.
  let diagonalStarts: [Int]
  /// Where the off-diagonal blocks of each column begin in `rowNodes` and `blockStarts`, and their number at the end.
  let columnStarts: [Int]
  /// The block rows of each column in rising order.
  let rowNodes: [Int]
  /// Where each off-diagonal block begins in the values.
  let blockStarts: [Int]
  /// The number of values.
  let valueCount: Int

  /// The pattern of a matrix with a block for every two nodes of a cell.
  init(_ layout: MixedLayout) {
    var sizes: [Int] = []
    for factor in layout.factors { sizes += Array(repeating: factor.width, count: factor.levels) }
    self.sizes = sizes
    elementStarts = sizes.reduce(into: [0]) { $0.append($0.last! + $1) }
    diagonalStarts = sizes.reduce(into: [0]) { $0.append($0.last! + $1 * $1) }
    let columns = Self.filled(Self.neighbours(layout))
    columnStarts = columns.reduce(into: [0]) { $0.append($0.last! + $1.count) }
    rowNodes = Array(columns.joined())
    var starts: [Int] = []
    var next = diagonalStarts.last!
    for (column, rows) in columns.enumerated() {
      for row in rows {
        starts.append(next)
        next += sizes[row] * sizes[column]
      }
    }
    blockStarts = starts
    valueCount = next
  }

  /// The place among `rowNodes` of the block of `row` in `column`, row > column, which must be in the pattern.
  func place(row: Int, column: Int) -> Int {
    var (low, high) = (columnStarts[column], columnStarts[column + 1])
    while low < high {
      let middle = (low + high) / 2
      if rowNodes[middle] < row { low = middle + 1 } else { high = middle }
    }
    precondition(low < columnStarts[column + 1] && rowNodes[low] == row, "no block (\(row), \(column))")
    return low
  }

  /// Of every node the later nodes of its cells.
  private static func neighbours(_ layout: MixedLayout) -> [[Int]] {
    var columns = [[Int]](repeating: [], count: layout.nodes)
    let width = layout.factors.count
    guard width > 1 else { return columns }
    for cell in 0..<layout.cells {
      let nodes = layout.cellNodes[(cell * width)..<((cell + 1) * width)]
      for (place, node) in nodes.enumerated() { columns[node] += nodes.dropFirst(place + 1) }
    }
    return columns.map(uniqueSorted)
  }

  /// Adds what elimination joins: the rows of a column are handed on to the first of them.
  private static func filled(_ columns: [[Int]]) -> [[Int]] {
    var columns = columns
    for column in columns.indices {
      guard let parent = columns[column].first, columns[column].count > 1 else { continue }
      columns[parent] = uniqueSorted(columns[parent] + columns[column].dropFirst())
    }
    return columns
  }

  private static func uniqueSorted(_ values: [Int]) -> [Int] {
    var result: [Int] = []
    for value in values.sorted() where result.last != value { result.append(value) }
    return result
  }
}
