public import ArgumentParser
import Glibc
import Observations
public import Reports

extension PageLanguage: ExpressibleByArgument {}

/// Where a page goes, and in which languages.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Language of the page, or both with a switch.", valueName: "vi|en|both"))
  var lang: PageLanguage?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write to this file, whole or not at all, instead of standard output.", valueName: "file"))
  var output: String?

  /// The languages asked for, else that of the environment.
  var pageLanguage: PageLanguage { lang ?? PageLanguage(.ofEnvironment) }

  /// The language of what is said on standard error.
  var language: Language {
    switch lang {
    case .vi: .vi
    case .en: .en
    case .both, nil: .ofEnvironment
    }
  }

  func validate() throws {
    if output == "" {
      throw ValidationError(
        language(
          vi: "--output cần tên tệp, hoặc - cho đầu ra chuẩn.",
          en: "--output takes the name of a file, or - for standard output."))
    }
  }

  /// Fails where the folder of the file is not there, before any work is done.
  func requireFolder() throws {
    guard let output, output != "-", let slash = output.lastIndex(of: "/"), slash > output.startIndex else {
      return
    }
    let folder = String(output[..<slash])
    var present = stat()
    if unsafe stat(folder, &present) == 0, present.st_mode & S_IFMT == S_IFDIR { return }
    throw Failure(
      message: language(
        vi: "không có thư mục '\(folder)' để ghi '\(output)': hãy tạo thư mục trước, hoặc nêu chỗ khác",
        en: "there is no folder '\(folder)' to write '\(output)' into: make it first, or name another place"))
  }

  /// Writes the page.
  func write(_ html: String) throws {
    guard let output, output != "-" else { return try StandardOutput.write(html) }
    try AtomicFile.write(html, to: output)
    Talk.say(language(vi: "Đã ghi \(output).", en: "Wrote \(output)."))
  }
}
