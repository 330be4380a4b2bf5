/// Expected output, in which a line `...` stands for any number of lines and `…` for any text within its line.
///
/// Text is compared byte by byte: two Unicode forms of one letter differ.
struct OutputPattern {
  /// One line of a pattern.
  enum Line {
    /// `...`: any number of lines.
    case anyLines
    /// The bytes between the `…` of a line.
    case text([[UInt8]])

    init(_ text: String) {
      self = text.utf8.elementsEqual("...".utf8) ? .anyLines : .text(Self.pieces(of: text))
    }

    /// Whether `line` is one that this stands for.
    func matches(_ line: String) -> Bool {
      switch self {
      case .anyLines: true
      case .text(let pieces): hasRuns(pieces, in: Array(line.utf8), where: ==)
      }
    }

    private static func pieces(of text: String) -> [[UInt8]] {
      text.unicodeScalars.split(separator: "…", omittingEmptySubsequences: false)
        .map { Array(String($0).utf8) }
    }
  }

  let lines: [Line]

  init(_ expected: [String]) {
    lines = expected.map(Line.init)
  }

  /// Whether `output` is what the pattern describes.
  func matches(_ output: [String]) -> Bool {
    let runs = lines.split(omittingEmptySubsequences: false) {
      if case .anyLines = $0 { true } else { false }
    }
    return hasRuns(runs.map(Array.init), in: output) { $0.matches($1) }
  }
}

/// Whether `subject` is `runs` in order, with anything between two of them.
///
/// The first run is held to the start, the last to the end; each one between is taken as early as possible,
/// which is enough, since a later place would leave less room for those that follow.
private func hasRuns<Part, Element>(
  _ runs: [[Part]], in subject: [Element], where isMatch: (Part, Element) -> Bool
) -> Bool {
  func isRun(_ run: [Part], at start: Int) -> Bool {
    run.indices.allSatisfy { isMatch(run[$0], subject[start + $0]) }
  }
  let fixed = runs.reduce(0) { $0 + $1.count }
  guard let first = runs.first, let last = runs.last, fixed <= subject.count else { return false }
  guard runs.count > 1 else { return first.count == subject.count && isRun(first, at: 0) }
  let end = subject.count - last.count
  guard isRun(first, at: 0), isRun(last, at: end) else { return false }
  var start = first.count
  for run in runs.dropFirst().dropLast() {
    guard let found = (start..<end + 1).first(where: { $0 + run.count <= end && isRun(run, at: $0) })
    else { return false }
    start = found + run.count
  }
  return true
}
