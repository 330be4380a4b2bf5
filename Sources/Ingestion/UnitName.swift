/// The name of a unit or parent taken apart, for comparison: exact but for case, spacing, Unicode form, leading
/// zeros of numbers, Roman numerals at the end, the kind of apostrophe and dash, and the place of the tone mark in
/// oa, oe, uy.
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

  /// `name` as it stands behind a type that stands elsewhere, or nowhere: of the few names that begin like a type, such
  /// as Phường Đúc, P Rao and H Bông.
  init(wholly name: String, type: String) {
    let declared = Self.normalised(type)
    self.type = declared.isEmpty ? nil : Self.spelledOut(declared)
    bare = Self.normalised(name)
  }

  /// Whether both may be the same name: equal, where a missing type agrees with any.
  func agrees(with other: UnitName) -> Bool {
    bare == other.bare && (type == nil || other.type == nil || type == other.type)
  }

  /// Lower case, single spaces, Đ repaired, numbers without leading zeros, tone marks in the older place.
  static func normalised(_ name: String) -> String {
    let repaired = String(String.UnicodeScalarView(name.lowercased().unicodeScalars.compactMap(repaired)))
    var words = repaired.split(separator: " ").map(normalisedWord)
    if let last = words.last, let number = romanNumerals[last] { words[words.count - 1] = number }
    return words.joined(separator: " ")
  }

  /// Those that are no Vietnamese syllables: VI and XI are.
  private static let romanNumerals = [
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vii": "7", "viii": "8", "ix": "9", "x": "10",
  ]

  /// Zero-width spaces go, other blanks become spaces, and ð, the usual damage, becomes đ.
  private static func repaired(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.value == 0x200B || scalar.value == 0xFEFF { return nil }
    if scalar.properties.isWhitespace { return " " }
    switch scalar {
    case "ð": return "đ"
    case "’", "‘", "ʼ", "`", "´": return "'"
    case "‐", "‑", "–", "—": return "-"
    default: return scalar
    }
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

  /// The types of what is above a commune.
  static let districtTypes: Set<String> = ["huyện", "quận", "thị xã", "thành phố", "tỉnh"]

  private static func spelledOut(_ type: String) -> String {
    let plain = type.hasSuffix(".") ? String(type.dropLast()) : type
    return types.first { $0.abbreviations.contains(plain) }?.type ?? type
  }

  /// What a name may begin with where it begins with a type, by first letter; an abbreviation ends in a point, or a space.
  private static let prefixes: [Character: [(prefix: String, length: Int, type: String)]] = {
    let all = types.flatMap { type, abbreviations in
      (["\(type) "] + abbreviations.flatMap { ["\($0). ", "\($0).", "\($0) "] }).map { ($0, $0.count, type) }
    }
    return Dictionary(grouping: all) { $0.0.first! }
  }()

  /// A leading type and the name behind it.
  private static func split(_ name: String) -> (type: String, bare: String)? {
    guard let first = name.first, let candidates = prefixes[first] else { return nil }
    for (prefix, length, type) in candidates where name.hasPrefix(prefix) {
      let bare = name.dropFirst(length)
      if !bare.isEmpty { return (type, String(bare)) }
    }
    return nil
  }
}
