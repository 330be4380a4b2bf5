/// One sheet of a workbook: a heading, then rows; the heading stays in sight and every column has a filter.
public struct Sheet: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// The heading.
    public var heading: String
    /// How numbers are shown, as in `#,##0`; nil where the column holds texts.
    public var numberFormat: String?
    /// The width in characters.
    public var width: Double
    /// Which colours values have.
    public var shades: [ShadeRule]

    /// A column.
    public init(_ heading: String, numberFormat: String? = nil, width: Double, shades: [ShadeRule] = []) {
      self.heading = heading
      self.numberFormat = numberFormat
      self.width = width
      self.shades = shades
    }
  }

  /// What stands in a cell.
  public enum Value: Sendable, Hashable {
    case empty
    /// A text, which no program runs: it is stored as a text.
    case text(String)
    /// A number; what is not finite becomes an empty cell.
    case number(Double)
  }

  /// The name on the tab, 1…31 characters without []:*?/\.
  public var name: String
  /// The columns.
  public var columns: [Column]
  /// The rows, each with a value a column.
  public var rows: [[Value]]

  /// A sheet; every row has a value a column.
  public init(name: String, columns: [Column], rows: [[Value]]) {
    for row in rows {
      precondition(row.count == columns.count, "\(row.count) values under \(columns.count) columns")
    }
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}

/// A colour for some values of a column.
public struct ShadeRule: Sendable, Hashable {
  /// Colours that say how far something is from what was asked without calling it good or bad: from blue by grey to
  /// orange, as readers who do not tell red from green can tell them too.
  public enum Shade: Sendable, CaseIterable {
    case strongBlue
    case blue
    case grey
    case orange
    case strongOrange
  }

  /// Which values.
  public enum Condition: Sendable, Hashable {
    /// Numbers from the first to below the second.
    case from(Double, below: Double)
    /// This text.
    case text(String)
  }

  /// Which values.
  public let condition: Condition
  /// Their colour.
  public let shade: Shade

  /// A rule.
  public init(_ condition: Condition, _ shade: Shade) {
    self.condition = condition
    self.shade = shade
  }
}
