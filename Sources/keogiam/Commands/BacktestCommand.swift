import ArgumentParser
import Evaluation
import Forecasting
import Observations
import Reports
import Targets

/// `keogiam backtest`
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Make the forecasts of earlier years again, from what was known then, and score them.",
    discussion: """
      For every target year and every origin (how many full months of it were \
      known) all models are fitted to the years before it alone, and their \
      forecasts are held against what happened. The weights of the pool rest on \
      the scores of still earlier target years.

      EXAMPLES
        keogiam backtest datasets/quang-ninh-synthetic
        keogiam backtest counts.csv --target 'robbery=-7%' --first-year 2016
        keogiam backtest counts.csv --models last-year --format csv -o rows.csv

      COST
        Reads every row once and fits every model once a target year and
        indicator. A province of 177 units, 4 indicators and 8 years of months
        takes some seconds.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var test: BacktestOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var work: JobOptions

  func run() async throws {
    let analysis = try Analysis(input: input, scope: scope, language: output.language)
    let plan = try analysis.backtestPlan(
      firstYear: test.firstYear, lastYear: test.lastYear, months: test.months)
    let backtest = await Backtest(plan, forecasters: test.forecasters, jobs: work.jobs)
    switch output.format.shape {
    case .rows:
      try output.writeFile(BacktestTable(backtest, of: plan, calendar: analysis.table.calendar).table)
    case .page:
      try output.write(
        BacktestPage(backtest, of: plan, context: analysis.context, width: output.screenWidth).text)
    }
  }
}

extension Analysis {
  /// The targets of the data and the years that are asked for, else those that there are.
  func backtestPlan(
    firstYear: Int? = nil, lastYear: Int? = nil, months: [Int] = [0, 3, 6, 9]
  ) throws -> Backtest.Plan {
    let years = targets.compactMap { panels[$0.primary.indicator]?.years }
    guard let first = years.map(\.lowerBound).min(), let last = years.map(\.upperBound).max() else {
      throw Failure(
        message: context.language(
          vi: "không chỉ tiêu nào có số liệu", en: "none of the indicators has data"))
    }
    let start = firstYear ?? min(first + 3, last)
    let end = lastYear ?? max(start, last)
    return Backtest.Plan(
      targets: targets, units: table.units, panels: panels, breaks: breaks, years: min(start, end)...end,
      months: months)
  }
}
