/// Why a file, or a description of a data set, cannot be used at all; what is wrong with single rows is a `DataIssue`.
public struct IngestionError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    // the file
    case missingFile
    case folder
    case empty
    case binary(byte: Int)
    case spreadsheet
    case utf16
    case notUTF8
    case brokenGzip
    case unreadable(system: String)
    // its columns
    case unknownColumn(String, nearest: String?)
    case twoColumns(role: ColumnRole, String, String)
    case missingColumn(role: ColumnRole, nearest: String?)
    case noUnit(nearest: String?)
    case noPeriod(nearest: String?)
    case noIndicator(nearest: String?)
    case daysWithinMonths(header: String, first: String, second: String)
    case brokenHeader
    // the data set
    case noDataFiles
    case noMatchingFile(pattern: String)
    case folderAmongFiles
    case unknownRole(String, nearest: String?)
    case noMapping(String)
    case yamlSyntax(String)
    case unknownKey(String, nearest: String?)
    case repeatedKey(String)
    case unsupportedKey(String)
    case badValue(key: String, expected: String, found: String)
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
