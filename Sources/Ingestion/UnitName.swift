/// The name of a unit or parent taken apart, for comparison: exact but for case, spacing, Unicode form, leading
/// zeros of numbers and the place of the tone mark in oa, oe, uy.
struct UnitName: Sendable, Hashable {
  /// The type in lower case ("phường"), where the name begins with one.
  let type: String?
  /// The name without its type.
  let bare: String

  /// Takes `name` apart; `type` is that of a column of its own.
  init(_ name: String, type: String? = nil) {
    let normalised = Self.normalised(name)
    let split = Self.split(normalised)
    let declared = type.map(Self.normalised).flatMap { $0.isEmpty ? nil : Self.spelledOut($0) }
    self.type = split?.type ?? declared
    bare = split?.bare ?? normalised
  }

  /// Whether both may be the same name: equal, where a missing type agrees with any.
  func agrees(with other: UnitName) -> Bool {
    bare == other.bare && (type == nil || other.type == nil || type == other.type)
  }

  /// Lower case, single spaces, Đ repaired, numbers without leading zeros, tone marks in the older place.
  static func normalised(_ name: String) -> String {
    let repaired = String(String.UnicodeScalarView(name.lowercased().unicodeScalars.compactMap(repaired)))
    return repaired.split(separator: " ").map(normalisedWord).joined(separator: " ")
  }

  /// Zero-width spaces go, other blanks become spaces, and ð, the usual damage, becomes đ.
  private static func repaired(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.value == 0x200B || scalar.value == 0xFEFF { return nil }
    if scalar.properties.isWhitespace { return " " }
    return scalar == "ð" ? "đ" : scalar
  }

  private static func normalisedWord(_ word: Substring) -> String {
    if word.allSatisfy(\.isNumber), word.count > 1 {
      let digits = word.drop { $0 == "0" }
      return digits.isEmpty ? "0" : String(digits)
    }
    // The tone moves only in an open syllable, and never behind q: hoà is hòa, but hoành and quý stay.
    let letters = Array(word)
    guard letters.count >= 2, letters.count < 3 || letters[letters.count - 3] != "q",
      let moved = openSyllables[letters[letters.count - 1]],
      let first = moved[letters[letters.count - 2]]
    else { return String(word) }
    return String(letters.dropLast(2)) + first
  }

  /// By last letter with its tone, then the letter before it: both with the tone on the first.
  private static let openSyllables: [Character: [Character: String]] = [
    "à": ["o": "òa"], "á": ["o": "óa"], "ả": ["o": "ỏa"], "ã": ["o": "õa"], "ạ": ["o": "ọa"],
    "è": ["o": "òe"], "é": ["o": "óe"], "ẻ": ["o": "ỏe"], "ẽ": ["o": "õe"], "ẹ": ["o": "ọe"],
    "ỳ": ["u": "ùy"], "ý": ["u": "úy"], "ỷ": ["u": "ủy"], "ỹ": ["u": "ũy"], "ỵ": ["u": "ụy"],
  ]

  /// Types with their abbreviations, longer ones first, so that "thị xã" is not taken for "xã".
  private static let types: [(type: String, abbreviations: [String])] = [
    ("thị trấn", ["tt", "t.t"]), ("thị xã", ["tx", "t.x"]), ("thành phố", ["tp", "t.p"]),
    ("đặc khu", ["đk", "đ.k"]), ("phường", ["p"]), ("huyện", ["h"]), ("quận", ["q"]), ("tỉnh", []),
    ("xã", ["x"]),
  ]

  private static func spelledOut(_ type: String) -> String {
    let plain = type.hasSuffix(".") ? String(type.dropLast()) : type
    return types.first { $0.abbreviations.contains(plain) }?.type ?? type
  }

  /// A leading type and the name behind it; an abbreviation ends in a point, or a space.
  private static func split(_ name: String) -> (type: String, bare: String)? {
    for (type, abbreviations) in types {
      for prefix in ["\(type) "] + abbreviations.flatMap({ ["\($0). ", "\($0).", "\($0) "] }) {
        guard name.hasPrefix(prefix), name.count > prefix.count else { continue }
        return (type, String(name.dropFirst(prefix.count)))
      }
    }
    return nil
  }
}
