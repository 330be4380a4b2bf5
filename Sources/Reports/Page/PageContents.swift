public import Observations
import Targets

/// Everything that a page tells, as other parts worked it out.
public struct PageContents: Sendable {
  /// The flags and the track record of every target, in the order of the plan.
  public let targets: [JudgedTarget]
  /// The figures.
  public let table: CountTable
  /// The series of the targets' indicators, over the units of `table`.
  public let panels: [String: Panel]
  /// The breaks that the data name.
  public let breaks: [SeriesBreak]
  /// The whole, then its districts.
  public let areas: [PageArea]
  /// What is to be said about the reading of the data.
  public let quality: PageQuality
  /// The name and the version of the program that made the page.
  public let program: String
  /// Where the units lie, where a map is given.
  public let outlines: UnitOutlines?

  /// The contents; every area has rows for each of `targets`.
  public init(
    targets: [JudgedTarget], table: CountTable, panels: [String: Panel], breaks: [SeriesBreak],
    areas: [PageArea], quality: PageQuality, program: String,
    outlines: UnitOutlines? = nil
  ) {
    for area in areas {
      precondition(area.rows.count == targets.count, "\(area.rows.count) lists for \(targets.count) targets")
    }
    self.targets = targets
    self.table = table
    self.panels = panels
    self.breaks = breaks
    self.areas = areas
    self.quality = quality
    self.program = program
    self.outlines = outlines
  }
}

/// The sums over the whole or over districts, held against last year.
public struct PageArea: Sendable {
  /// The level: a district or the province.
  public let level: AreaLevel
  /// The whole, or the districts.
  public let units: [AreaUnit]
  /// The series of the sums.
  public let panels: [String: Panel]
  /// For each target a row a unit.
  public let rows: [[StatusTable.Row]]

  /// The sums of one level.
  public init(level: AreaLevel, units: [AreaUnit], panels: [String: Panel], rows: [[StatusTable.Row]]) {
    self.level = level
    self.units = units
    self.panels = panels
    self.rows = rows
  }
}

/// What a page says about the reading of the data.
public struct PageQuality: Sendable {
  /// The description of the data with everything that was assumed, as a `keogiam.yaml`.
  public let assumptions: String
  /// The first issues, in words.
  public let issues: [BilingualText]
  /// How many issues there are in all.
  public let issueCount: Int
  /// How many of each kind, in words.
  public let issueKinds: BilingualText

  /// What `check` would say.
  public init(assumptions: String, issues: [BilingualText], issueCount: Int, issueKinds: BilingualText) {
    self.assumptions = assumptions
    self.issues = issues
    self.issueCount = issueCount
    self.issueKinds = issueKinds
  }
}
