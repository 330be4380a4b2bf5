import Foundation
import Observations

@testable import Ingestion

/// A folder of files that is deleted with the value; messages are given without its path.
final class DataFolder {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "keogiam-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(Data(text.utf8), to: name) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ data: Data, to name: String) throws {
    try data.write(to: url.appending(path: name))
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// `text` without the folder's path.
  func short(_ text: some CustomStringConvertible) -> String {
    text.description.replacing("\(url.path)/", with: "").replacing(url.path, with: "FOLDER")
  }

  /// Reads the files `names`, or the whole folder.
  func reading(
    _ names: String..., overrides: DescriptionOverrides = .init(), kinds: [String: Indicator.Kind] = [:],
    today: CalendarDate? = nil
  ) throws -> Reading {
    var overrides = overrides
    overrides.units = overrides.units.map(path)
    let inputs = names.isEmpty ? [url.path] : names.map(path)
    return try DataSetDescription(inputs: inputs, overrides: overrides).read(
      kinds: { kinds[$0] ?? .flow }, today: today)
  }

  /// What was found wrong: files, then rows.
  func messages(_ reading: Reading) -> [String] {
    reading.failures.map(short) + reading.issues.map(short)
  }
}

/// Reads `text` as crime.csv.
func read(
  _ text: String, overrides: DescriptionOverrides = .init(), units: String? = nil,
  kinds: [String: Indicator.Kind] = [:], today: CalendarDate? = nil
) throws -> (reading: Reading, messages: [String]) {
  let folder = try DataFolder(["crime.csv": text])
  var overrides = overrides
  if let units {
    try folder.write(Data(units.utf8), to: "units.csv")
    overrides.units = "units.csv"
  }
  let reading = try folder.reading("crime.csv", overrides: overrides, kinds: kinds, today: today)
  return (reading, folder.messages(reading))
}

extension Reading {
  /// Every figure as "unit|indicator|period=value".
  var figures: [String] {
    table.rows.map { row in
      let value = row.count.map(String.init) ?? "\(row.value)"
      let base = row.denominator.map { "/\($0)" } ?? ""
      let unit = table.units[Int(row.unit)]
      return
        "\(unit.code ?? unit.name)|\(table.indicators[Int(row.indicator)].id)|\(row.period)=\(value)\(base)"
    }
  }
}
