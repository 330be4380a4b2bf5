import ArgumentParser
import Observations

/// How flags are shown and acted upon.
struct FlaggingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many units to show for each target; 0 shows all.", valueName: "count"))
  var top = 10

  // The default strategy of the library drops an attached value where another option follows (1.8.2).
  @Option(
    defaultAsFlag: 0.6, parsing: .next,
    help: ArgumentHelp(
      "End with exit code 2 where a unit has missed, has lost, or will miss with at least this probability.",
      valueName: "probability"))
  var failOnFlag: Double?

  func validate() throws {
    let language = Language.ofCommandLine
    if top < 0 {
      throw ValidationError(
        language(
          vi: "--top phải là số nguyên từ 0 trở lên, không phải \(top).",
          en: "--top takes a whole number of 0 or more, not \(top)."))
    }
    // The library takes an attached value that is no number for none at all.
    let option = "--fail-on-flag="
    let attached = CommandLine.arguments.filter { $0.hasPrefix(option) }.map {
      String($0.dropFirst(option.count))
    }
    for limit in attached + [failOnFlag.map { "\($0)" } ?? "0"] where !(0...1).contains(Double(limit) ?? -1) {
      throw ValidationError(
        language(
          vi: "--fail-on-flag phải là xác suất từ 0 đến 1, không phải \(limit).",
          en: "--fail-on-flag takes a probability between 0 and 1, not \(limit)."))
    }
  }
}
