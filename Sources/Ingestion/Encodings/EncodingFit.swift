/// How well a single-byte encoding fits a text: what its bytes beyond ASCII make of the words.
struct EncodingFit {
  let encoding: TextEncoding
  /// Letters beyond ASCII that stand in words of the language, and all bytes beyond ASCII but plain punctuation.
  private(set) var good = 0
  private(set) var total = 0
  /// Distinct words that are Vietnamese syllables, and those of them that administrative tables use.
  private(set) var distinctWords = 0
  private(set) var knownWords = 0
  /// The chunks decoded, to see whether two encodings say the same; nil where a byte stands for nothing.
  private(set) var texts: [String]?
  /// What `good` counts.
  let language: String

  /// Whether so much of the text makes words that the encoding may be the right one.
  var isPossible: Bool {
    guard texts != nil else { return false }
    return isVietnamese ? total > 0 && 10 * good >= 8 * total : 10 * good >= 9 * total
  }
  var isVietnamese: Bool { encoding != .windows1252 }
  var share: Double { total == 0 ? 1 : Double(good) / Double(total) }

  /// Holds `sample` against `encoding`; words of Windows-1252 are to be of the letters of `group`.
  init(_ encoding: TextEncoding, _ sample: EncodingSample, group: LatinLetters? = nil) {
    self.encoding = encoding
    language = group.map { "words of \($0.name) letters" } ?? "Vietnamese words"
    let table = ByteTable(encoding)!
    var known: Set<String> = []
    var words: Set<String> = []
    var texts: [String] = []
    var isWhole = true
    for chunk in sample.chunks {
      guard let letters = Self.decoded(chunk.bytes, table) else {
        total += chunk.count * chunk.bytes.count { $0 >= 0x80 }
        isWhole = false
        continue
      }
      texts.append(String(String.UnicodeScalarView(letters.map(\.scalar))))
      for (place, letter) in letters.enumerated() where !letter.scalar.isLetter {
        if Self.isPunctuation(letter.scalar, in: letters, at: place) { continue }
        total += chunk.count * letter.highBytes
      }
      for word in letters.split(whereSeparator: { !$0.scalar.isLetter }) {
        let highBytes = word.reduce(0) { $0 + $1.highBytes }
        if highBytes == 0 { continue }
        total += chunk.count * highBytes
        let scalars = word.map(\.scalar)
        guard Self.hasOneCase(scalars, encoding) else { continue }
        if let group {
          if group.hold(scalars) { good += chunk.count * highBytes }
        } else if VietnameseSyllable.isValid(scalars) {
          good += chunk.count * highBytes
          let text = String(String.UnicodeScalarView(scalars)).lowercased()
          words.insert(text)
          if VietnameseSyllable.knownWords.contains(text) { known.insert(text) }
        }
      }
    }
    (distinctWords, knownWords) = (words.count, known.count)
    self.texts = isWhole ? texts : nil
  }

  /// A scalar with the bytes beyond ASCII that made it.
  private struct Letter {
    var scalar: Unicode.Scalar
    var highBytes: Int
  }

  private static func decoded(_ bytes: [UInt8], _ table: ByteTable) -> [Letter]? {
    var letters: [Letter] = []
    for byte in bytes {
      guard let scalar = table[byte] else { return nil }
      if let last = letters.last, let composed = TextDecoding.composed(last.scalar, scalar) {
        letters[letters.count - 1] = Letter(scalar: composed, highBytes: last.highBytes + 1)
      } else {
        letters.append(Letter(scalar: scalar, highBytes: byte < 0x80 ? 0 : 1))
      }
    }
    return letters
  }

  /// Signs that stand in any text and say nothing of its encoding; most not between two letters.
  private static func isPunctuation(_ sign: Unicode.Scalar, in letters: [Letter], at place: Int) -> Bool {
    if "\u{A0}’–·".unicodeScalars.contains(sign) { return true }
    guard "‘“”—…•«»ªº°²³€¡¿".unicodeScalars.contains(sign) else { return false }
    let isBehind = place > 0 && letters[place - 1].scalar.isLetter
    let isBefore = place + 1 < letters.count && letters[place + 1].scalar.isLetter
    return !(isBehind && isBefore)
  }

  /// Whether no capital follows a small letter. The fonts of TCVN3 show its small letters as capitals, so there
  /// capitals of ASCII may.
  private static func hasOneCase(_ word: [Unicode.Scalar], _ encoding: TextEncoding) -> Bool {
    zip(word, word.dropFirst()).allSatisfy { first, second in
      guard first.properties.isLowercase, second.properties.isUppercase else { return true }
      return encoding == .tcvn3 && second.isASCII
    }
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a letter; ª and º are signs here, combining marks are letters.
  fileprivate var isLetter: Bool {
    (properties.isAlphabetic && value != 0xAA && value != 0xBA) || (0x300..<0x370).contains(value)
  }
}
