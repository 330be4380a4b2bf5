public import Observations

/// Rows of cells under named columns; every format is written from it.
public struct Table: Sendable {
  /// A column of files, of screens, or of both.
  public struct Column: Sendable, Hashable {
    /// The stable identifier, the same in every language and format; nil where the column is for screens alone.
    public let id: String?
    /// The heading on screens; nil where the column is for files alone.
    public let heading: BilingualText?
    /// Where a screen is too narrow the column with the highest number is left out first; 0 stays.
    public let yielding: Int

    /// A column of files, and of screens where it has a heading.
    public init(_ id: String, _ heading: BilingualText? = nil, yielding: Int = 0) {
      self.id = id
      self.heading = heading
      self.yielding = yielding
    }

    /// A column of screens alone.
    public init(onScreen heading: BilingualText, yielding: Int = 0) {
      id = nil
      self.heading = heading
      self.yielding = yielding
    }
  }

  /// The columns, in order.
  public let columns: [Column]
  /// The rows, each with a cell a column.
  public private(set) var rows: [[Cell]]

  /// A table; every row has a cell a column.
  public init(columns: [Column], rows: [[Cell]]) {
    for row in rows {
      precondition(row.count == columns.count, "\(row.count) cells under \(columns.count) columns")
    }
    self.columns = columns
    self.rows = rows
  }

  /// The rows of `tables`, one or more with the same columns, after each other.
  public init(joining tables: [Table]) {
    precondition(!tables.isEmpty, "no table to join")
    self.init(columns: tables[0].columns, rows: tables.flatMap(\.rows))
  }

  /// The first `count` rows.
  public func prefix(_ count: Int) -> Table {
    Table(columns: columns, rows: Array(rows.prefix(count)))
  }
}
