/// What texts suffer on their way: Ð in the place of Đ, which is repaired, and UTF-8 that was read as Windows-1252,
/// which is named.
enum TextDamage {
  /// `text` with Ð (U+00D0) made Đ in every word that is a Vietnamese syllable then; Icelandic words are none.
  static func repaired(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "Ð" || $0 == "ð" }) else { return text }
    return words(of: text).map { word in
      let repaired = word.map { $0 == "Ð" ? "Đ" : $0 == "ð" ? "đ" : $0 }
      return String(
        String.UnicodeScalarView(VietnameseSyllable.isValid(repaired) ? repaired : Array(word)))
    }.joined()
  }

  /// What is to be said about `text`, or nil.
  static func kind(_ text: String) -> DataIssue.Kind? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    let trimmed = text.trimmed
    let repaired = repaired(trimmed)
    if repaired.unicodeScalars.elementsEqual(trimmed.unicodeScalars) {
      return Mojibake(trimmed).map { .mojibake(trimmed, probably: $0.original) }
    }
    return .repairedStroke(trimmed, repaired: repaired)
  }

  /// Runs of letters, and what stands between them, in order.
  static func words(of text: String) -> [ArraySlice<Unicode.Scalar>] {
    let scalars = Array(text.unicodeScalars)
    var words: [ArraySlice<Unicode.Scalar>] = []
    var start = 0
    for place in scalars.indices.dropFirst() {
      if scalars[place].properties.isAlphabetic == scalars[place - 1].properties.isAlphabetic { continue }
      words.append(scalars[start..<place])
      start = place
    }
    if start < scalars.count { words.append(scalars[start...]) }
    return words
  }
}
