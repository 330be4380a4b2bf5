import ArgumentParser
import Observations

/// What is exported, and where to.
struct ExportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Language of labels and sentences.", valueName: "vi|en"))
  var lang: Language?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder, written whole or not at all.", valueName: "folder"))
  var output: String

  @Flag(help: "Add score.csv, the points by the table of criteria of the plan.")
  var score = false

  @Option(
    help: ArgumentHelp("What is attested, for the scores; as in keogiam score.", valueName: "file"))
  var attestations: String?

  @Flag(help: "Add backtest.csv, the forecasts of earlier years made again.")
  var backtest = false

  @Flag(help: "Add keogiam.xlsx, a workbook with a sheet a table and one that explains the columns.")
  var xlsx = false

  @Flag(help: "Mark the CSV files as UTF-8, so that Excel shows Vietnamese letters.")
  var excel = false

  @Option(
    help: ArgumentHelp(
      "Write observations.csv alone, without counts of 1 to count − 1, nor what would give them away.",
      valueName: "count"))
  var suppressBelow: Int?

  /// The language asked for, else that of the environment.
  var language: Language { lang ?? .ofEnvironment }

  func validate() throws {
    if output.allSatisfy({ $0 == "/" }) || output == "-" {
      throw ValidationError(
        language(vi: "--output cần tên thư mục.", en: "--output takes the name of a folder."))
    }
    if attestations != nil, !score {
      throw ValidationError(
        language(vi: "--attestations chỉ đi với --score.", en: "--attestations goes with --score."))
    }
    guard let suppressBelow else { return }
    if !(2...1000).contains(suppressBelow) {
      throw ValidationError(
        language(
          vi: "--suppress-below phải là số nguyên từ 2 đến 1000, không phải \(suppressBelow).",
          en: "--suppress-below takes a whole number from 2 to 1000, not \(suppressBelow)."))
    }
    if score || backtest || xlsx {
      throw ValidationError(
        language(
          vi: "--suppress-below không đi với --score, --backtest, --xlsx: các bảng đó để lộ số nhỏ.",
          en:
            "--suppress-below does not go with --score, --backtest or --xlsx: their tables give small counts away."
        ))
    }
  }
}
