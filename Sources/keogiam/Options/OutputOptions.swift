public import ArgumentParser
import Glibc
public import Reports

extension Language: ExpressibleByArgument {}

/// How tables are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
}

/// Where results go, and how they look.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Language of labels and sentences.", valueName: "vi|en"))
  var lang: Language?

  @Option(help: ArgumentHelp("Aligned table for people, or CSV for machines.", valueName: "table|csv"))
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
    if output == "" { throw ValidationError("--output takes the name of a file, or - for standard output.") }
  }

  /// Writes a result.
  func write(_ text: String) throws {
    guard let output, output != "-" else { return try StandardOutput.write(text) }
    try AtomicFile.write(text, to: output)
    Talk.say(language(vi: "Đã ghi \(output).", en: "Wrote \(output)."))
  }
}

extension Language {
  /// The language of the environment.
  static var ofEnvironment: Language {
    Language(locale: ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environmentValue).first ?? "")
  }
}

/// The value of a variable of the environment, nil where it is not set or empty.
private func environmentValue(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  let text = unsafe String(cString: value)
  return text.isEmpty ? nil : text
}
