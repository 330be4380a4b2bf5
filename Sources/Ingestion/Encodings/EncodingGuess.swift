import Glibc

/// Which encoding a text is in, found from its bytes.
///
/// A byte order mark decides; without one the zero bytes of UTF-16; then text that is UTF-8 throughout. What is left
/// is read in every single-byte encoding, and the one in which the bytes beyond ASCII make words is taken. Encodings
/// that give the same text are the same here; the first is named, or one in which words of tables are known.
enum EncodingGuess: Equatable {
  case found(TextEncoding, evidence: String?)
  /// Most of the text is UTF-8; some byte is not.
  case brokenUTF8
  /// A zero byte in text that is not UTF-16.
  case binary(byte: Int)
  /// No encoding makes words of the bytes.
  case unknown
  /// Several do, with the first text that they read differently.
  case ambiguous([Reading])

  /// What an encoding makes of a word.
  struct Reading: Equatable {
    let encoding: TextEncoding
    let text: String
  }

  init(_ bytes: Span<UInt8>) {
    if let utf16 = Self.utf16(bytes) {
      self = utf16
    } else if let zero = Self.firstZero(in: bytes) {
      self = .binary(byte: zero)
    } else if (try? UTF8Span(validating: bytes)) != nil {
      self = Self.validUTF8(bytes)
    } else if Self.isMostlyUTF8(bytes) {
      self = .brokenUTF8
    } else {
      self = Self.singleByte(EncodingSample(bytes))
    }
  }

  /// UTF-8, unless all its characters beyond ASCII are of other scripts and make Vietnamese words in another
  /// encoding: the "ươ" of VISCII is a letter of N'Ko.
  private static func validUTF8(_ bytes: Span<UInt8>) -> EncodingGuess {
    var index = 0
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    let firstHigh = index
    while index < bytes.count {
      let length = utf8Length(at: index, in: bytes) ?? 1
      if length > 1, isEuropean(bytes[index]) { return .found(.utf8, evidence: nil) }
      index += length
    }
    if firstHigh < bytes.count, case .found(let encoding, let evidence) = singleByte(EncodingSample(bytes)),
      encoding != .windows1252
    {
      return .found(encoding, evidence: evidence)
    }
    return .found(.utf8, evidence: nil)
  }

  /// The length of the character of several bytes at `index`, or nil where there is none.
  private static func utf8Length(at index: Int, in bytes: Span<UInt8>) -> Int? {
    let length =
      switch bytes[index] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, index + length <= bytes.count,
      (1..<length).allSatisfy({ bytes[index + $0] & 0xC0 == 0x80 })
    else { return nil }
    return length
  }

  /// Whether `lead` begins a Latin letter, a combining mark, punctuation or a byte order mark.
  private static func isEuropean(_ lead: UInt8) -> Bool {
    (0xC2...0xCD).contains(lead) || lead == 0xE1 || lead == 0xE2 || lead == 0xEF
  }

  private static func firstZero(in bytes: Span<UInt8>) -> Int? {
    // The C library looks at many bytes at a time.
    unsafe bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let zero = unsafe memchr(start, 0, bytes.count) else { return nil }
      return unsafe UnsafeRawPointer(zero) - start
    }
  }

  /// UTF-16 by its mark, or by zero bytes in every fourth character or more, all of them high or all low.
  private static func utf16(_ bytes: Span<UInt8>) -> EncodingGuess? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return .found(.utf16LittleEndian, evidence: "byte order mark") }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .found(.utf16BigEndian, evidence: "byte order mark") }
    var zeros = [0, 0]
    let length = min(bytes.count, 1 << 16)
    for index in 0..<length where bytes[index] == 0 { zeros[index & 1] += 1 }
    let characters = length / 2
    func evidence(_ count: Int) -> String {
      "the \(count == zeros[1] ? "second" : "first") byte of \(count) of "
        + "\(length < bytes.count ? "the first " : "")\(characters) characters is zero"
    }
    // A few letters such as Ā have a low byte of zero.
    guard bytes.count.isMultiple(of: 2) else { return nil }
    if 4 * zeros[1] >= characters, zeros[0] * 50 <= zeros[1] {
      return .found(.utf16LittleEndian, evidence: evidence(zeros[1]))
    }
    if 4 * zeros[0] >= characters, zeros[1] * 50 <= zeros[0] {
      return .found(.utf16BigEndian, evidence: evidence(zeros[0]))
    }
    return nil
  }

  /// Whether more bytes beyond ASCII stand in European characters of UTF-8 than do not.
  private static func isMostlyUTF8(_ bytes: Span<UInt8>) -> Bool {
    var (inside, outside) = (0, 0)
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let length = utf8Length(at: index, in: bytes) ?? 1
      if length > 1, isEuropean(lead) {
        inside += length
      } else if lead >= 0x80 {
        outside += length
      }
      index += length
    }
    return inside > outside
  }

  private static func singleByte(_ sample: EncodingSample) -> EncodingGuess {
    let latin = LatinLetters.groups.map { EncodingFit(.windows1252, sample, group: $0) }
    let vietnamese = TextEncoding.ofSingleBytes.dropFirst().map { EncodingFit($0, sample) }
    let best = latin.dropFirst().reduce(latin[0]) { $1.good > $0.good ? $1 : $0 }
    var rivals: [EncodingFit] = []
    for fit in [best] + vietnamese where fit.isPossible {
      if let same = rivals.firstIndex(where: { $0.texts == fit.texts }) {
        if fit.knownWords > rivals[same].knownWords { rivals[same] = fit }
      } else {
        rivals.append(fit)
      }
    }
    guard let winner = winner(among: rivals) else {
      return rivals.isEmpty ? .unknown : .ambiguous(difference(rivals))
    }
    let part = sample.isCut ? "the first " : ""
    return .found(
      winner.encoding,
      evidence: winner.total == 0
        ? "the bytes beyond ASCII are punctuation"
        : "\(winner.good) of \(part)\(winner.total) non-ASCII bytes make \(winner.language)")
  }

  /// The fit that is clearly better than all others, if there is one.
  private static func winner(among fits: [EncodingFit]) -> EncodingFit? {
    if fits.count <= 1 { return fits.first }
    func first(by isBetter: (EncodingFit, EncodingFit) -> Bool) -> EncodingFit? {
      fits.indices.first { place in
        fits.indices.allSatisfy { $0 == place || isBetter(fits[place], fits[$0]) }
      }.map { fits[$0] }
    }
    return first { $0.knownWords > $1.knownWords } ?? first { $0.share >= $1.share + 0.1 }
      // Accented words of another language are Vietnamese syllables by accident: one or two, not three.
      ?? first { $0.distinctWords >= 3 && !$1.isVietnamese }
  }

  private static func difference(_ fits: [EncodingFit]) -> [Reading] {
    let texts = fits.map { $0.texts! }
    let place = texts[0].indices.first { place in Set(texts.map { $0[place] }).count > 1 }!
    return zip(fits, texts).map { Reading(encoding: $0.encoding, text: $1[place]) }
  }
}
