public import ArgumentParser
import Observations
import Reports
public import Targets

/// How units are scored.
struct ScoringOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is attested: columns unit_code or unit, line, value, and where known source and date.",
      valueName: "file"))
  var attestations: String?

  @Option(
    help: ArgumentHelp(
      "Assume this of every unit, whatever the evidence: 15.1=yes, 9.1=12->11. May be repeated.",
      valueName: "line=value"))
  var whatIf: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read the plan in another way: gaps-between-bands=higher. May be repeated; --explain lists all.",
      valueName: "reading=choice"))
  var reading: [String] = []

  @Option(
    help: ArgumentHelp(
      "What totals are made of: the points of the lines, no group above its heading, or scaled to the headings.",
      valueName: "lines|headings|rescaled"))
  var total: Scorecard.Total?

  @Option(help: ArgumentHelp("The total from which on a unit passes.", valueName: "points"))
  var passMark: String?

  @Option(
    help: ArgumentHelp(
      "Show this unit only, line by line: its code or name. May be repeated.", valueName: "unit"))
  var unit: [String] = []

  @Flag(help: "Say how the plan adds up and how it is read, and why.")
  var explain = false

  /// The readings that are not the default, by name.
  func choices(_ language: Language) throws -> [String: String] {
    var choices: [String: String] = [:]
    let short = [total.map { "points-total=\($0.rawValue)" }, passMark.map { "pass-mark=\($0)" }]
    for text in reading + short.compactMap(\.self) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else {
        throw Failure(
          usage: language(
            vi: "'\(text)' không có dạng reading=choice", en: "'\(text)' is not of the form reading=choice"))
      }
      choices[parts[0]] = parts[1]
    }
    return choices
  }
}

extension Scorecard.Total: ExpressibleByArgument {}
