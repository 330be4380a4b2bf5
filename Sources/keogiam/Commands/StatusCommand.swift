import ArgumentParser
import Evaluation
import Forecasting
import Observations
import Reports
import Targets

/// `keogiam status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Hold this year against last year, exactly, for every unit, district and the whole.",
    discussion: """
      Beside every verdict stands what the counts say: the change with its limits, the \
      probability that the rate was really cut as asked for, and one of four words. \
      In files there is also a sentence a row.

      EXAMPLES
        keogiam status datasets/quang-ninh-synthetic --level province
        keogiam status counts.csv --target 'robbery=-7%' --format csv -o status.csv

      COST
        Reads every row once.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var levels: LevelOptions

  @Flag(
    help: """
      Add yearly rates: the average fall of past years (AARR), the one needed, and observed over needed growth \
      (Eurostat).
      """)
  var progress = false

  func run() throws {
    let analysis = try Analysis(input: input, scope: scope, levels: levels, language: output.language)
    let wanted = levels.wanted(for: output.format)
    // Every level is added up once for all targets; the notes speak of the whole.
    let sums = analysis.sums(at: wanted)
    let sections = analysis.targets.map { target in
      let years = YearOnYear(analysis, target, sums: sums)
      let tables = wanted.map { years.table(at: $0, withRates: progress) }
      return Section(
        title: analysis.context.title(of: target), Table(joining: tables), note: years.notes)
    }
    try output.write(sections, under: analysis.context.heading)
  }
}
