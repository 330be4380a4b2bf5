/// What the commands of a notebook did.
public struct NotebookRun: Sendable {
  /// The notebook.
  public let notebook: Notebook
  /// One result a cell, in the same order.
  public let results: [CellResult]

  /// The results that are not as expected.
  public var mismatches: [CellResult] { results.filter { !$0.isMatch } }

  /// The text of the notebook with the outputs and exit codes as they are now.
  ///
  /// An output that already matches keeps its text, with all it leaves open; so does the cell of a command
  /// that was killed. A printed line that would read as a command, an exit code or the end of the fence gets
  /// `…` for its first character. Run on the result, the same outputs match.
  public func updated() -> String {
    var lines = notebook.lines
    for result in results.reversed() where !result.isMatch && result.ending == .exited {
      lines.replaceSubrange(result.cell.outputLines, with: Self.outputLines(of: result))
    }
    return lines.joined(separator: "\n")
  }

  private static func outputLines(of result: CellResult) -> [String] {
    let cell = result.cell
    let output = result.isOutputMatch ? cell.expected : result.actual.map { masked($0, in: cell.fence) }
    return output + (result.exitCode == 0 ? [] : ["? \(result.exitCode)"])
  }

  /// `line`, so that it reads as output within `fence` and still matches itself.
  private static func masked(_ line: String, in fence: Fence) -> String {
    CellLine(line, in: fence) == .output ? line : "…" + String(line.unicodeScalars.dropFirst())
  }
}
