public import Observations

/// One thing that is wrong with the data, and where; many are collected, none stops the reading of the rest.
public struct DataIssue: Sendable, Hashable {
  /// Where it stands.
  public struct Position: Sendable, Hashable {
    /// What messages call the file; of a workbook with its sheet, `book.xlsx:Sheet1`.
    public let file: String
    /// The line, from 1; of a cell the line on which it begins; of a sheet the row.
    public let line: Int
    /// The record, from 1 behind the header; blank lines are none.
    public let record: Int
    /// The column of the cell's first character in its line, from 1, in Unicode scalars, or of a sheet the cell's own;
    /// nil where it is the row's.
    public let column: Int?
    /// The header over the cell, where there is one.
    public let header: String?
    /// Whether the place is a cell of a sheet.
    public let isInSheet: Bool
  }

  /// What is wrong. Texts are malformed cells as they stand; well-formed counts are confidential and never in here.
  public enum Kind: Sendable, Hashable {
    /// A quote opens and is never closed, or only by another row's quote.
    case unclosedQuote
    /// Text stands between a closing quote and the next delimiter.
    case textAfterQuote
    /// The row has more or fewer fields than the header.
    case ragged(expected: Int, found: Int)
    /// The same unit, indicator, period and day of report as a row before.
    case duplicate(of: Reference)
    /// Another figure than that of a row of another source with the same unit, indicator, period and day of report.
    case contradiction(of: Reference)
    /// The level of a stock at the end of a period that ends with a finer one.
    case overlap(period: Period, with: Period, at: Reference)
    /// A figure that finer ones of the same unit, indicator and day of report make another one; both are sums.
    case unequalParts(period: Period, total: Int, sum: Int, of: ColumnRole, with: Period, at: Reference)
    /// A figure beside which the months between it and another would count less than none; it is used as it is.
    case impossibleDifference(period: Period, with: Period, at: Reference)
    /// The period has not ended by today.
    case futurePeriod(Period, lastDay: CalendarDate, today: CalendarDate)
    /// A cell that must be filled is not.
    case blank
    /// A cell with digits that is no whole number of 0 or more.
    case notWholeNumber(String)
    /// A number whose sign may stand between thousands or before decimals.
    case doubtfulNumber(String, separator: NumberSeparator)
    /// A text that was UTF-8 and was read as Windows-1252, with what it probably was; the row is used as it is.
    case mojibake(String, probably: String?)
    /// Ð in the place of Đ, with the text as it is used.
    case repairedStroke(String, repaired: String)
    /// A whole number of 2³¹ or more.
    case tooLarge(String)
    /// A count cell without digits whose meaning is not declared.
    case undeclaredMark(String)
    /// A proportion above one.
    case denominatorBelowCount
    /// A text that names no period.
    case unreadablePeriod(String)
    /// A day where a period should stand.
    case dayAsPeriod(String)
    /// A year, half, quarter or month that is none.
    case unreadablePart(String, of: ColumnRole)
    /// A period with another year than the column of years.
    case yearContradiction(period: String, year: String)
    /// A text that is no date.
    case unreadableDate(String)
    /// A date that the calendar does not have.
    case impossibleDate(String)
    /// A status that is no known mark.
    case unknownStatus(String)
    /// A name that the register does not have, with the nearest that it has.
    case unknownUnit(String, nearest: String?)
    /// A unit that the built-in list lacks which nearly all units of the data are in; the row is used.
    case notInForce(String, list: String, on: CalendarDate, nearest: String?)
    /// A unit that is not in the list that nearly all others are in.
    case notInList(String, list: String, nearest: String?)
    /// A code that the register does not have.
    case unknownCode(String)
    /// A name or code that several units of the register have: the first of them, and how many there are besides.
    case ambiguousUnit(String, candidates: [Candidate], others: Int)
    /// A code and a name that belong to different units.
    case contradictingName(String, code: String, registered: String)
    /// Another name than before for a code, without a register; the row is used.
    case secondName(String, code: String, first: String)
    /// A unit that the register has already.
    case repeatedUnit(at: Reference)
    /// A total that differs from the sum of its parts, whose first and last line are given.
    case totalMismatch(total: Int, sum: Int, parts: Int, first: Int, last: Int)
    /// A pair of this year's figure and last year's whose second differs from last year's own.
    case previousMismatch(Reference)
    /// A figure whose cell is one with an earlier one, which holds it.
    case mergedFigure
    /// A header whose period is no part of that of the row.
    case periodContradiction
    /// A cell that should hold a rate in per cent.
    case notRate(String)
    /// A cell of a column of numbers that is none.
    case notNumber(String)
    /// A base that is not there beside a rate or a count.
    case noBase(of: ColumnRole)
    /// A figure that covers more months than its period has.
    case tooManyMonths(Period)
    /// A figure of no month.
    case noMonths
    /// A count where none is declared to be possible: in one unit, or in all, at all times or at some.
    case notZero(StructuralZero, unit: String?)
    /// A name or code of no unit of the data.
    case notInData(String, nearest: String?)
    /// An attestation that says something else than the counts, which decide.
    case overruledAttestation(line: String)
    /// An attestation of a line that the plan does not have.
    case unknownLine(String, nearest: String?)
    /// An attestation that is impossible for its line.
    case badAttestation(String, line: String, expected: BilingualText)
    /// Another value than an attestation of the same unit, line and day; neither is used.
    case contradictingAttestation(of: Reference)
    /// One indicator more than a table holds.
    case tooManyIndicators(limit: Int)
  }

  /// Another row that an issue is about.
  public struct Reference: Sendable, Hashable {
    /// The file, where it is not the issue's own.
    public let file: String?
    /// The line, from 1.
    public let line: Int
  }

  /// A unit that a row may mean.
  public struct Candidate: Sendable, Hashable {
    /// Its name with that of its parent.
    public let name: String
    /// Its code, where it has one.
    public let code: String?
    /// The day of its list, where it is of one.
    public let validFrom: CalendarDate?
  }

  /// Where it stands.
  public let position: Position
  /// What is wrong.
  public let kind: Kind
}
