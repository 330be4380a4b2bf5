import ArgumentParser
import Evaluation
import Forecasting
import Observations
import Reports
import Targets

/// `keogiam watch`
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Early warning: hold every month of this year against what earlier years foretell.",
    discussion: """
      Every month or quarter of a flow has limits: the unit's level times the \
      season, both from whole earlier years alone and as unsure as these leave \
      them. A sum over the months (a CUSUM) looks for a slow rise or fall. How \
      often both call by chance is chosen, exact, and printed; what it comes to \
      over all units is said below each table. Numbers on file and proportions \
      are not watched.

      EXAMPLES
        keogiam watch datasets/quang-ninh-synthetic
        keogiam watch counts.csv --target 'robbery=-7%' --through 2024-04-30
        keogiam watch counts.csv --target 'robbery=-7%' --format csv -o watch.csv

      COST
        Reads every row once, fits one model an indicator, and takes some
        milliseconds a unit.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup var work: JobOptions

  func run() async throws {
    let language = output.language
    let analysis = try Analysis(input: input, scope: scope, language: language)
    let watches = try analysis.watches(watching.rule)
    let series = await analysis.series(of: watches, jobs: work.jobs)
    let units = analysis.table.units
    guard output.format.shape == .page else {
      let tables = series.map { WatchTable($0, units: units, context: analysis.context).table }
      return try output.writeFile(Table(joining: tables))
    }
    let page = WatchPage(
      series.map { WatchPage.Part($0, units: units) }, rule: watching.rule, left: analysis.unwatched,
      all: watching.all, context: analysis.context, width: output.screenWidth)
    try output.write(page.text)
    Talk.say(
      language(
        vi: "Từng tháng: --format csv -o watch.csv · Mọi đơn vị: --all · Khả năng không đạt: keogiam flag",
        en: "Every month: --format csv -o watch.csv · All units: --all · Who may miss: keogiam flag"))
  }
}

extension Analysis {
  /// The indicators of all targets, each once.
  private var indicators: [Indicator] {
    var indicators: [Indicator] = []
    for name in targets.flatMap({ $0.parts.map(\.indicator) }) {
      guard let indicator = panels[name]?.indicator, !indicators.contains(indicator) else { continue }
      indicators.append(indicator)
    }
    return indicators
  }

  /// Those that are not events of a period.
  fileprivate var unwatched: [Indicator] { indicators.filter { $0.kind != .flow } }

  /// The others, fitted; fails where there are none, or none has a figure of less than the year.
  fileprivate func watches(_ rule: WatchRule) throws -> [Watch] {
    let language = context.language
    let flows = indicators.filter { $0.kind == .flow }
    guard !flows.isEmpty else {
      let names = unwatched.map { "'\($0.id)'" }.joined(separator: ", ")
      throw Failure(
        message: language(
          vi: "chỉ theo dõi được số phát sinh theo tháng hoặc quý; \(names) là số có cuối kỳ hoặc tỷ lệ",
          en: "only events of a month or quarter can be watched; \(names): a number on file or a proportion"))
    }
    let watches = flows.compactMap { panels[$0.id] }.map {
      Watch($0, origin: origin, breaks: breaks, rule: rule)
    }
    guard watches.contains(where: \.hasPeriods) else {
      throw Failure(
        message: language(
          vi: "năm \(origin.year) không có số liệu theo tháng hoặc quý",
          en: "\(origin.year) has no figures by month or quarter"))
    }
    return watches
  }

  /// The year of every unit of each of `watches`, at most `jobs` stretches of units at a time.
  fileprivate func series(of watches: [Watch], jobs: Int) async -> [[WatchedSeries]] {
    let stretch = 16
    let tasks = watches.indices.flatMap { place in
      stride(from: 0, to: watches[place].panel.units.count, by: stretch).map { first in
        (place, first..<min(first + stretch, watches[place].panel.units.count))
      }
    }
    let results = await tasks.indices.mapped(jobs: jobs) { task in
      tasks[task].1.map { watches[tasks[task].0].series(unit: $0) }
    }
    var series = [[WatchedSeries]](repeating: [], count: watches.count)
    for (task, result) in zip(tasks, results) { series[task.0] += result }
    return series
  }
}
