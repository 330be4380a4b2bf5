public import ArgumentParser
public import Observations

extension AreaLevel: ExpressibleByArgument {}

/// At which levels a table is wanted.
struct LevelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Units, districts or the whole; may be repeated. Default: all in files, province and district on screens.",
      valueName: "unit|district|province"))
  var level: [AreaLevel] = []

  /// The levels of a page or a file.
  func wanted(for format: OutputFormat) -> [AreaLevel] {
    if !level.isEmpty { return level }
    return format == .table ? [.province, .district] : AreaLevel.allCases
  }
}
