import ArgumentParser
import Observations

/// Which targets, which year and which knowledge.
struct ScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A bare target: name=-7%, name<=12, name=0, name<10%, stock:name=-15%; parts joined by \" and \". "
        + "May be repeated.",
      valueName: "target"))
  var target: [String] = []

  @Option(help: ArgumentHelp("A built-in plan, quang-ninh-120-2023, or a plan file.", valueName: "plan"))
  var plan: String?

  @Option(
    help: ArgumentHelp("The last day counted; default: the last day with data.", valueName: "YYYY-MM-DD"))
  var through: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "The target year; default: the year that holds the last day counted.", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("Use only figures reported by this day.", valueName: "YYYY-MM-DD"))
  var asKnownOn: CalendarDate?

  func validate() throws {
    guard let year, !(1900...2200).contains(year) else { return }
    throw ValidationError(
      Language.ofCommandLine(
        vi: "--year phải là năm từ 1900 đến 2200, không phải \(year).",
        en: "--year takes a year from 1900 to 2200, not \(year)."))
  }
}
