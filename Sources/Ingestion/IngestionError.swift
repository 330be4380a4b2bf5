public import Observations
public import YAMLDocuments

/// Why a file, or a description of a data set, cannot be used at all; what is wrong with single rows is a `DataIssue`.
public struct IngestionError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// There is nothing at the path.
    case missingFile
    /// There is a folder at the path.
    case folder
    /// The file holds nothing but blanks.
    case empty
    /// The file holds zero bytes, the first at `byte` from 0.
    case binary(byte: Int)
    /// Standard input begins as a ZIP or OLE 2 archive.
    case spreadsheet
    /// The file has a byte that stands for nothing in its encoding.
    case malformed(TextEncoding, isDeclared: Bool)
    /// The bytes of the file make words in no encoding that is known.
    case unknownEncoding
    /// The bytes of the file make words in several encodings.
    case ambiguousEncoding([EncodedReading])
    /// The file is a page or document of another kind, whatever its name says.
    case foreign(ForeignDocument)
    /// The compressed data break off or are damaged.
    case brokenGzip
    /// The system refuses to read the file.
    case unreadable(SystemFault)
    /// A header named in a mapping that the file does not have.
    case unknownColumn(String, nearest: String?)
    /// Two headers that stand for one role.
    case twoColumns(role: ColumnRole, String, String)
    /// No header for a role that is needed.
    case missingColumn(role: ColumnRole, nearest: String?)
    /// No header for the unit.
    case noUnit(nearest: String?)
    /// No header for the period.
    case noPeriod(nearest: String?)
    /// No header for the indicator, and none declared.
    case noIndicator(nearest: String?)
    /// No header that a table of the form needs for its figures.
    case noFigureColumns(TableForm)
    /// A line that is declared to be the header and is not there, or not near the beginning.
    case noHeaderRow(Int)
    /// Sheets of a workbook that all hold a table of counts.
    case severalSheets([String])
    /// No sheet of a workbook holds a table of counts.
    case noTableInSheets([String])
    /// Dates that stand for no month or year.
    case daysWithinMonths(header: String, first: String, second: String)
    /// A faulty quote in the header.
    case brokenHeader
    /// A header that stands over two columns.
    case repeatedHeader(String)
    /// A folder without files of counts.
    case noDataFiles
    /// A pattern that no file matches.
    case noMatchingFile(pattern: String)
    /// A folder given together with other inputs.
    case folderAmongFiles
    /// No built-in list of units was in force on the day that the boundaries are of.
    case noUnitList(BoundaryDate)
    /// No list was in force on the day whose units the figures are to be carried onto.
    case noListToCarryTo(CalendarDate, oldest: CalendarDate)
    /// Figures of a later list cannot be carried onto an earlier one.
    case cannotCarryBack(to: CalendarDate, from: CalendarDate)
    /// No unit of the data is in a list that leads to the one wanted.
    case nothingToCarry(to: CalendarDate)
    /// A file of a crosswalk without a column that is needed.
    case noCrosswalkColumn(String)
    /// A table of attestations without a column that is needed.
    case noAttestationColumn(String)
    /// A row of a crosswalk with a faulty quote, or too many or too few fields.
    case brokenRow
    /// A share that is no number from 0 to 1.
    case noShare(String)
    /// Shares of a unit that do not add up to 1.
    case sharesDoNotAddUp(String, sum: Double)
    /// A crosswalk that does not say from when it holds.
    case noValidFrom
    /// Both a register and units that follow the periods.
    case registerOfPeriods
    /// A role in a mapping that does not exist.
    case unknownRole(String, nearest: String?)
    /// Conditions that no row meets.
    case noRowMeets([RowCondition])
    /// A condition without "=".
    case noCondition(String)
    /// A mapping without "=".
    case noMapping(String)
    /// An indicator that no row names.
    case unknownIndicator(String, nearest: String?)
    /// A unit that the table does not have.
    case unknownUnit(String, nearest: String?)
    /// A fault in a description.
    case description(DocumentFault)
    /// A workbook, or a sheet of it, that cannot be used.
    case workbook(WorkbookFault)
  }

  /// What a text of the file is in one encoding.
  public struct EncodedReading: Sendable, Hashable {
    /// The encoding.
    public let encoding: TextEncoding
    /// The text.
    public let text: String
  }

  /// What messages call the file.
  public let file: String
  /// The line, from 1, where the mistake is at one place.
  public let line: Int?
  /// The column in Unicode scalars, from 1, where the mistake is at one place.
  public let column: Int?
  /// What is wrong.
  public let kind: Kind

  init(file: String, line: Int? = nil, column: Int? = nil, kind: Kind) {
    self.file = file
    self.line = line
    self.column = column
    self.kind = kind
  }
}

/// Several reasons why a data set cannot be described.
public struct IngestionErrors: Error, Sendable, Hashable {
  /// The reasons, at least one, in the order of the text they are about.
  public let errors: [IngestionError]
}
