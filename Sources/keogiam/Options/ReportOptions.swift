public import ArgumentParser
import Glibc
import Ingestion
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

  @Option(
    help: ArgumentHelp(
      "Draw maps from the outlines in this file of GeoJSON, in degrees (WGS 84).", valueName: "file"))
  var geojson: String?

  @Option(
    help: ArgumentHelp(
      "The property of its areas that holds the codes or full names of units.", valueName: "property"))
  var geojsonKey: String?

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
    if (geojson == nil) != (geojsonKey == nil) {
      throw ValidationError(
        language(
          vi: "--geojson và --geojson-key đi với nhau: bản đồ, và thuộc tính chứa mã hoặc tên đơn vị.",
          en:
            "--geojson and --geojson-key go together: the map, and the property with codes or names of units."
        ))
    }
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

  /// The outlines of `units`, where a map is given; says which of both have no counterpart, and fails where none has.
  func outlines(of units: [AreaUnit]) throws -> UnitOutlines? {
    guard let geojson, let geojsonKey else { return nil }
    do {
      let outlines = try MapFile.outlines(at: geojson, key: geojsonKey)
      guard let found = UnitOutlines(outlines, units: units) else {
        throw Failure(
          message: UnitOutlines.noMatch(outlines, units: units, key: geojsonKey, path: geojson, language))
      }
      if let sentence = found.sentence(path: geojson, language) { Talk.say("keogiam: \(sentence)") }
      return found
    } catch let fault as MapFault {
      throw Failure(message: fault.sentence(language))
    } catch let error as IngestionError {
      throw Failure(message: error.sentence(language))
    }
  }

  /// Writes the page.
  func write(_ html: String) throws {
    guard let output, output != "-" else { return try StandardOutput.write(html) }
    try AtomicFile.write(html, to: output)
    Talk.say(language(vi: "Đã ghi \(output).", en: "Wrote \(output)."))
  }
}
