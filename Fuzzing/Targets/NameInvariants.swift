import Observations

@testable import Ingestion

/// A name agrees with itself, and what was normalised, folded or repaired stays as it is.
enum NameInvariants {
  static func check(_ input: [UInt8]) throws {
    // A line end divides the name from its type.
    let parts = input.split(separator: Ascii.lineFeed, maxSplits: 1, omittingEmptySubsequences: false)
    let text = NormalForm.composed(String(decoding: parts[0], as: UTF8.self))
    let type = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
    let name = UnitName(text, type: type)
    try require(name.agrees(with: name), "\(text.debugDescription) does not agree with itself")
    let folded = FoldedText(text)
    try require(FoldedText(folded.text) == folded, "\(text.debugDescription) folds on")
    let repaired = TextDamage.repaired(text)
    try require(TextDamage.repaired(repaired) == repaired, "\(text.debugDescription) is repaired on")
    _ = TextDamage.kind(text)
    _ = AccentFreeName(text, type: type)
    let mention = UnitMention(roles: [.unit, .type, .unitCode], texts: [text, type, text])
    try require(
      UnitMention.code(mention.code) == mention.code, "\(text.debugDescription) as a code changes on")
    var directory = UnitsOfData()
    let first = directory.find(mention).unit
    try require(directory.find(mention).unit == first, "\(text.debugDescription) is two units")
  }
}
