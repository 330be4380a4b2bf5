public import Observations

/// A data set that was read: its table, and everything that is to be said about the reading.
public struct Reading: Sendable {
  /// What became of the rows of one file.
  public struct FileSummary: Sendable, Hashable {
    /// What messages call the file.
    public let file: String
    /// Rows behind the header, blank ones left out, and what those are that hold no figures of a unit.
    public let rows: RowCounts
    /// Rows in which something is not used.
    public let rowsRejected: Int
    /// The headers of columns of whole numbers that nothing uses: they may hold figures.
    public let idleNumberColumns: [String]

    /// Rows behind the header, blank ones left out.
    public var rowsRead: Int { rows.read }
    /// Rows whose figures all stand in the table.
    public var rowsUsed: Int {
      rows.read - rowsRejected - rows.totals - rows.headings - rows.leftOut - rows.footers
    }
  }

  /// All figures that stand; a rejected figure whose key is known is in it as missing.
  public let table: CountTable
  /// A name for headings.
  public let name: String?
  /// What is wrong with single rows, by file and line; the register's first.
  public let issues: [DataIssue]
  /// The rows that are not used, in the same order.
  public let rejects: [RejectedRow]
  /// The files that could not be read at all.
  public let failures: [IngestionError]
  /// How the data set was read.
  public let assumptions: Assumptions
  /// What became of each file that was read.
  public let files: [FileSummary]
  /// How many totals agree with their parts.
  public let totals: TotalChecks
  /// Which files hold figures of the same units, indicators and periods, in the order of the files.
  public let overlaps: [SourceOverlap]
  /// The plan that the description names.
  public let plan: String?
  /// The bare targets that the description names.
  public let targets: [String]
  /// The whole that the description names.
  public let province: AreaUnit.Parent?
  /// The breaks that the description names.
  public let breaks: [SeriesBreak]
  /// Whether days were placed in months of the calendar, so that it cannot be exchanged.
  public let dependsOnCalendar: Bool
}

extension Reading {
  /// The same reading under another calendar: statistical years and months keep their names and change their days.
  public func under(_ calendar: StatisticalCalendar) -> Reading {
    let table = CountTable(
      calendar: calendar, units: table.units, indicators: table.indicators, rows: table.rows,
      splits: table.splits)
    return Reading(
      table: table, name: name, issues: issues, rejects: rejects, failures: failures,
      assumptions: assumptions.under(calendar), files: files, totals: totals, overlaps: overlaps, plan: plan,
      targets: targets,
      province: province, breaks: breaks, dependsOnCalendar: dependsOnCalendar)
  }
}
