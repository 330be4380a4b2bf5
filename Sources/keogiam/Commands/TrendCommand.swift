public import ArgumentParser
import Evaluation
import Forecasting
import Observations
public import Regression
import Reports
import Targets

extension JoinpointCriterion: ExpressibleByArgument {}

/// `keogiam trend`
struct TrendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "The yearly percent change of every unit, district and the whole, with limits.",
    discussion: """
      A weighted log-linear line through the whole years before the target year. \
      From 7 whole years on the line may turn at joinpoints: 1, from 12 on 2, \
      up to 5 from 27 on, at the observed years that fit best, as many as the \
      criterion asks for, and none that chance explains. Each segment has its \
      yearly change, the whole their average. Counts that scatter less than \
      chance does have the limits of chance. Where a year has no case, one half \
      is added to every year of that series, and the column says so. Years \
      before a break are not used.

      EXAMPLES
        keogiam trend datasets/quang-ninh-synthetic --level province
        keogiam trend counts.csv --target 'robbery=-7%' --format csv -o trend.csv

      COST
        Reads every row once; a line takes microseconds, joinpoints through 40
        years some milliseconds.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var levels: LevelOptions
  @OptionGroup var work: JobOptions

  @Option(help: ArgumentHelp("What chooses the number of joinpoints.", valueName: "bic|bic3"))
  var criterion: JoinpointCriterion = .bic3

  @Option(
    help: ArgumentHelp(
      "At most so many joinpoints; default: as many as the years allow.", valueName: "count"))
  var joinpoints: Int?

  func validate() throws {
    if let joinpoints, joinpoints < 0 {
      throw ValidationError(
        Language.ofCommandLine(
          vi: "--joinpoints phải là số nguyên từ 0 trở lên, không phải \(joinpoints).",
          en: "--joinpoints takes a whole number of 0 or more, not \(joinpoints)."))
    }
  }

  func run() async throws {
    let analysis = try Analysis(input: input, scope: scope, levels: levels, language: output.language)
    let specification = JoinpointTrend(criterion: criterion, most: joinpoints, floorsDispersion: true)
    let series = analysis.series(at: levels.wanted(for: output.format))
    guard !series.isEmpty else {
      let language = output.language
      throw Failure(
        message: language(vi: "không chỉ tiêu nào có số liệu", en: "none of the indicators has data"))
    }
    let trends = await analysis.trends(of: series, specification, jobs: work.jobs)
    try output.write(
      analysis.sections(of: zip(series, trends).map { ($0, $1) }), under: analysis.context.heading)
  }
}

/// One indicator at one level.
private struct LevelSeries {
  let level: AreaLevel
  let panel: Panel
}

extension Analysis {
  /// A table for every indicator in `trends`, where its levels follow each other; the note below the last.
  fileprivate func sections(of trends: [(series: LevelSeries, trends: [UnitTrend])]) -> [Section] {
    let note = TrendNote(trends.flatMap(\.trends), context.language).text
    var starts = trends.indices.filter {
      $0 == 0 || trends[$0].series.panel.indicator != trends[$0 - 1].series.panel.indicator
    }
    starts.append(trends.count)
    return zip(starts, starts.dropFirst()).map { first, next in
      let tables = trends[first..<next].map { series, trends in
        TrendTable(trends, units: series.panel.units, level: series.level, context: context).table
      }
      return Section(
        title: context.title(of: trends[first].series.panel.indicator), Table(joining: tables),
        note: next == trends.count ? note : nil)
    }
  }

  /// Every indicator of the targets at every one of `levels`, in this order.
  fileprivate func series(at levels: [AreaLevel]) -> [LevelSeries] {
    var names: [String] = []
    for name in targets.flatMap({ $0.parts.map(\.indicator) }) where !names.contains(name) {
      names.append(name)
    }
    let tables = levels.map { ($0, table.aggregated(to: $0, whole: whole)) }
    return names.flatMap { name in
      tables.compactMap { level, table in table.panel(of: name).map { LevelSeries(level: level, panel: $0) } }
    }
  }

  /// The trends of every unit of each of `series`, at most `jobs` stretches of units at a time.
  fileprivate func trends(
    of series: [LevelSeries], _ specification: JoinpointTrend, jobs: Int
  ) async -> [[UnitTrend]] {
    let stretch = 64
    let tasks = series.indices.flatMap { place in
      stride(from: 0, to: series[place].panel.units.count, by: stretch).map { first in
        (place, first..<min(first + stretch, series[place].panel.units.count))
      }
    }
    let (year, breaks) = (origin.year, breaks)
    let results = await tasks.indices.mapped(jobs: jobs) { task in
      let (place, units) = tasks[task]
      return units.map {
        UnitTrend(
          of: series[place].panel, unit: $0, before: year, breaks: breaks, specification: specification)
      }
    }
    var trends = [[UnitTrend]](repeating: [], count: series.count)
    for (task, result) in zip(tasks, results) { trends[task.0] += result }
    return trends
  }
}
