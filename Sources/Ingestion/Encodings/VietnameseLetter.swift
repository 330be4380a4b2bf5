/// A vowel of the Vietnamese alphabet with one of the six tones.
struct VietnameseLetter: Hashable, Sendable {
  /// Level, huyền, hỏi, ngã, sắc, nặng.
  enum Tone: Int, Sendable, CaseIterable {
    case level, falling, dipping, creaky, rising, heavy

    /// The tone that a combining mark stands for, or nil.
    init?(mark: Unicode.Scalar) {
      switch mark.value {
      case 0x300: self = .falling
      case 0x309: self = .dipping
      case 0x303: self = .creaky
      case 0x301: self = .rising
      case 0x323: self = .heavy
      default: return nil
      }
    }
  }

  /// The vowel without tone, as it stands.
  let vowel: Unicode.Scalar
  let tone: Tone

  init(vowel: Unicode.Scalar, tone: Tone) {
    self.vowel = vowel
    self.tone = tone
  }

  /// The letter that `scalar` is in composed form, or nil.
  init?(_ scalar: Unicode.Scalar) {
    guard let letter = Self.letters[scalar] else { return nil }
    self = letter
  }

  /// The composed form; nil where `vowel` is no Vietnamese vowel.
  var scalar: Unicode.Scalar? { Self.scalars[self] }

  /// Each vowel with its tones, in the order of `Tone`.
  private static let rows = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ",
    "ưừửữứự", "yỳỷỹýỵ", "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ", "OÒỎÕÓỌ", "ÔỒỔỖỐỘ",
    "ƠỜỞỠỚỢ",
    "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "YỲỶỸÝỴ",
  ]

  private static let letters: [Unicode.Scalar: VietnameseLetter] = {
    var letters: [Unicode.Scalar: VietnameseLetter] = [:]
    for row in rows {
      let scalars = Array(row.unicodeScalars)
      precondition(scalars.count == Tone.allCases.count, "'\(row)' has \(scalars.count) letters, not 6")
      for tone in Tone.allCases {
        letters[scalars[tone.rawValue]] = VietnameseLetter(vowel: scalars[0], tone: tone)
      }
    }
    return letters
  }()

  private static let scalars = Dictionary(uniqueKeysWithValues: letters.map { ($0.value, $0.key) })
}
