public import Observations

/// What is to be read and what is known about it: from files, or from a folder and its `keogiam.yaml`.
public struct DataSetDescription: Sendable {
  /// A name for headings.
  public var name: String?
  /// What the statistical years are; nil leaves it to the caller of `read`.
  public var calendar: StatisticalCalendar?
  /// The plan to be held against, built in or a path.
  public var plan: String?
  /// Bare targets such as "robbery=-7%".
  public var targets: [String]
  /// The files of counts.
  public var sources: [SourceDescription]
  /// The path of the register of units; nil where the units are those of the data.
  public var units: String?
  /// Which units the data are on; nil where that is not declared.
  public var boundaries: Boundaries?
  /// The day whose units the figures are carried onto; nil for those in force at their end, where the data are on units of
  /// several lists, and for none otherwise.
  public var carryTo: BoundaryDate?
  /// Where units went; nil for the built-in crosswalks.
  public var crosswalk: CrosswalkDescription?
  /// The days from which indicators count something else.
  public var breaks: [SeriesBreak] = []
  /// Where the indicators of the breaks are named, of breaks that a file names.
  var breakPlaces: [String: DescriptionPlace] = [:]
  /// The encoding of the register where its own words do not tell.
  public var unitsEncoding: TextEncoding?
  /// The whole that all units belong to.
  public var province: AreaUnit.Parent?
  /// What was not counted, or cannot be.
  public var structuralZeros: [StructuralZero] = []
  /// The folder that the files are in, where the description is that of a folder.
  public private(set) var folder: String?

  /// A data set of `sources`.
  public init(sources: [SourceDescription], units: String? = nil, calendar: StatisticalCalendar? = nil) {
    self.sources = sources
    self.units = units
    self.calendar = calendar
    targets = []
  }

  /// The data set that a command line names: one folder, or one or more files, "-" being standard input.
  ///
  /// A folder's `keogiam.yaml` is read; without one all its .csv, .tsv, .csv.gz and .xlsx files are the sources and
  /// `units.csv` is the register. Throws all mistakes of the description at once. `inputs` is not empty.
  public init(inputs: [String], overrides: DescriptionOverrides = .init()) throws(IngestionErrors) {
    precondition(!inputs.isEmpty, "a data set of no files")
    let folders = inputs.filter { $0 != "-" && FileKind(path: $0) == .folder }
    if inputs.count == 1, let folder = folders.first {
      try self.init(folder: folder)
    } else {
      let errors = folders.map { IngestionError(file: $0, kind: .folderAmongFiles) }
      if !errors.isEmpty { throw IngestionErrors(errors: errors) }
      self.init(sources: inputs.map { SourceDescription(file: $0) })
    }
    sources = sources.map(overrides.applied(to:))
    units = overrides.units ?? units
    boundaries = overrides.boundaries ?? boundaries
    carryTo = overrides.carryTo ?? carryTo
    unitsEncoding = overrides.encoding
    calendar = overrides.calendar ?? calendar
  }

  private init(folder: String) throws(IngestionErrors) {
    let names = FileKind.names(inFolder: folder) ?? []
    if names.contains("keogiam.yaml") {
      try self.init(yamlFile: Self.path("keogiam.yaml", in: folder))
    } else {
      self.init(sources: [])
    }
    self.folder = folder
    if units == nil, names.contains("units.csv") { units = "units.csv" }
    if sources.isEmpty {
      let files = names.filter { name in
        name != units && name != crosswalk?.file && !name.hasPrefix("~$")
          && [".csv", ".tsv", ".csv.gz", ".xlsx"].contains { name.lowercased().hasSuffix($0) }
      }
      if files.isEmpty {
        throw IngestionErrors(errors: [IngestionError(file: folder, kind: .noDataFiles)])
      }
      sources = files.map { SourceDescription(file: $0) }
    }
    units = units.map { Self.path($0, in: folder) }
    // What is no file there is the name of a built-in plan.
    plan = plan.map { name in
      let path = Self.path(name, in: folder)
      return FileKind(path: path) == .file ? path : name
    }
    if let file = crosswalk?.file { crosswalk?.file = Self.path(file, in: folder) }
    for index in sources.indices { sources[index].file = Self.path(sources[index].file, in: folder) }
  }

  /// `file` as seen from where the program runs.
  static func path(_ file: String, in folder: String) -> String {
    if folder == "." || file.hasPrefix("/") { return file }
    return folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
  }
}
