/// A written Vietnamese syllable, recognised by the rules of the orthography.
///
/// Onset, rime and tone are held against the lists of the written language (Đoàn Thiện Thuật, Ngữ âm tiếng Việt,
/// 1977): c, k, q and g, gh by the vowel behind; syllables that end in c, ch, p, t take sắc or nặng only; the tone
/// stands on a vowel that may bear it. Names from other languages (Kạn, Krông) are not recognised.
struct VietnameseSyllable {
  /// Whether `letters`, composed scalars of any case, are a syllable.
  static func isValid(_ letters: [Unicode.Scalar]) -> Bool {
    guard letters.count <= 7 else { return false }
    var toneless = String.UnicodeScalarView()
    var tone = VietnameseLetter.Tone.level
    var tonePlace: Int?
    for (place, scalar) in letters.enumerated() {
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first!
      guard let letter = VietnameseLetter(lower) else {
        toneless.append(lower)
        continue
      }
      toneless.append(letter.vowel)
      if letter.tone != .level {
        if tonePlace != nil { return false }
        (tone, tonePlace) = (letter.tone, place)
      }
    }
    let text = String(toneless)
    return onsets.contains { onset, firstVowels in
      guard text.hasPrefix(onset) else { return false }
      let rime = String(text.dropFirst(onset.count))
      guard let first = rime.first, firstVowels.contains(first), rimes.contains(rime) else { return false }
      return canBear(tone, at: tonePlace.map { $0 - onset.count }, rime)
    }
  }

  /// Whether the rime `rime` may have `tone` on its letter `place`.
  private static func canBear(_ tone: VietnameseLetter.Tone, at place: Int?, _ rime: String) -> Bool {
    let isStopped = ["c", "p", "t", "ch"].contains { rime.hasSuffix($0) }
    if isStopped, tone != .rising, tone != .heavy { return false }
    guard let place else { return true }
    let letters = Array(rime)
    guard letters.indices.contains(place), "aăâeêioôơuưy".contains(letters[place]) else { return false }
    // The last of ă â ê ô ơ ư bears the tone, where there is one.
    if let marked = letters.lastIndex(where: { "ăâêôơư".contains($0) }) {
      return place == marked
    }
    return true
  }

  /// Onsets with the vowels that they stand before.
  private static let onsets: [(String, Set<Character>)] = {
    let front = Set("eêiy")
    let back = Set("aăâoôơuư")
    let all = front.union(back)
    let plain = [
      "b", "ch", "d", "đ", "gi", "h", "kh", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v",
      "x",
      "",
    ]
    return plain.map { ($0, all) } + [
      ("c", back), ("k", front), ("qu", Set("aăâeêiyơô")), ("g", back.union(["i"])), ("gh", Set("eêi")),
      ("ng", back), ("ngh", Set("eêi")),
    ]
  }()

  private static let rimes = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uênh uơ uy uya uych uyn uynh uyp
    uyt uyu uyên uyêt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu yn ynh yt ych
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Words of administrative tables, in small letters: where one stands, the text is Vietnamese.
  static let knownWords: Set<String> = [
    "phường", "xã", "thị", "trấn", "huyện", "tỉnh", "thành", "phố", "quận", "đặc", "địa", "bàn", "đơn", "vị",
    "cấp", "mã", "tên", "loại", "chỉ", "tiêu", "kỳ", "báo", "cáo", "năm", "quý", "tháng", "ngày", "số", "vụ",
    "tội", "phạm", "về", "trật", "tự", "hội", "hình", "sự", "người", "nghiện", "túy", "tuý", "nạn",
    "dân", "tổng", "cộng", "toàn", "đầu", "cuối", "tái", "án",
  ]
}
