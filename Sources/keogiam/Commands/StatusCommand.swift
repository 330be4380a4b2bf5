import ArgumentParser
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

  func run() throws {
    let analysis = try Analysis(input: input, scope: scope, language: output.language)
    try analysis.require(levels.level.isEmpty ? AreaLevel.allCases : levels.level)
    switch output.format {
    case .csv, .json:
      let tables = analysis.targets.flatMap { target in
        levels.all.map { analysis.status(of: target, level: $0) }
      }
      try output.writeFile(tables[0].appending(Array(tables.dropFirst())))
    case .table:
      var parts = [analysis.context.heading]
      for target in analysis.targets {
        let tables = levels.shown.map { analysis.status(of: target, level: $0) }
        parts.append(
          analysis.context.title(of: target).folded(to: output.screenWidth) + "\n\n"
            + tables[0].appending(Array(tables.dropFirst())).terminalText(
              output.language, width: output.screenWidth))
      }
      try output.write(parts.joined(separator: "\n"))
    }
  }
}

extension Analysis {
  /// The status of every unit, district or the whole.
  func status(of target: Target, level: AreaLevel) -> Table {
    let summed = table.aggregated(to: level, whole: whole)
    let panels = level == .unit ? panels : summed.panels(of: target.parts.map(\.indicator))
    let statuses = summed.units.indices.map { unit in
      target.status(
        ofUnit: unit, year: origin.year, monthsElapsed: origin.monthsElapsed, panels: { panels[$0] },
        breaks: breaks)
    }
    return StatusTable(statuses, units: summed.units, level: level, context: context).table
  }
}
