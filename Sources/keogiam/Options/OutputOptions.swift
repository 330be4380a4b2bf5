public import ArgumentParser
import Glibc
public import Observations
import Reports

extension Language: ExpressibleByArgument {}

/// Where results go, and how they look.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Language of labels and sentences.", valueName: "vi|en"))
  var lang: Language?

  @Option(
    help: ArgumentHelp(
      "Aligned table or Markdown for people; CSV, JSON or JSON Lines for machines; a workbook (.xlsx) with -o.",
      valueName: "table|csv|json|jsonl|markdown|xlsx"))
  var format: OutputFormat = .table

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write to this file, whole or not at all, instead of standard output.", valueName: "file"))
  var output: String?

  /// The language asked for, else that of the environment.
  var language: Language { lang ?? .ofEnvironment }

  /// The columns of the terminal that results go to; nil where they go elsewhere, and are not to be narrowed.
  var screenWidth: Int? {
    guard output ?? "-" == "-", isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  func validate() throws {
    if output == "" {
      throw ValidationError(
        language(
          vi: "--output cần tên tệp, hoặc - cho đầu ra chuẩn.",
          en: "--output takes the name of a file, or - for standard output."))
    }
    if format == .xlsx, output == nil || output == "-" && isatty(STDOUT_FILENO) == 1 {
      throw ValidationError(
        language(
          vi: "--format xlsx cần một tệp: thêm -o tên.xlsx.",
          en: "--format xlsx needs a file: add -o name.xlsx."))
    }
  }

  /// Writes one table in the format asked for, but for pages.
  func writeFile(_ table: Table) throws {
    switch format {
    case .table, .csv: try write(table.csvText())
    case .json: try write(table.jsonText())
    case .jsonl: try write(table.jsonLinesText())
    case .markdown: try write(table.markdownText(language))
    case .xlsx: try writeWorkbook(table)
    }
  }

  /// Writes a result.
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes the bytes of a result.
  func write(_ bytes: [UInt8]) throws {
    guard let output, output != "-" else { return try StandardOutput.write(bytes) }
    try AtomicFile.write(bytes, to: output)
    Talk.say(language(vi: "Đã ghi \(output).", en: "Wrote \(output)."))
  }
}
