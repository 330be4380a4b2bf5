/// How the bytes of a text file stand for characters; the raw values are the words of `encoding:` and `--encoding`.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case windows1258 = "windows-1258"
  /// ABC fonts (.VnTime), TCVN 5712:1993. Fonts whose names end in H show small letters as capitals: the bytes do not
  /// tell, and such cells are read as small letters.
  case tcvn3
  case viscii

  /// The encoding that people call `name`, without regard to case, "-", "_" and spaces; nil for an unknown one.
  ///
  /// "utf-16" is little-endian, as Windows writes it; a byte order mark goes before that.
  public init?(name: String) {
    let word = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    let encoding = Self.allCases.first { encoding in
      encoding.rawValue.filter { $0 != "-" } == word || encoding.otherNames.contains(word)
    }
    guard let encoding else { return nil }
    self = encoding
  }

  /// Names in use, in small letters and digits.
  private var otherNames: [String] {
    switch self {
    case .utf8: ["utf8bom", "utf8sig"]
    case .utf16LittleEndian: ["utf16", "unicode"]
    case .utf16BigEndian: []
    case .windows1252: ["cp1252", "1252", "latin1", "iso88591", "ansi"]
    case .windows1258: ["cp1258", "1258"]
    case .tcvn3: ["abc", "tcvn", "tcvn5712", "tcvn57121"]
    case .viscii: ["viscii11", "rfc1456"]
    }
  }

  /// The names of all encodings, as messages list them.
  static let names = allCases.map(\.rawValue).joined(separator: ", ")

  /// The encodings of one byte a character, in the order in which equal texts are named.
  static let ofSingleBytes: [TextEncoding] = [.windows1252, .windows1258, .viscii, .tcvn3]

  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
