/// The columns that a model is fitted to: numbers or labels, all of one length.
///
/// The caller fills it, from a `CountTable` or a file; models know nothing of units and periods.
public struct ColumnTable: Sendable, Hashable {
  /// The values of a column.
  public enum Values: Sendable, Hashable {
    /// Numbers; NaN where a value is missing.
    case numbers([Double])
    /// The place of each row's label in `levels`, −1 where it is missing; the levels in the order of their contrasts,
    /// the first being the reference.
    case labels(codes: [Int], levels: [String])
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// The name that formulas use.
    public let name: String
    /// The values, one a row.
    public let values: Values

    /// A column of numbers, NaN where one is missing.
    public init(_ name: String, numbers: [Double]) {
      self.name = name
      values = .numbers(numbers)
    }

    /// A column of labels, nil where one is missing; `levels` defaults to the labels in order of first appearance.
    public init(_ name: String, labels: [String?], levels: [String]? = nil) {
      self.name = name
      var order = levels ?? []
      var places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
      let codes = labels.map { label -> Int in
        guard let label else { return -1 }
        if let place = places[label] { return place }
        precondition(levels == nil, "'\(label)' is not among the levels of '\(name)'")
        places[label] = order.count
        order.append(label)
        return order.count - 1
      }
      values = .labels(codes: codes, levels: order)
    }

    /// The number of rows.
    public var count: Int {
      switch values {
      case .numbers(let numbers): numbers.count
      case .labels(let codes, _): codes.count
      }
    }
  }

  /// The columns, each name once.
  public let columns: [Column]

  /// A table of columns of one length and different names.
  public init(_ columns: [Column]) {
    for column in columns {
      precondition(
        column.count == columns[0].count, "columns of \(columns[0].count) and \(column.count) rows")
    }
    precondition(Set(columns.map(\.name)).count == columns.count, "a column name is given twice")
    self.columns = columns
  }

  /// The number of rows.
  public var rows: Int { columns.first?.count ?? 0 }

  /// The column of that name, or nil.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}
