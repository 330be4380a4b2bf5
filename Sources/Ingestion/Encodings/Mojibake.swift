/// UTF-8 that was read as Windows-1252: "PhÆ°á»\u{9D}ng" for "Phường".
struct Mojibake {
  /// What the text probably was; nil where lost bytes leave more than one answer, or none.
  let original: String?

  /// Goes back from `text` to its bytes; nil where these are not UTF-8 of European letters.
  ///
  /// Five bytes stand for nothing in Windows-1252 and may be lost as the last of a character; what they were is found
  /// where one answer alone makes Vietnamese words.
  init?(_ text: String) {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = Self.bytes[scalar] else { return nil }
      bytes.append(byte)
    }
    guard let pieces = Self.pieces(of: bytes) else { return nil }
    let lost = pieces.indices.filter { pieces[$0].isCut }
    let whole = pieces.filter { $0.isMultibyte && !$0.isCut }
    // One letter alone may stand before a lost byte by chance (SÃO); two hardly do (á»).
    guard !whole.isEmpty || lost.contains(where: { pieces[$0].bytes.count > 1 }) else { return nil }
    // A no-break space behind Ã is no proof in capitals: XÃ AN SINH.
    let isOnlySpaces = lost.isEmpty && whole.allSatisfy { $0.bytes.last == 0xA0 }
    if isOnlySpaces, !text.utf8.contains(where: { (0x61...0x7A).contains($0) }) { return nil }
    if lost.isEmpty {
      original = String(decoding: bytes, as: UTF8.self)
      return
    }
    let answers = lost.count > 3 ? [] : Self.answers(pieces, lost)
    if whole.isEmpty, answers.count != 1 { return nil }
    original = answers.count == 1 ? answers[0] : nil
  }

  /// The bytes of one character.
  private struct Piece {
    var bytes: [UInt8]
    /// Whether the last byte is lost.
    var isCut = false
    var isMultibyte: Bool { bytes[0] >= 0x80 }
  }

  /// The bytes that Windows-1252 has no character for.
  private static let losable: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  private static let bytes: [Unicode.Scalar: UInt8] = {
    let table = ByteTable(.windows1252)!
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(1)...255 { bytes[table[byte] ?? Unicode.Scalar(byte)] = byte }
    return bytes
  }()

  /// The characters of `bytes`; nil where a byte belongs to none.
  private static func pieces(of bytes: [UInt8]) -> [Piece]? {
    var pieces: [Piece] = []
    var rest = bytes[...]
    while let first = rest.first {
      let length: Int
      switch first {
      case 0..<0x80: length = 1
      case 0xC2...0xDF: length = 2
      case 0xE1...0xE2: length = 3
      default: return nil
      }
      let tail = rest.dropFirst().prefix { $0 & 0xC0 == 0x80 }.prefix(length - 1)
      guard tail.count >= length - 2 || length == 1 else { return nil }
      let piece = Piece(bytes: [first] + tail, isCut: tail.count < length - 1)
      guard piece.isCut || isEuropean(piece.bytes) else { return nil }
      pieces.append(piece)
      rest = rest.dropFirst(piece.bytes.count)
    }
    return pieces
  }

  /// Whether a character is ASCII, a Latin letter, a combining mark or punctuation.
  private static func isEuropean(_ bytes: [UInt8]) -> Bool {
    let value = String(decoding: bytes, as: UTF8.self).unicodeScalars.first!.value
    return value < 0x250 || (0x300..<0x370).contains(value) || (0x1E00..<0x1F00).contains(value)
      || (0x2010..<0x2045).contains(value) || value == 0x20AB || value == 0x20AC
  }

  /// The texts with lost bytes filled in all of whose words with them are Vietnamese syllables.
  private static func answers(_ pieces: [Piece], _ lost: [Int]) -> [String] {
    var candidates = [pieces]
    for place in lost {
      candidates = candidates.flatMap { candidate in
        losable.map { byte in
          var filled = candidate
          filled[place].bytes.append(byte)
          return filled
        }
      }
    }
    return candidates.map { String(decoding: $0.flatMap(\.bytes), as: UTF8.self) }.filter { text in
      TextDamage.words(of: text).allSatisfy { word in
        word.allSatisfy { $0.isASCII || !$0.properties.isAlphabetic }
          || VietnameseSyllable.isValid(Array(word))
      }
    }
  }
}
