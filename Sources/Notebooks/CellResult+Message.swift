extension CellResult {
  /// What is not as expected, as text of several lines; empty where all is as expected.
  ///
  /// `file:line: $ command`, then what is wrong with its end, then the lines that differ (`-` expected, `+`
  /// printed), with two lines around them.
  ///
  /// Spaces at the end of a line are shown as `·`; at most 40 lines of the difference are shown.
  public func message(file: String) -> String {
    guard !isMatch else { return "" }
    let command = splitLines(cell.command.utf8)
    var lines = ["\(file):\(cell.line): $ \(command[0])"] + command.dropFirst().map { "    \($0)" }
    lines += problems.map { "    \($0)" }
    if !isOutputMatch { lines += LineDifference(expected: cell.expected, actual: actual).lines(limit: 40) }
    return lines.joined(separator: "\n")
  }

  private var problems: [String] {
    switch ending {
    case .timeLimit(let limit): ["killed after \(limit), its time limit"]
    case .outputLimit(let bytes): ["killed after it had printed more than \(bytes) bytes"]
    case .exited where exitCode != cell.exitCode: ["exit code \(exitCode), expected \(cell.exitCode)"]
    case .exited: []
    }
  }
}
