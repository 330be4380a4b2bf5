import Testing

@testable import Notebooks

/// All words of 0…`length` letters.
private func words<Letter>(of letters: [Letter], upTo length: Int) -> [[Letter]] {
  var all: [[Letter]] = [[]]
  var last = all
  for _ in 0..<length {
    last = last.flatMap { word in letters.map { word + [$0] } }
    all += last
  }
  return all
}

/// The rule itself, tried in every way.
private func matches(_ pattern: ArraySlice<String>, _ subject: ArraySlice<String>, open: String) -> Bool {
  guard let first = pattern.first else { return subject.isEmpty }
  let rest = pattern.dropFirst()
  if first == open {
    return (subject.startIndex...subject.endIndex).contains { matches(rest, subject[$0...], open: open) }
  }
  return subject.first == first && matches(rest, subject.dropFirst(), open: open)
}

@Suite struct OutputPatternTests {
  @Test func `lines against every small output`() {
    for pattern in words(of: ["a", "b", "..."], upTo: 5) {
      for output in words(of: ["a", "b"], upTo: 5) {
        let isMatch = OutputPattern(pattern).matches(output)
        if isMatch != matches(pattern[...], output[...], open: "...") {
          Issue.record("\(pattern) against \(output): \(isMatch)")
        }
      }
    }
  }

  @Test func `letters against every small line`() {
    for pattern in words(of: ["a", "b", "…"], upTo: 5) {
      for line in words(of: ["a", "b"], upTo: 5) {
        let isMatch = OutputPattern([pattern.joined()]).matches([line.joined()])
        if isMatch != matches(pattern[...], line[...], open: "…") {
          Issue.record("\(pattern) against \(line): \(isMatch)")
        }
      }
    }
  }

  @Test(arguments: [
    (["took … s"], ["took 0.25 s"], true),
    (["took … s"], ["took 0.25 ms"], false),
    (["….…"], ["6.3.1"], true),
    (["…"], ["a", "b"], false),
    (["…"], [""], true),
    (["…"], [], false),
    (["..."], [], true),
    (["start", "...", "row …: Uông Bí", "...", "end"], ["start", "row 7: Uông Bí", "end"], true),
    (["start", "...", "row …: Uông Bí", "...", "end"], ["start", "row 7: Hạ Long", "end"], false),
    // Dots with anything beside them are text.
    (["...."], ["x"], false),
    ([" ..."], ["x"], false),
    (["wait..."], ["wait..."], true),
    (["a "], ["a"], false),
    // Bytes, not letters: composed and decomposed differ.
    (["Bí"], ["Bi\u{301}"], false),
    (["B…"], ["Bi\u{301}"], true),
    (["…\u{301}"], ["Bi\u{301}"], true),
  ]) func `open places`(pattern: [String], output: [String], isMatch: Bool) {
    #expect(OutputPattern(pattern).matches(output) == isMatch)
  }
}
