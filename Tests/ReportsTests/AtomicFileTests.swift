import Foundation
import Testing

@testable import Reports

/// A folder that is deleted with the value.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "keogiam-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false) }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }
  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  func mode(_ name: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int)
  }
}

@Suite("Files written whole")
struct AtomicFileTests {
  /// What is said where `text` cannot be written, nil where it was.
  private func problem(writing text: String, to path: String) -> String? {
    do { try AtomicFile.write(text, to: path) } catch { return "\(error)" }
    return nil
  }

  @Test("a new file, an empty one, and many bytes") func writes() throws {
    let folder = try Folder()
    try AtomicFile.write("Hà Khánh\n", to: folder.path("a.csv"))
    try AtomicFile.write("", to: folder.path("b.csv"))
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try AtomicFile.write(bytes, to: folder.path("c.bin"))
    #expect(try folder.text("a.csv") == "Hà Khánh\n")
    #expect(try folder.text("b.csv") == "")
    #expect(try Data(contentsOf: folder.url.appending(path: "c.bin")) == Data(bytes))
    #expect(try folder.names == ["a.csv", "b.csv", "c.bin"])
  }

  @Test("an old file is replaced, and hands on who may read it") func replaces() throws {
    let folder = try Folder()
    try Data("a much longer text than the new one".utf8).write(to: folder.url.appending(path: "a.csv"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("a.csv"))
    try AtomicFile.write("new", to: folder.path("a.csv"))
    #expect(try folder.text("a.csv") == "new")
    #expect(try folder.mode("a.csv") == 0o600)
    #expect(try folder.names == ["a.csv"])
  }

  @Test("behind a symbolic link the file is replaced, not the link") func symbolicLink() throws {
    let folder = try Folder()
    try AtomicFile.write("old", to: folder.path("real.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.csv"), withDestinationPath: "real.csv")
    try AtomicFile.write("new", to: folder.path("link.csv"))
    #expect(try folder.text("real.csv") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.csv")) == "real.csv")
    #expect(try folder.names == ["link.csv", "real.csv"])
  }

  @Test("a missing folder") func missingFolder() throws {
    let folder = try Folder()
    let path = folder.path("none/a.csv")
    #expect(
      problem(writing: "x", to: path) == "cannot write \(path): No such file or directory")
    #expect(try folder.names == [])
  }

  @Test("a folder in the place of the file") func targetIsFolder() throws {
    let folder = try Folder()
    #expect(
      problem(writing: "x", to: folder.url.path)
        == "cannot write \(folder.url.path): Is a directory")
    #expect(try folder.names == [])
    let beside = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.deletingLastPathComponent().path)
    #expect(!beside.contains { $0.hasPrefix(folder.url.lastPathComponent + ".") })
  }

  @Test("a name that is too long, and a file where a folder should be") func badPaths() throws {
    let folder = try Folder()
    let long = folder.path(String(repeating: "x", count: 300))
    #expect(problem(writing: "x", to: long) == "cannot write \(long): File name too long")
    try AtomicFile.write("x", to: folder.path("a"))
    let below = folder.path("a") + "/b"
    #expect(problem(writing: "x", to: below) == "cannot write \(below): Not a directory")
    #expect(problem(writing: "x", to: "") == "cannot write : No such file or directory")
    #expect(try folder.names == ["a"])
  }

  /// The superuser may write anywhere.
  @Test("a folder that may not be written keeps the old file", .enabled(if: geteuid() != 0))
  func readOnlyFolder() throws {
    let folder = try Folder()
    try AtomicFile.write("old", to: folder.path("a.csv"))
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
    let path = folder.path("a.csv")
    #expect(problem(writing: "new", to: path) == "cannot write \(path): Permission denied")
    #expect(try folder.text("a.csv") == "old")
    #expect(try folder.names == ["a.csv"])
  }

  @Test("a device stays a device") func devices() throws {
    #expect(problem(writing: "x", to: "/dev/null") == nil)
    #expect(
      problem(writing: "x", to: "/dev/full")
        == "cannot write /dev/full: No space left on device")
    for name in ["null", "full"] {
      let kind = try FileManager.default.attributesOfItem(atPath: "/dev/\(name)")[.type] as? FileAttributeType
      #expect(kind == .typeCharacterSpecial)
    }
  }
}
