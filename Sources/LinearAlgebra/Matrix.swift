/// A dense real matrix, stored column after column.
public struct Matrix: Sendable, Hashable {
  /// The number of rows, 0 or more.
  public let rows: Int
  /// The number of columns, 0 or more.
  public let columns: Int
  /// rows · columns numbers: element (i, j) at j · rows + i.
  public internal(set) var elements: [Double]

  /// A matrix of one number.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = Array(repeating: value, count: rows * columns)
  }

  /// A matrix of rows · columns elements, column after column.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) × \(columns)")
    precondition(
      elements.count == rows * columns, "\(elements.count) elements for a matrix of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix of columns of one length.
  public init(columns: [[Double]]) {
    let rows = columns.first?.count ?? 0
    for column in columns {
      precondition(column.count == rows, "columns of \(rows) and \(column.count) elements")
    }
    self.init(rows: rows, columns: columns.count, elements: Array(columns.joined()))
  }

  /// The element of `row` and `column`, both from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[index(row, column)] }
    set { elements[index(row, column)] = newValue }
  }

  /// The elements of `column`.
  public func column(_ column: Int) -> ArraySlice<Double> {
    precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
    return elements[(column * rows)..<((column + 1) * rows)]
  }

  /// Where the first element stands that is infinite or not a number, or nil.
  public var firstNotFinite: (row: Int, column: Int)? {
    // A sum is finite unless an element is not, or the sum overflows: the cheap test first.
    guard !elements.reduce(0, +).isFinite, let index = elements.firstIndex(where: { !$0.isFinite })
    else { return nil }
    return (index % rows, index / rows)
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "element (\(row), \(column)) of a matrix of \(rows) × \(columns)")
    return column * rows + row
  }
}
