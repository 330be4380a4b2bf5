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

  /// The levels of a file.
  var all: [AreaLevel] { level.isEmpty ? AreaLevel.allCases : level }

  /// The levels of a screen.
  var shown: [AreaLevel] { level.isEmpty ? [.province, .district] : level }
}
