public import Observations

/// What is known about one file, or the files of one pattern, before it is read; everything but the file has a default.
public struct SourceDescription: Sendable, Hashable {
  /// A path, "-" for standard input, or a shell pattern.
  public var file: String
  /// The name of a workbook's sheet; nil where it has but one that may be meant.
  public var sheet: String?
  /// How the table is laid out; nil to infer it from its headers.
  public var layout: TableForm?
  /// The lines of the header, from 1; nil to find it.
  public var headerRows: ClosedRange<Int>?
  /// Headers by role; they go before recognition, and an empty header keeps a role out.
  public var columns: [ColumnRole: String]
  /// How headers are made up of indicator and period.
  public var pattern: HeaderPattern?
  /// The role that headings above groups of rows play, in a table of blocks.
  public var heading: ColumnRole?
  /// The roles whose blank cells stand for the cell above.
  public var fillDown: [ColumnRole]
  /// The indicator of all rows, for files without such a column.
  public var indicator: String?
  /// The period of all rows, or their year, for files without such a column.
  public var period: String?
  /// New names of indicators by the names in the file.
  public var indicators: [String: String]
  /// Periods by their names in the file ("Enero" for "T1").
  public var periods: [String: String]
  /// The rows that are meant: all conditions must hold. Of incidents they choose the numerator, all rows are the base.
  public var conditions: [RowCondition]
  /// How rows of one unit, indicator and period are taken.
  public var sameKey: SameKey?
  /// Which rows are totals.
  public var totals: TotalMarks
  /// Texts in count cells that mean that there is no figure, and why.
  public var missing: [MissingMark]
  /// Texts in count cells that mean "none".
  public var zero: [String]
  /// Marks behind a number that say it is not final: "p" of "123p". Without digits.
  public var provisional: [String] = []
  /// The marks of all figures, besides those of their rows.
  public var status: DataStatus = []
  /// What dates stand for; nil to infer it from all dates of a file.
  public var dateGrain: DateGrain?
  /// The order of day and month in dates such as 1/2/2023; nil to find it from all dates of a file.
  public var dateOrder: DateOrder?
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
    self.missing = missing.map { MissingMark($0) }
    self.zero = zero
    self.dateGrain = dateGrain
    self.encoding = encoding
    self.thousands = thousands
    self.decimal = decimal
    fillDown = []
    periods = [:]
    conditions = []
    totals = .recognised([])
  }

  /// Whether `text` is a period with its year, such as 2023 or 2023-05.
  public static func isPeriod(_ text: String) -> Bool { PeriodText(text)?.period(otherYear: nil) != nil }

  /// The headers that the description names.
  var mappedHeaders: [String] {
    columns.values.filter { !$0.isEmpty } + conditions.map(\.header)
  }

  /// What is counted and how, whatever file it is in and however that is written: files alike in this follow each other.
  var counted: SourceDescription {
    var counted = self
    (counted.file, counted.columns, counted.headerRows, counted.fillDown) = ("", [:], nil, [])
    (counted.encoding, counted.thousands, counted.decimal) = (nil, nil, nil)
    (counted.dateGrain, counted.dateOrder) = (nil, nil)
    return counted
  }
}

/// How rows of one unit, indicator, period and day of report are taken.
public enum SameKey: String, Sendable, Hashable, CaseIterable {
  /// The second is an issue.
  case refuse
  /// Their figures are added.
  case add
}

/// A condition on the rows of a table: the cell under a header is one of some texts.
public struct RowCondition: Sendable, Hashable {
  /// The header, as in the file.
  public let header: String
  /// The texts, compared without blanks around them; at least one.
  public let values: [String]

  /// A condition on the column `header`.
  public init(header: String, values: [String]) {
    self.header = header
    self.values = values
  }

  /// `region = North or South`.
  func text(_ language: Language) -> String {
    "\(header) = \(values.joined(separator: language(vi: " hoặc ", en: " or ")))"
  }
}

/// The order of day and month in dates such as 1/2/2023.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}
