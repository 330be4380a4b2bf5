public import Observations

/// One thing that is wrong with the data, and where; many are collected, none stops the reading of the rest.
public struct DataIssue: Sendable, Hashable {
  /// Where it stands.
  public struct Position: Sendable, Hashable {
    /// What messages call the file.
    public let file: String
    /// The line, from 1; of a cell the line on which it begins.
    public let line: Int
    /// The record, from 1 behind the header; blank lines are none.
    public let record: Int
    /// The column of the cell's first character in its line, from 1, in Unicode scalars; nil where it is the row's.
    public let column: Int?
    /// The header over the cell, where there is one.
    public let header: String?
  }

  /// What is wrong. Texts are malformed cells as they stand; well-formed counts are confidential and never in here.
  public enum Kind: Sendable, Hashable {
    // the row
    case unclosedQuote
    case textAfterQuote
    case ragged(expected: Int, found: Int)
    case duplicate(of: Reference)
    case overlap(period: Period, with: Period, at: Reference)
    case futurePeriod(Period, lastDay: CalendarDate, today: CalendarDate)
    // a cell
    case blank
    case notWholeNumber(String)
    case tooLarge(String)
    case undeclaredMark(String)
    case denominatorBelowCount
    case unreadablePeriod(String)
    case dayAsPeriod(String)
    case unreadablePart(String, of: ColumnRole)
    case yearContradiction(period: String, year: String)
    case unreadableDate(String)
    case impossibleDate(String)
    case unknownStatus(String)
    case unknownUnit(String, nearest: String?)
    case unknownCode(String)
    case ambiguousUnit(String, candidates: [String])
    case contradictingName(String, code: String, registered: String)
    case secondName(String, code: String, first: String)
    case repeatedUnit(at: Reference)
  }

  /// Another row that an issue is about.
  public struct Reference: Sendable, Hashable {
    /// The file, where it is not the issue's own.
    public let file: String?
    /// The line, from 1.
    public let line: Int
  }

  /// Where it stands.
  public let position: Position
  /// What is wrong.
  public let kind: Kind
}
