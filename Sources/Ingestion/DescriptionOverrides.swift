public import Observations

/// What the command line says about a data set; each entry goes before that of `keogiam.yaml`.
public struct DescriptionOverrides: Sendable {
  /// Headers by role, for all sources.
  public var columns: [ColumnRole: String]
  /// The indicator of files without such a column.
  public var indicator: String?
  /// The period of files without such a column.
  public var period: String?
  /// Texts that mean "not reported", besides those of the file.
  public var missing: [String]
  /// Texts that mean "none", besides those of the file.
  public var zero: [String]
  /// What dates stand for.
  public var dateGrain: DateGrain?
  /// The encoding of all sources, and of the register where its own words do not tell.
  public var encoding: TextEncoding?
  /// How tables are laid out.
  public var layout: TableForm?
  /// The sheet of workbooks.
  public var sheet: String?
  /// The lines of the header.
  public var headerRows: ClosedRange<Int>?
  /// The rows that are meant, besides the conditions of the file.
  public var conditions: [RowCondition] = []
  /// The path of the register of units.
  public var units: String?
  /// The day whose units the data are on.
  public var boundaries: Boundaries?
  /// The day whose units the figures are carried onto.
  public var carryTo: BoundaryDate?
  /// What the statistical years are.
  public var calendar: StatisticalCalendar?

  /// Overrides of what is given.
  public init(
    columns: [ColumnRole: String] = [:], indicator: String? = nil, missing: [String] = [],
    zero: [String] = [],
    dateGrain: DateGrain? = nil, encoding: TextEncoding? = nil, units: String? = nil,
    boundaries: Boundaries? = nil, carryTo: BoundaryDate? = nil,
    calendar: StatisticalCalendar? = nil
  ) {
    self.columns = columns
    self.indicator = indicator
    self.missing = missing
    self.zero = zero
    self.dateGrain = dateGrain
    self.encoding = encoding
    self.units = units
    self.boundaries = boundaries
    self.carryTo = carryTo
    self.calendar = calendar
  }

  /// Adds one `role=header`, as `--map` takes it.
  ///
  /// Throws where the text has no "=" or the role is unknown; an empty header keeps the role out.
  public mutating func addMapping(_ text: String) throws(IngestionError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
    guard parts.count == 2 else { throw IngestionError(file: "--map", kind: .noMapping(text)) }
    guard let role = ColumnRole(rawValue: parts[0]) else {
      let nearest = Suggestion.nearest(to: parts[0], among: ColumnRole.allCases.map(\.rawValue))
      throw IngestionError(file: "--map", kind: .unknownRole(parts[0], nearest: nearest))
    }
    columns[role] = parts[1]
  }

  /// Adds one `header=text`, as `--where` takes it; several of one header are alternatives.
  public mutating func addCondition(_ text: String) throws(IngestionError) {
    let parts = text.split(separator: "=", maxSplits: 1).map(\.trimmed)
    guard parts.count == 2 else { throw IngestionError(file: "--where", kind: .noCondition(text)) }
    if let known = conditions.firstIndex(where: { $0.header == parts[0] }) {
      conditions[known] = RowCondition(header: parts[0], values: conditions[known].values + [parts[1]])
    } else {
      conditions.append(RowCondition(header: parts[0], values: [parts[1]]))
    }
  }

  /// `source` with the overrides put over it.
  func applied(to source: SourceDescription) -> SourceDescription {
    var source = source
    source.columns.merge(columns) { _, override in override }
    source.period = period ?? source.period
    source.layout = layout ?? source.layout
    source.sheet = sheet ?? source.sheet
    source.headerRows = headerRows ?? source.headerRows
    source.conditions += conditions
    source.indicator = indicator ?? source.indicator
    source.missing += missing.map { MissingMark($0) }
    source.zero += zero
    source.dateGrain = dateGrain ?? source.dateGrain
    source.encoding = encoding ?? source.encoding
    return source
  }
}
