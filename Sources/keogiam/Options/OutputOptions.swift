public import ArgumentParser
import Glibc
public import Observations
import Reports

extension Language: ExpressibleByArgument {}

/// How tables are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
}

/// Where results go, and how they look.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Language of labels and sentences.", valueName: "vi|en"))
  var lang: Language?

  @Option(
    help: ArgumentHelp("Aligned table for people, CSV or JSON for machines.", valueName: "table|csv|json"))
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
  }

  /// Writes what a machine reads: JSON where it is asked for, else CSV.
  func writeFile(_ table: Table) throws {
    try write(format == .json ? table.jsonText() : table.csvText())
  }

  /// Writes a result.
  func write(_ text: String) throws {
    guard let output, output != "-" else { return try StandardOutput.write(text) }
    try AtomicFile.write(text, to: output)
    Talk.say(language(vi: "Đã ghi \(output).", en: "Wrote \(output)."))
  }
}
