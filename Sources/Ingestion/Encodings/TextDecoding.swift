/// The bytes of a text file made UTF-8.
struct TextDecoding {
  /// UTF-8 up to the end, or up to the byte that stands for nothing.
  let utf8: [UInt8]
  /// The first byte that stands for nothing, from 0; nil where all do.
  let badByte: Int?

  /// Decodes `bytes` behind their byte order mark; vowels and tone marks that follow each other are composed.
  init(_ bytes: [UInt8], as encoding: TextEncoding) {
    switch encoding {
    case .utf8:
      do {
        _ = try UTF8Span(validating: bytes.span)
        self.init(utf8: bytes, badByte: nil)
      } catch {
        let bad = error.byteOffsets.lowerBound
        self.init(utf8: Array(bytes[..<bad]), badByte: bad)
      }
    case .utf16LittleEndian, .utf16BigEndian:
      self = Self.utf16(bytes, isBigEndian: encoding == .utf16BigEndian)
    case .windows1252, .windows1258, .tcvn3, .viscii:
      self = Self.singleBytes(bytes, ByteTable(encoding)!)
    }
  }

  private init(utf8: [UInt8], badByte: Int?) {
    self.utf8 = utf8
    self.badByte = badByte
  }

  private static func singleBytes(_ bytes: [UInt8], _ table: ByteTable) -> TextDecoding {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 4)
    // The vowel just appended, as a tone mark may follow.
    var last: (vowel: Unicode.Scalar, start: Int)?
    for (place, byte) in bytes.enumerated() {
      if byte >= 0x20, byte < 0x80 {
        last = (Unicode.Scalar(byte), utf8.count)
        utf8.append(byte)
        continue
      }
      guard let scalar = table[byte] else { return TextDecoding(utf8: utf8, badByte: place) }
      if let base = last, let composed = composed(base.vowel, scalar) {
        utf8.removeSubrange(base.start...)
        utf8.append(contentsOf: UTF8.encode(composed)!)
        last = nil
      } else {
        last = (scalar, utf8.count)
        utf8.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    return TextDecoding(utf8: utf8, badByte: nil)
  }

  /// The letter that `base` and the tone mark `mark` make, or nil.
  static func composed(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard mark.value >= 0x300, let tone = VietnameseLetter.Tone(mark: mark) else { return nil }
    return VietnameseLetter(vowel: base, tone: tone).scalar
  }

  private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> TextDecoding {
    var isBigEndian = isBigEndian
    var place = 0
    if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { (isBigEndian, place) = (true, 2) }
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { (isBigEndian, place) = (false, 2) }
    func unit(_ place: Int) -> UInt16? {
      guard place + 1 < bytes.count else { return nil }
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count)
    while place < bytes.count {
      guard let first = unit(place) else { return TextDecoding(utf8: utf8, badByte: place) }
      var scalar = Unicode.Scalar(first)
      var length = 2
      if UTF16.isLeadSurrogate(first), let second = unit(place + 2), UTF16.isTrailSurrogate(second) {
        scalar = Unicode.Scalar(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)))
        length = 4
      }
      guard let scalar else { return TextDecoding(utf8: utf8, badByte: place) }
      utf8.append(contentsOf: UTF8.encode(scalar)!)
      place += length
    }
    return TextDecoding(utf8: utf8, badByte: nil)
  }
}
