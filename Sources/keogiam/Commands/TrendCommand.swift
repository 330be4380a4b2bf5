import ArgumentParser
import Forecasting
import Observations
import Reports
import Targets

/// `keogiam trend`
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "The yearly percent change of every unit, district and the whole, with limits.",
    discussion: """
      A weighted log-linear line through the whole years before the target year, \
      by pivoted QR. Where a year has no case, one half is added to every year of \
      that series, and the column says so.

      EXAMPLES
        keogiam trend datasets/quang-ninh-synthetic --level province
        keogiam trend counts.csv --target 'robbery=-7%' --format csv -o trend.csv

      COST
        Reads every row once; the fits take microseconds.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var levels: LevelOptions

  func run() throws {
    let analysis = try Analysis(input: input, scope: scope, language: output.language)
    try analysis.require(levels.level.isEmpty ? AreaLevel.allCases : levels.level)
    let wanted = output.format == .table ? levels.shown : levels.all
    let indicators = analysis.targets.flatMap { $0.parts.map(\.indicator) }
    var tables: [Table] = []
    for indicator in indicators {
      for level in wanted {
        let summed = analysis.table.aggregated(to: level, whole: analysis.whole)
        guard let panel = summed.panel(of: indicator) else { continue }
        tables.append(
          TrendTable(panel, before: analysis.origin.year, level: level, context: analysis.context).table)
      }
    }
    guard let first = tables.first else { throw Failure(message: "no indicator has data") }
    let all = first.appending(Array(tables.dropFirst()))
    switch output.format {
    case .csv, .json: try output.writeFile(all)
    case .table:
      try output.write(
        analysis.context.heading + "\n" + all.terminalText(output.language, width: output.screenWidth))
    }
  }
}
