import ArgumentParser
import Ingestion
import Observations
import Reports
import Targets

/// `keogiam report`
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one HTML page on all targets and units, which needs nothing beside it.",
    discussion: """
      The page holds the flags and their track record, the table of units and \
      indicators to sort, filter and search, every unit's history with the fan \
      of its forecast, districts and the whole, and how good data and forecasts \
      are. It opens without a network and prints on A4.

      EXAMPLES
        keogiam report datasets/quang-ninh-synthetic -o report.html
        keogiam report datasets/quang-ninh-synthetic --lang both -o report.html
        keogiam report counts.csv --target 'robbery=-7%' -o report.html
        keogiam report data --geojson map.geojson --geojson-key code -o report.html

      COST
        That of keogiam flag, and about as much again for the page. A province
        of 177 units and 4 indicators makes about 2 MB.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var page: ReportOptions
  @OptionGroup var work: JobOptions

  func run() async throws {
    try page.requireFolder()
    let analysis = try Analysis(input: input, scope: scope, language: page.language)
    let outlines = try page.outlines(of: analysis.table.units)
    let contents = analysis.pageContents(await analysis.judged(jobs: work.jobs), outlines: outlines)
    try page.write(
      ReportPage(contents, context: analysis.context, language: page.pageLanguage).html)
    if page.output ?? "-" != "-" {
      Talk.say(
        page.language(
          vi: "Mở bằng trình duyệt bất kỳ. Bảng số để tính tiếp: keogiam flag --format csv -o flags.csv",
          en: "Any browser opens it. The figures as a table: keogiam flag --format csv -o flags.csv"))
    }
  }
}

extension Analysis {
  /// Everything that a page on `judged` tells.
  fileprivate func pageContents(_ judged: [JudgedTarget], outlines: UnitOutlines?) -> PageContents {
    let hasDistricts = table.units.contains { $0.parent != nil }
    let levels: [AreaLevel] = hasDistricts ? [.province, .district] : [.province]
    let sums = sums(at: levels)
    let years = targets.map { YearOnYear(self, $0, sums: sums) }
    let names = targets.flatMap { $0.parts.map(\.indicator) }
    let areas = levels.map { level in
      let summed = sums.latest[level]!
      return PageArea(
        level: level, units: summed.units, panels: summed.panels(of: names),
        rows: years.map { $0.rows(at: level, withRates: false).rows })
    }
    return PageContents(
      targets: judged, table: table, panels: panels, breaks: breaks, areas: areas, quality: quality,
      program: "KeoGiam \(KeoGiam.version)", outlines: outlines)
  }

  private var quality: PageQuality {
    let kinds = DataIssue.summary(of: reading.issues)
    func words(_ language: Language) -> String {
      kinds.map { "\($0.count) × \($0.category.name(language))" }.joined(separator: ", ")
    }
    return PageQuality(
      assumptions: reading.assumptions.yaml,
      issues: reading.issues.prefix(50).map { BilingualText(vi: $0.sentence(.vi), en: $0.sentence(.en)) },
      issueCount: reading.issues.count, issueKinds: BilingualText(vi: words(.vi), en: words(.en)))
  }
}
