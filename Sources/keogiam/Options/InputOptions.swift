public import ArgumentParser
import Glibc
public import Ingestion
public import Observations

/// What to read, and how.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A data-set folder, one or more files, or - for standard input.", valueName: "data"))
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "The header of a column: unit=comuna. Roles: unit_code, unit, district, indicator, period, year, quarter, "
        + "month, date, count, denominator, population, months_reported, as_of, status.",
      valueName: "role=header"))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      "How tables are laid out, where it is not seen: "
        + TableForm.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "layout"))
  var layout: TableForm?

  @Option(help: ArgumentHelp("The sheet of a workbook.", valueName: "name"))
  var sheet: String?

  @Option(help: ArgumentHelp("The line of the header, or its first and last: 3, 3-4.", valueName: "line"))
  var headerRow: HeaderRows?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Use only rows with this text under this header; of incidents, the numerator. May be repeated.",
      valueName: "header=text"))
  var conditions: [String] = []

  @Option(help: ArgumentHelp("The indicator of files that have no such column.", valueName: "name"))
  var indicator: String?

  @Option(
    help: ArgumentHelp(
      "The period, or year, of files that have no such column: 2023, 2023-05.", valueName: "period"))
  var period: PeriodOption?

  @Option(help: ArgumentHelp("A text that means \"not reported\"; may be repeated.", valueName: "text"))
  var missing: [String] = []

  @Option(help: ArgumentHelp("A text that means \"none\", such as -; may be repeated.", valueName: "text"))
  var zero: [String] = []

  @Option(help: ArgumentHelp("What a date stands for, where it is not a day.", valueName: "month|year"))
  var dateGrain: DateGrain?

  @Option(
    help: ArgumentHelp("The encoding of all files; by default found from their bytes.", valueName: "name"))
  var encoding: TextEncoding?

  @Option(help: ArgumentHelp("Register of units: code, name, type, parent, population.", valueName: "file"))
  var units: String?

  @Option(
    help: ArgumentHelp(
      "The units of which year or day the data are on: 2023, 2024-11-01; without --units those built in. "
        + "of-period: of each row those in force when its period ended.",
      valueName: "date|of-period"))
  var boundaries: Boundaries?

  @Option(
    help: ArgumentHelp(
      "Carry all figures onto the units of this year or day; default with of-period: those at the end of the data.",
      valueName: "date"))
  var carryTo: BoundaryDate?

  @Option(
    help: ArgumentHelp(
      "Statistical year: police (15 December to 14 December), calendar, or its first day as MM-DD.",
      valueName: "police|calendar|MM-DD"))
  var calendar: StatisticalCalendar?

  @Option(
    help: ArgumentHelp(
      "Figures of periods that end after this day are in the future; default: that of the clock.",
      valueName: "YYYY-MM-DD"))
  var today: CalendarDate?

  @Option(
    help: ArgumentHelp("Write the rows that were not used, with the reason, to this file.", valueName: "file")
  )
  var rejects: String?

  @Option(help: ArgumentHelp("Write all issues to this file.", valueName: "file"))
  var issues: String?

  @Flag(help: "Stop with exit code 1 at any issue.")
  var strict = false

  /// The description of the data set, with what the command line says on top.
  func description() throws -> DataSetDescription {
    let language = Language.ofCommandLine
    var overrides = DescriptionOverrides(
      indicator: indicator, missing: missing, zero: zero, dateGrain: dateGrain, encoding: encoding,
      units: units, boundaries: boundaries, carryTo: carryTo, calendar: calendar)
    overrides.period = period?.text
    overrides.layout = layout
    overrides.sheet = sheet
    overrides.headerRows = headerRow?.lines
    do {
      for condition in conditions { try overrides.addCondition(condition) }
      for mapping in map { try overrides.addMapping(mapping) }
      return try DataSetDescription(inputs: inputs, overrides: overrides)
    } catch let error as IngestionError {
      // What has no near name gets the whole list.
      let sentence = error.sentence(language)
      guard case .unknownRole(_, nearest: nil) = error.kind else { throw Failure(usage: sentence) }
      let roles = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(
        usage: sentence + language(vi: "; các loại cột là \(roles)", en: "; the roles are \(roles)"))
    } catch let errors as IngestionErrors {
      throw Failure(messages: errors.errors.map { $0.sentence(language) })
    }
  }

  /// The day behind which the future lies: by default that of the clock.
  var lastDay: CalendarDate {
    today ?? CalendarDate(dayNumber: time(nil) / 86_400)
  }

  func validate() throws {
    if inputs.isEmpty {
      throw ValidationError(
        Language.ofCommandLine(
          vi: "Hãy nêu thư mục số liệu, tệp, hoặc - cho đầu vào chuẩn.",
          en: "Name a data-set folder, a file, or - for standard input."))
    }
  }
}

extension TableForm: ExpressibleByArgument {}

/// A period with its year on the command line.
struct PeriodOption: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard SourceDescription.isPeriod(argument) else { return nil }
    text = argument
  }
}

/// The lines of a header on the command line.
struct HeaderRows: ExpressibleByArgument {
  let lines: ClosedRange<Int>

  init?(argument: String) {
    guard let lines = ClosedRange(lines: argument) else { return nil }
    self.lines = lines
  }
}

extension DateGrain: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  /// Any name of the encoding, in any case.
  public init?(argument: String) { self.init(name: argument) }
}

extension CalendarDate: ExpressibleByArgument {
  /// A day as `YYYY-MM-DD`.
  public init?(argument: String) { self.init(iso: argument) }
}

extension BoundaryDate: ExpressibleByArgument {
  /// A year, or a day as `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension Boundaries: ExpressibleByArgument {
  /// `of-period`, a year, or a day as `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension StatisticalCalendar: ExpressibleByArgument {
  /// `police`, `calendar`, or the first day of the year as `MM-DD`.
  public init?(argument: String) {
    switch argument {
    case "police": self = .police
    case "calendar": self = .calendar
    default:
      let parts = argument.split(separator: "-").map { Int($0) }
      guard parts.count == 2, let month = parts[0], let day = parts[1] else { return nil }
      self.init(startMonth: month, startDay: day)
    }
  }
}
