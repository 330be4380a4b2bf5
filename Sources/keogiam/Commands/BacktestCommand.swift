import ArgumentParser
import Evaluation
import Forecasting
import Observations
import Reports

/// `keogiam backtest`
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Make the forecasts of earlier years again, from what was known then, and score them.",
    discussion: """
      For every target year and every origin (full months of it that were known) \
      all models are fitted to the years before it, and their forecasts are held \
      against what happened. So are the weights of the pool: they rest on the \
      scores of earlier target years alone.

      EXAMPLES
        keogiam backtest datasets/quang-ninh-synthetic
        keogiam backtest counts.csv --target 'robbery=-7%' --first-year 2016 --last-year 2025 --origins 0,3,6,9
        keogiam backtest counts.csv --target 'robbery=-7%' --models gamma-poisson --format csv -o backtest.csv

      COST
        Reads every row once, fits every model once a target year and indicator.
        A province of 177 units, 4 indicators and 8 years takes a few seconds.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var work: JobOptions

  @Option(help: ArgumentHelp("The first target year; default: the first with three years before it.", valueName: "year"))
  var firstYear: Int?

  @Option(help: ArgumentHelp("The last target year; default: the last whole year.", valueName: "year"))
  var lastYear: Int?

  @Option(
    help: ArgumentHelp("Full months of the target year that are known, 0 to 11, joined by commas.", valueName: "months"))
  var origins = "0,3,6,9"

  @Option(help: ArgumentHelp("Only these models, joined by commas; default: all.", valueName: "names"))
  var models: String?

  func run() async throws {
    let language = output.language
    let analysis = try Analysis(input: input, scope: scope, language: language)
    let years = analysis.panels.values.map(\.years)
    let first = firstYear ?? (years.map(\.lowerBound).min() ?? 0) + 3
    let last = lastYear ?? years.map(\.upperBound).max() ?? 0
    let plan = Backtest.Plan(
      targets: analysis.targets, units: analysis.table.units, panels: analysis.panels,
      breaks: analysis.breaks, years: first...max(first, last), months: origins.split(separator: ",").compactMap { Int($0) })
    let set = models.flatMap { ForecasterSet.standard.only($0.split(separator: ",").map(String.init)) } ?? .standard
    let backtest = await Backtest(plan, forecasters: set, jobs: work.jobs)
    try output.writeFile(BacktestTable(backtest, of: plan, calendar: analysis.table.calendar).table)
    for used in backtest.weights {
      Talk.say("\(used.target) \(used.year) \(used.months) \(used.weights.shares.map { ($0 * 1000).rounded() / 1000 })")
    }
  }
}
