/// Text without case, accents, punctuation and spacing, for words that people write in many ways.
///
/// "Số vụ", "so_vu" and "SO VU" fold to "so vu"; composed and decomposed accents fold alike. Never used to match units.
package struct FoldedText: Sendable, Hashable {
  /// Lower-case letters and digits, words separated by one space.
  package let text: String

  /// The folded form of `source`.
  package init(_ source: some StringProtocol) {
    var folded = String.UnicodeScalarView()
    var isBetweenWords = false
    for scalar in source.lowercased().unicodeScalars {
      let properties = scalar.properties
      if properties.generalCategory == .nonspacingMark { continue }
      guard properties.isAlphabetic || properties.numericType != nil else {
        isBetweenWords = !folded.isEmpty
        continue
      }
      if isBetweenWords { folded.append(" ") }
      isBetweenWords = false
      folded.append(Self.baseLetters[scalar] ?? scalar)
    }
    text = String(folded)
  }

  /// The words, and runs of digits apart from runs of letters: "2023q2" is 2023, q, 2.
  package var tokens: [Substring] {
    var tokens: [Substring] = []
    for word in text.split(separator: " ") {
      var rest = word[...]
      while let first = rest.first {
        let run = rest.prefix { $0.isNumber == first.isNumber }
        tokens.append(run)
        rest = rest[run.endIndex...]
      }
    }
    return tokens
  }

  /// The composed Latin letters of Unicode 15 (Latin-1 to Extended Additional) under their base letter, and đ, ð.
  private static let baseLetters: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(base: Unicode.Scalar, letters: String)] = [
      ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "đðďḋḍḏḑḓ"),
      ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"), ("f", "ḟ"), ("g", "ĝğġģǧǵḡ"), ("h", "ĥȟḣḥḧḩḫẖ"),
      ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵ"), ("l", "ĺļľḷḹḻḽ"), ("m", "ḿṁṃ"),
      ("n", "ñńņňǹṅṇṉṋ"), ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
      ("s", "śŝşšșṡṣṥṧṩ"), ("t", "ţťțṫṭṯṱẗ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"),
      ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"), ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕ"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for row in rows {
      for letter in row.letters.unicodeScalars { table[letter] = row.base }
    }
    return table
  }()
}
