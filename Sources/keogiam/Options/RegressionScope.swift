import ArgumentParser
import Observations

/// Which rows a regression looks at.
struct RegressionScope: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Instead of counts, any table with a line of headers and one row an observation.", valueName: "file"))
  var table: String?

  @Option(
    help: ArgumentHelp(
      "The indicator that 'count' is of, where the data have several; may be repeated.", valueName: "id"))
  var countOf: [String] = []

  @Option(
    help: ArgumentHelp(
      "Sum figures over districts or the whole first.", valueName: "unit|district|province"))
  var areas: AreaLevel = .unit

  @Option(
    help: ArgumentHelp(
      "Leave out periods that end after this day; default: none.", valueName: "YYYY-MM-DD"))
  var through: CalendarDate?

  @Option(help: ArgumentHelp("Use only figures reported by this day.", valueName: "YYYY-MM-DD"))
  var asKnownOn: CalendarDate?
}
