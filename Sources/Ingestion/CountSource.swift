/// Something that holds counts: a delimited text file today; a spreadsheet or a database would be another.
///
/// A source names units, indicators and periods to the collector and adds one row a figure. What is wrong with its own
/// cells it reports itself, since only it knows where they stand; the collector finds what is wrong between rows.
protocol CountSource: Sendable {
  /// What messages call the source.
  var name: String { get }

  /// Whether its lines are rows of a sheet.
  var isSheet: Bool { get }

  /// Hands all figures over, in the order of the source.
  func read(into collector: inout CountCollector) -> SourceReading

  /// The row at `place` as it stands in the source.
  func text(at place: RowPlace) -> String
}

/// What is known of a source when it is read.
struct SourceReading {
  /// How many rows it has, and what became of them.
  let rows: RowCounts
  /// How the numbers of its columns are written, of columns where that had to be decided.
  let numbers: [NumberDecision]
  /// Whether any row met its conditions, or there are none.
  var hasMetConditions = true
}

/// How many rows a source has, and how many of them are no figures of a unit.
public struct RowCounts: Sendable, Hashable {
  /// All rows behind the header.
  public var read = 0
  /// Totals of others.
  public var totals = 0
  /// Headings of groups.
  public var headings = 0
  /// Rows that the conditions leave out.
  public var leftOut = 0
  /// Notes and signatures behind the last figures.
  public var footers = 0
}

/// Where a row stands: enough to find it again.
struct RowPlace: Sendable, Hashable {
  /// The place of the source among all sources.
  let source: Int32
  /// The line, from 1.
  let line: Int32
  /// The record, from 1 behind the header.
  let record: Int32
  /// What the source itself needs to find it; of a file the first byte.
  let offset: Int
}
