import Observations

/// A full name that was typed without any accent: "Phuong Ha Khanh", "P. Ha Khanh".
struct AccentFreeName {
  /// The type, folded and spelled out: "phuong"; nil where there is none.
  let type: String?
  /// The name without its type, folded.
  let bare: String

  /// Takes `name` apart, `type` being that of a column of its own; nil where the name has an accent.
  init?(_ name: String, type: String) {
    let plain = UnitName.normalised(name)
    guard Self.hasNoAccent(plain) else { return nil }
    let words = FoldedText(plain).text
    for (full, abbreviations) in Self.types {
      guard let prefix = ([full] + abbreviations).first(where: { words.hasPrefix("\($0) ") }) else {
        continue
      }
      self.type = full
      bare = String(words.dropFirst(prefix.count + 1))
      return
    }
    let declared = FoldedText(type).text
    self.type = Self.types.first { $0.full == declared || $0.abbreviations.contains(declared) }?.full
    bare = words
  }

  /// Whether `name`, of a register, may be meant.
  func agrees(with name: UnitName) -> Bool {
    guard let type, let other = name.type else { return true }
    return FoldedText(other).text == type
  }

  /// Whether `text` has none but plain letters.
  static func hasNoAccent(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// Whether `mention`, without accents, may be `parent`; a missing type agrees with any.
  static func agrees(_ mention: String, with parent: UnitName) -> Bool {
    guard hasNoAccent(mention) else { return false }
    let bare = FoldedText(parent.bare).text
    let own = FoldedText(mention).text
    if own == bare { return true }
    for (full, abbreviations) in types {
      guard let prefix = ([full] + abbreviations).first(where: { own.hasPrefix("\($0) ") }) else { continue }
      return own.dropFirst(prefix.count + 1) == bare
        && parent.type.map { FoldedText($0).text == full } ?? true
    }
    return false
  }

  /// Longer ones first, so that "thi xa" is not taken for "xa".
  private static let types: [(full: String, abbreviations: [String])] = [
    ("thi tran", ["tt", "t t"]), ("thi xa", ["tx", "t x"]), ("thanh pho", ["tp", "t p"]),
    ("dac khu", ["dk", "d k"]), ("phuong", ["p"]), ("huyen", ["h"]), ("quan", ["q"]), ("tinh", []),
    ("xa", ["x"]),
  ]
}
