import Foundation
import Notebooks
import Testing

/// Runs every notebook and the README with the `keogiam` of this build.
///
/// With `KEOGIAM_UPDATE=1` in the environment the outputs in these files are rewritten instead.
@Suite struct DocumentationTests {
  /// A check-out of this package.
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Where this build puts its products: the folder of the running test binary.
  private static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  private static let isUpdating = ProcessInfo.processInfo.environment["KEOGIAM_UPDATE"] == "1"

  /// The files, as paths within the package, in order.
  static let files: [String] = {
    let folder = package.appendingPathComponent("notebooks-txt").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ["README.md"] + names.filter { $0.hasSuffix(".txt") }.sorted().map { "notebooks-txt/\($0)" }
  }()

  @Test func `there are notebooks`() {
    #expect(Self.files.count > 1)
  }

  @Test(arguments: files) func `outputs are as shown`(file: String) throws {
    let keogiam = Self.products.appendingPathComponent("keogiam").path
    try #require(FileManager.default.isExecutableFile(atPath: keogiam), "no executable '\(keogiam)'")
    let source = Self.package.appendingPathComponent(file)
    let notebook = try Notebook(text: String(contentsOf: source, encoding: .utf8))

    // What a command writes stays out of the check-out and out of the other notebooks.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keogiam-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: Self.package.appendingPathComponent("datasets"), to: folder.appendingPathComponent("datasets"))

    let run = try notebook.run(in: folder.path, searchPath: [Self.products.path])
    let isUpdated = Self.isUpdating && !run.mismatches.isEmpty
    if isUpdated { try Data(run.updated().utf8).write(to: source, options: .atomic) }
    for mismatch in run.mismatches where !isUpdated || mismatch.ending != .exited {
      Issue.record(Comment(rawValue: mismatch.message(file: file)))
    }
  }
}
