/// What one line within a `console` fence is.
enum CellLine: Equatable {
  /// `$ command`, without the mark; empty where no command follows.
  case command(String)
  /// `? N` and anything else that starts like it.
  case exitCode(String)
  /// The end of the fence.
  case end
  /// A line of output.
  case output

  /// Reads `line`, within `fence`.
  init(_ line: String, in fence: Fence) {
    if fence.isClosed(by: line) {
      self = .end
    } else if Self.starts(line, with: UInt8(ascii: "$")) {
      self = .command(String(line.unicodeScalars.dropFirst(2)))
    } else if Self.starts(line, with: UInt8(ascii: "?")) {
      self = .exitCode(line)
    } else {
      self = .output
    }
  }

  /// Whether `mark` is all of `line`, or followed by a space.
  private static func starts(_ line: String, with mark: UInt8) -> Bool {
    let bytes = line.utf8
    return bytes.first == mark && (bytes.count == 1 || bytes.dropFirst().first == UInt8(ascii: " "))
  }
}

/// Whether `line` is empty or holds nothing but spaces and tabs.
func isBlank(_ line: String) -> Bool {
  line.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
}
