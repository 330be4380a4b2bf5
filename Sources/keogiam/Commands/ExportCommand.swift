import ArgumentParser
import Evaluation
import Flagging
import Forecasting
import Ingestion
import Observations
import Reports
import Targets

/// `keogiam export`
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all tables into one folder, described for other programs.",
    discussion: """
      The folder holds observations.csv (the figures, with sums of districts and \
      of the whole), status.csv, flags.csv, what else is asked for, and \
      datapackage.json, which gives each column its type, meaning and bounds \
      (Frictionless Data Package). A folder that is there already is replaced if \
      it holds nothing but such files. A text that a spreadsheet would run as a \
      formula is led by an apostrophe; numbers are never changed.

      With --suppress-below small counts are hidden; where a sum that is printed \
      would give one away, the smallest other count of that sum is hidden too, \
      and where there is none the sum. Verdicts and forecasts, which give small \
      counts away, are then left out.

      EXAMPLES
        keogiam export datasets/quang-ninh-synthetic -o results
        keogiam export counts.csv --target 'robbery=-7%' --xlsx --excel -o results
        keogiam export counts.csv --target 'robbery=-7%' --suppress-below 5 -o open

      COST
        As status and flag together; --backtest adds some seconds for a province
        of 177 units.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: ExportOptions
  @OptionGroup var work: JobOptions

  func run() async throws {
    let language = output.language
    let analysis = try Analysis(input: input, scope: scope, language: language)
    var resources = [try analysis.observations(below: output.suppressBelow)]
    if output.suppressBelow == nil { resources += try await tables(of: analysis) }
    let package = DataPackage(
      resources, context: analysis.context,
      sources: analysis.reading.files.map { Self.lastName(of: $0.file) },
      producer: KeoGiam.version, isForExcel: output.excel)
    var files = package.files
    if output.xlsx {
      // Figures by the thousand are for programs; people look at the results.
      let sheets = resources.filter { $0.name != "observations" }.map { ($0.name, $0.table) }
      do {
        files.append(
          ("keogiam.xlsx", try TableWorkbook(title: "keogiam", sheets: sheets, language: language).bytes()))
      } catch let error as WorkbookError {
        throw Failure(message: error.sentence(language))
      }
    }
    try write(files, language)
  }

  /// The name of a file without its folder, which is nobody else's business and differs from place to place.
  private static func lastName(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// Every name that an export may have.
  private static let known: Set<String> = [
    "observations.csv", "status.csv", "flags.csv", "score.csv", "backtest.csv", "datapackage.json",
    "keogiam.xlsx",
  ]

  private func write(_ files: [(name: String, bytes: [UInt8])], _ language: Language) throws {
    do {
      try AtomicFolder.write(files, to: output.output, known: Self.known)
    } catch let error as AtomicFolder.ForeignFile {
      throw Failure(
        message: language(
          vi: "\(error.path) có tệp khác, '\(error.name)': hãy chọn thư mục khác",
          en: "\(error.path) holds something else, '\(error.name)': choose another folder"))
    }
    let names = files.map(\.name).joined(separator: ", ")
    Talk.say(language(vi: "Đã ghi \(output.output): \(names).", en: "Wrote \(output.output): \(names)."))
  }

  /// Everything but the observations.
  private func tables(of analysis: Analysis) async throws -> [DataPackage.Resource] {
    let levels = AreaLevel.allCases
    let sums = analysis.sums(at: levels)
    let status = analysis.targets.flatMap { target -> [Table] in
      let years = YearOnYear(analysis, target, sums: sums)
      return levels.map { years.table(at: $0, withRates: false) }
    }
    let flags = await analysis.judged(jobs: work.jobs).map {
      FlagTable($0.list.flags, context: analysis.context).table
    }
    var tables: [DataPackage.Resource] = [
      .init(
        "flags", title: BilingualText(vi: "Dự báo và cảnh báo", en: "Forecasts and flags"),
        key: ["indicator", "unit_code"], Table(joining: flags)),
      .init(
        "status", title: BilingualText(vi: "Kết quả so với năm trước", en: "Year on year"),
        key: ["indicator", "level", "unit_code"], Table(joining: status)),
    ]
    if output.score {
      let run = try ScoreRun(
        analysis, attestations: output.attestations, input: input, scope: scope)
      tables.append(
        .init(
          "score",
          title: BilingualText(vi: "Chấm điểm theo bảng tiêu chí", en: "Points by the table of criteria"),
          key: ["unit_code", "item", "number"], run.table.items()))
    }
    if output.backtest { tables.append(try await backtest(of: analysis)) }
    return tables
  }

  private func backtest(of analysis: Analysis) async throws -> DataPackage.Resource {
    let plan = try analysis.backtestPlan()
    let backtest = await Backtest(plan, forecasters: .standard, jobs: work.jobs)
    return .init(
      "backtest",
      title: BilingualText(vi: "Dự báo lại các năm trước", en: "Forecasts of earlier years made again"),
      key: ["model", "unit_code", "indicator", "target_year", "months_observed"],
      BacktestTable(backtest, of: plan, calendar: analysis.table.calendar).table)
  }
}

extension Analysis {
  /// All figures, those below `least` hidden where it is given.
  ///
  /// Fails where figures overlap, for differences of hidden and printed ones would then be known.
  fileprivate func observations(below least: Int?) throws -> DataPackage.Resource {
    if least != nil, table.asKnown(on: nil).holdsOverlaps {
      throw Failure(
        message: context.language(
          vi: "số liệu có các kỳ trùng tháng: hiệu của chúng để lộ số nhỏ; hãy bỏ các kỳ lũy kế",
          en: "the data hold periods that share months, whose differences give small counts away; "
            + "leave the cumulative ones out"))
    }
    let file = ObservationFile(table, whole: whole, suppression: least.map(CountSuppression.init(below:)))
    if least != nil {
      Talk.say(
        context.language(
          vi: "Số bị giấu ở cấp đơn vị: \(file.hiddenCount).",
          en: "Figures of units hidden: \(file.hiddenCount)."))
    }
    return .init(
      "observations", title: BilingualText(vi: "Số liệu gốc", en: "Figures"),
      key: ["indicator", "period", "level", "unit_code"], file.table)
  }
}
