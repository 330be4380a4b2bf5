public import Observations

/// How a data set was read, everything that was left open filled in; `yaml` is a ready `keogiam.yaml`.
public struct Assumptions: Sendable {
  /// How one file was read.
  public struct Source: Sendable {
    /// The description with the columns that were recognised and the grain of dates that was inferred.
    public let description: SourceDescription
    /// What the table is in: "separated by comma", "workbook".
    public let origin: String
    /// What is to be known of a sheet, for people.
    public let sheetNotes: [String]
    /// What the bytes of the file stand for.
    public let encoding: TextEncoding
    /// What speaks for the encoding, for people; nil where it was declared or is UTF-8.
    public let encodingEvidence: String?
    /// What the separators in numbers were found to be, one line a column, for people.
    public let numberNotes: [String]
    /// The headers that play no role.
    public let unusedColumns: [String]
    /// Whether what dates stand for was inferred from the dates.
    public let isGrainInferred: Bool
    /// How the table is laid out.
    public let form: TableForm
    /// The header that was found.
    let header: TableHeader
    /// What the headers of the figures were taken for.
    public let figures: [Figure]
  }

  /// A column of figures and what its header was taken for.
  public struct Figure: Sendable, Hashable {
    /// The header.
    public let header: String
    /// The indicator that it names, if any.
    public let indicator: String?
    /// The period that it names, if any.
    public let period: String?
  }

  /// Which built-in list the units are on.
  public enum ListInUse: Sendable, Hashable {
    /// None: a register was named, or the units are those of the data.
    case none
    /// The list of the boundaries that are declared.
    case declared(String)
    /// The list that nearly all units are in; complete where they are all of its units, and no others.
    case found(String, validFrom: CalendarDate, isComplete: Bool)
    /// Those in force when the period of each row ended.
    case ofPeriods([ListOfPeriods])
    /// The lists of these days fit alike, and none is used.
    case open([CalendarDate])
  }

  /// A list that some rows are looked up in by their periods.
  public struct ListOfPeriods: Sendable, Hashable {
    /// The name of the list.
    public let list: String
    /// How the units of these rows were found in it.
    public let matches: UnitMatches
  }

  /// A name for headings.
  public let name: String?
  /// What the statistical years are taken for.
  public let calendar: StatisticalCalendar
  /// The plan, where one is named.
  public let plan: String?
  /// Bare targets.
  public let targets: [String]
  /// The files that were read, in order.
  public let sources: [Source]
  /// The register of units; nil where the units are those of the data.
  public let units: String?
  /// Which units the data are on, where that is declared.
  public let boundaries: Boundaries?
  /// Which built-in list the units are on.
  public let list: ListInUse
  /// How the units were found in the register or list; nil where there is none.
  public let unitMatches: UnitMatches?
  /// The whole, where it is named.
  public let province: AreaUnit.Parent?
  /// The day whose units the figures are carried onto, where it is declared.
  public let carryTo: BoundaryDate?
  /// The crosswalk, where one is named.
  public let crosswalk: CrosswalkDescription?
  /// The breaks.
  public let breaks: [SeriesBreak]
  /// What was carried onto the units of one list; nil where nothing was.
  public let carriage: Carriage?
  /// What is declared not to be counted.
  public let structuralZeros: [StructuralZero]
}

extension Assumptions {
  /// The same under another calendar.
  func under(_ calendar: StatisticalCalendar) -> Assumptions {
    Assumptions(
      name: name, calendar: calendar, plan: plan, targets: targets, sources: sources, units: units,
      boundaries: boundaries, list: list, unitMatches: unitMatches, province: province,
      carryTo: carryTo, crosswalk: crosswalk, breaks: breaks, carriage: carriage,
      structuralZeros: structuralZeros)
  }
}
