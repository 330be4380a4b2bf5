import Foundation

/// The `keogiam` of this build, run as its user runs it.
enum Keogiam {
  /// What one run left behind.
  struct Outcome {
    let output: String
    let error: String
    let exitCode: Int
  }

  /// The folder of the running test binary, where the build puts its products.
  static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// A check-out of this package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The data set that comes with the package.
  static let dataset = package.appending(path: "datasets/quang-ninh-synthetic").path

  /// Runs `line`, in which `keogiam` is the tool, in `folder` by /bin/sh; nothing of the environment but `variables`
  /// reaches it.
  static func run(_ line: String, in folder: Folder, variables: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "\(products.path):/usr/bin:/bin"].merging(variables) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes, so that neither stream waits for the other to be read.
    let streams = try ["output", "error"].map { name -> URL in
      let url = folder.url.appendingPathExtension("\(name)-\(UUID().uuidString)")
      try Data().write(to: url)
      return url
    }
    defer { for url in streams { try? FileManager.default.removeItem(at: url) } }
    let handles = try streams.map { try FileHandle(forWritingTo: $0) }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    let texts = try streams.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    let code = Int(process.terminationStatus)
    return Outcome(
      output: texts[0], error: texts[1], exitCode: process.terminationReason == .exit ? code : 128 + code)
  }
}

/// A folder of files that is deleted with the value.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "keogiam-\(UUID().uuidString)")

  init(_ files: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    for (name, text) in files { try write(Data(text.utf8), to: name) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ data: Data, to name: String) throws { try data.write(to: url.appending(path: name)) }
  func data(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }
  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  /// Runs `line` here.
  func run(_ line: String, variables: [String: String] = [:]) throws -> Keogiam.Outcome {
    try Keogiam.run(line, in: self, variables: variables)
  }
}

/// Four communes of two districts, quarterly from 2018 to September 2023, small and uneven as such counts are.
let communes: String = {
  let units = [
    ("06649", "Phường Hà Khánh", "Hạ Long"), ("06652", "Xã An Sinh", "Đông Triều"),
    ("06655", "Xã Bình Khê", "Đông Triều"),
    ("06658", "Thị trấn Cái Rồng", "Vân Đồn"),
  ]
  var text = "unit_code,unit,district,indicator,period,count\n"
  for (place, unit) in units.enumerated() {
    for year in 2018...2023 {
      for quarter in 1...(year == 2023 ? 3 : 4) {
        let count = (place * 7 + year * 5 + quarter * 3 + place * quarter * year) % (place + 3)
        text += "\(unit.0),\(unit.1),\(unit.2),robbery,\(year)-Q\(quarter),\(count)\n"
      }
    }
  }
  return text
}()
