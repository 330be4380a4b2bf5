import ArgumentParser
import Evaluation
import Flagging
import Observations
import Reports

/// `keogiam flag`
struct FlagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flag",
    abstract: "Rank the units by the probability that they miss their target.",
    discussion: """
      EXAMPLES
        keogiam flag datasets/quang-ninh-synthetic
        keogiam flag counts.csv --target 'robbery=-7%' --through 2024-09-30
        keogiam flag counts.csv --target 'robbery=-7%' --format csv -o flags.csv

      COST
        Reads every row once, fits one model an indicator, and repeats the
        forecast for up to five earlier years. A province of 177 units takes
        well under a second.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var flagging: FlaggingOptions
  @OptionGroup var work: JobOptions

  func run() async throws {
    let language = output.language
    let analysis = try Analysis(input: input, scope: scope, language: language)
    let results = await analysis.judged(jobs: work.jobs)
    switch output.format.shape {
    case .rows:
      let tables = results.map { FlagTable($0.list.flags, context: analysis.context).table }
      try output.writeFile(Table(joining: tables))
    case .page:
      try output.write(
        FlagPage(results, context: analysis.context, top: flagging.top, width: output.screenWidth).text)
      Talk.say(
        language(
          vi:
            "Toàn bộ kết quả: --format csv -o flags.csv · Mọi đơn vị: --top 0 · So với năm trước: keogiam status",
          en: "All rows: --format csv -o flags.csv · All units: --top 0 · Year on year: keogiam status"))
    }
    if let limit = flagging.failOnFlag, results.contains(where: { $0.list.hasFlag(atLeast: limit) }) {
      throw ExitCode(2)
    }
  }
}

extension Analysis {
  /// The flags and the track record of every target, at most `jobs` at a time; the order is that of the plan.
  func judged(jobs: Int) async -> [JudgedTarget] {
    let past = await TrackRecords(
      targets: targets, origin: origin, units: table.units, panels: panels, breaks: breaks, jobs: jobs)
    return await targets.indices.mapped(jobs: jobs) { place in
      let forecast = TargetForecast(
        target: targets[place], origin: origin, units: table.units, panels: panels, breaks: breaks,
        forecasters: past.forecasters(target: place))
      return JudgedTarget(list: FlagList(forecast), record: past.records[place])
    }
  }
}
