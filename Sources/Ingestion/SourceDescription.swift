/// What is known about one file, or the files of one pattern, before it is read; everything but the file has a default.
public struct SourceDescription: Sendable, Hashable {
  /// A path, "-" for standard input, or a shell pattern.
  public var file: String
  /// Headers by role; they go before recognition, and an empty header keeps a role out.
  public var columns: [ColumnRole: String]
  /// The indicator of all rows, for files without such a column.
  public var indicator: String?
  /// New names of indicators by the names in the file.
  public var indicators: [String: String]
  /// Texts in count cells that mean "not reported".
  public var missing: [String]
  /// Texts in count cells that mean "none".
  public var zero: [String]
  /// What dates stand for; nil to infer it from all dates of a file.
  public var dateGrain: DateGrain?

  /// What the bytes of the file stand for; nil to find it from them.
  public var encoding: TextEncoding?
  /// What stands between thousands in numbers: ".", "," or " "; nil to find it from all values of a column.
  public var thousands: NumberSeparator?
  /// What stands before decimals: "." or ","; nil to find it from all values of a column.
  public var decimal: NumberSeparator?

  /// A source with defaults for all that is not given.
  public init(
    file: String, columns: [ColumnRole: String] = [:], indicator: String? = nil,
    indicators: [String: String] = [:], missing: [String] = [], zero: [String] = [],
    dateGrain: DateGrain? = nil, encoding: TextEncoding? = nil, thousands: NumberSeparator? = nil,
    decimal: NumberSeparator? = nil
  ) {
    self.file = file
    self.columns = columns
    self.indicator = indicator
    self.indicators = indicators
    self.missing = missing
    self.zero = zero
    self.dateGrain = dateGrain
    self.encoding = encoding
    self.thousands = thousands
    self.decimal = decimal
  }
}
