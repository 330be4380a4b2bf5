public import Observations

/// How a data set was read, everything that was left open filled in; `yaml` is a ready `keogiam.yaml`.
public struct Assumptions: Sendable {
  /// How one file was read.
  public struct Source: Sendable {
    /// The description with the columns that were recognised and the grain of dates that was inferred.
    public let description: SourceDescription
    /// What stands between fields: "comma", "semicolon" or "tab".
    public let delimiter: String
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
    /// The lists of these days fit alike, and none is used.
    case open([CalendarDate])
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
  /// The day whose units the data are on, where it is declared.
  public let boundaries: BoundaryDate?
  /// Which built-in list the units are on.
  public let list: ListInUse
  /// How the units were found in the register or list; nil where there is none.
  public let unitMatches: UnitMatches?
  /// The whole, where it is named.
  public let province: AreaUnit.Parent?
  /// What is declared not to be counted.
  public let structuralZeros: [StructuralZero]
}

extension Assumptions {
  /// The same under another calendar.
  func under(_ calendar: StatisticalCalendar) -> Assumptions {
    Assumptions(
      name: name, calendar: calendar, plan: plan, targets: targets, sources: sources, units: units,
      boundaries: boundaries, list: list, unitMatches: unitMatches, province: province,
      structuralZeros: structuralZeros)
  }
}
