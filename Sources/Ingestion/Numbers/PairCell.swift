import Observations

/// This year's figure with last year's behind a stroke: "(26/18)", "180/183 vụ".
struct PairCell: Equatable {
  let current: Int32
  let previous: Int32

  /// Reads `text`; nil where it is no such pair.
  init?(_ text: String) {
    var rest = text.trimmed[...]
    if rest.hasPrefix("("), rest.hasSuffix(")") { rest = rest.dropFirst().dropLast() }
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let current = Self.number(parts[0]),
      let previous = Self.number(CellNumber.withoutNoun(parts[1]))
    else { return nil }
    (self.current, self.previous) = (current, previous)
  }

  private static func number(_ text: some StringProtocol) -> Int32? {
    let digits = text.trimmed
    return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int32(digits) : nil
  }
}

extension CellNumber {
  /// `text` without the word for what is counted behind it: "09 vụ" is 09.
  static func withoutNoun(_ text: some StringProtocol) -> String {
    let trimmed = text.trimmed
    guard let last = trimmed.last, !last.isNumber else { return trimmed }
    let digits = trimmed.prefix {
      $0.isNumber || ".,".contains($0) || $0.unicodeScalars.allSatisfy(\.isBlank)
    }
    let noun = FoldedText(trimmed.dropFirst(digits.count)).text
    return !digits.isEmpty && nouns.contains(noun) ? digits.trimmed : trimmed
  }

  private static let nouns: Set<String> = [
    "vu", "vu viec", "nguoi", "doi tuong", "bi can", "truong hop", "mo hinh", "cases", "persons",
  ]
}
