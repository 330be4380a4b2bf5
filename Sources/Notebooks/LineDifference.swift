/// The lines in which an output differs from what is expected.
struct LineDifference {
  private enum Step {
    case same(String)
    case expected(String)
    case actual(String)

    var isSame: Bool { if case .same = self { true } else { false } }
  }

  /// Lines shown on either side of a difference.
  private static let context = 2

  private var steps: [Step] = []
  /// Whether two lines show the same letters in other bytes.
  private let hasOtherNormalForm: Bool

  init(expected: [String], actual: [String]) {
    hasOtherNormalForm = zip(expected, actual).contains { $0 == $1 && !$0.utf8.elementsEqual($1.utf8) }
    let pattern = OutputPattern(expected).lines
    // What is alike at the start, up to the first `...`, needs no search.
    let alike = zip(pattern, actual).prefix { line, text in
      if case .anyLines = line { false } else { line.matches(text) }
    }.count
    steps = actual.prefix(alike).map(Step.same)
    steps += Self.search(
      expected: Array(expected.dropFirst(alike)), pattern: Array(pattern.dropFirst(alike)),
      actual: Array(actual.dropFirst(alike)))
  }

  /// The difference as indented lines, at most `limit` of them and a last one that says how many follow.
  func lines(limit: Int) -> [String] {
    var lines: [String] = []
    var skipped = 0
    func flush() {
      if skipped > 0 { lines.append("    [\(skipped) \(skipped == 1 ? "line" : "lines") as expected]") }
      skipped = 0
    }
    for (index, step) in steps.enumerated() {
      let near = steps[max(0, index - Self.context)...min(steps.count - 1, index + Self.context)]
      if near.allSatisfy(\.isSame) {
        skipped += 1
      } else {
        flush()
        lines.append(Self.text(of: step))
      }
    }
    flush()
    if lines.count > limit { lines = lines.prefix(limit) + ["    [\(lines.count - limit) more lines]"] }
    if hasOtherNormalForm { lines.append("    [the same letters in another Unicode normal form]") }
    return lines
  }

  private static func text(of step: Step) -> String {
    switch step {
    case .same(let line): "    \(line)"
    case .expected(let line): "  - \(withVisibleEnd(line))"
    case .actual(let line): "  + \(withVisibleEnd(line))"
    }
  }

  private static func withVisibleEnd(_ line: String) -> String {
    let spaces = line.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    return String(line.unicodeScalars.dropLast(spaces)) + String(repeating: "·", count: spaces)
  }

  /// The fewest lines to take out and put in, by dynamic programming over the ends of both texts
  /// (Wagner & Fischer 1974, without replacement); `...` takes in lines at no cost.
  private static func search(expected: [String], pattern: [OutputPattern.Line], actual: [String]) -> [Step] {
    // Beyond this the table would be larger than the help it gives.
    guard expected.count * actual.count <= 1_000_000 else {
      return expected.map(Step.expected) + actual.map(Step.actual)
    }
    let width = actual.count + 1
    var cost = [Int32](repeating: 0, count: (expected.count + 1) * width)
    for i in (0...expected.count).reversed() {
      for j in (0...actual.count).reversed() where i < expected.count || j < actual.count {
        cost[i * width + j] = moves(i, j, pattern, actual).map { move in
          move.cost + cost[(i + move.down) * width + j + move.right]
        }.min()!
      }
    }
    return path(through: cost, expected: expected, pattern: pattern, actual: actual)
  }

  /// A step from line `i` of the pattern and `j` of the output.
  private struct Move {
    let down: Int
    let right: Int
    let cost: Int32
  }

  private static func moves(
    _ i: Int, _ j: Int, _ pattern: [OutputPattern.Line], _ actual: [String]
  ) -> [Move] {
    guard i < pattern.count else { return [Move(down: 0, right: 1, cost: 1)] }
    if case .anyLines = pattern[i] {
      return [Move(down: 1, right: 0, cost: 0)] + (j < actual.count ? [Move(down: 0, right: 1, cost: 0)] : [])
    }
    guard j < actual.count else { return [Move(down: 1, right: 0, cost: 1)] }
    let apart = [Move(down: 1, right: 0, cost: 1), Move(down: 0, right: 1, cost: 1)]
    return (pattern[i].matches(actual[j]) ? [Move(down: 1, right: 1, cost: 0)] : []) + apart
  }

  private static func path(
    through cost: [Int32], expected: [String], pattern: [OutputPattern.Line], actual: [String]
  ) -> [Step] {
    let width = actual.count + 1
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < expected.count || j < actual.count {
      let move = moves(i, j, pattern, actual).first {
        $0.cost + cost[(i + $0.down) * width + j + $0.right] == cost[i * width + j]
      }!
      switch (move.down, move.right, move.cost) {
      case (1, 1, _): steps.append(.same(actual[j]))
      // The `...` itself is not shown, only the lines it stands for.
      case (1, _, 0): break
      case (_, _, 0): steps.append(.same(actual[j]))
      case (1, _, _): steps.append(.expected(expected[i]))
      default: steps.append(.actual(actual[j]))
      }
      i += move.down
      j += move.right
    }
    return steps
  }
}
