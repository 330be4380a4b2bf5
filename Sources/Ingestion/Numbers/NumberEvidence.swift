/// What the numbers of a column, or of several, say about their signs.
struct NumberEvidence {
  /// The first number that proves a sign to be that of thousands, or of decimals.
  private var thousandsProof: [NumberSeparator: String] = [:]
  private var decimalProof: [NumberSeparator: String] = [:]
  private var singleGroupCounts: [NumberSeparator: Int] = [:]
  /// Whether a number such as 67.0 was read at once.
  var hasPlainDecimals = false
  /// Whether a number of 1000 or more without signs was read at once.
  var hasLongPlain = false

  /// Notes a number that was read at once.
  @inline(__always)
  mutating func note(_ plain: PlainNumber) {
    if plain.hasDecimals {
      hasPlainDecimals = true
    } else if plain.value >= 1000 {
      hasLongPlain = true
    }
  }

  mutating func note(_ number: SeparatedNumber) {
    switch number.shape {
    case .grouped(let sign, let count):
      if count > 1 || sign == .space {
        keep(number.text, &thousandsProof[sign])
      } else {
        singleGroupCounts[sign, default: 0] += 1
      }
    case .decimal(let sign): keep(number.text, &decimalProof[sign])
    case .both(let thousands, let decimal):
      keep(number.text, &thousandsProof[thousands])
      keep(number.text, &decimalProof[decimal])
    }
  }

  private func keep(_ text: String, _ proof: inout String?) {
    if proof == nil { proof = text }
  }

  /// Adds what another column says; its long numbers without signs say nothing here.
  mutating func merge(_ other: NumberEvidence) {
    thousandsProof.merge(other.thousandsProof) { own, _ in own }
    decimalProof.merge(other.decimalProof) { own, _ in own }
    hasPlainDecimals = hasPlainDecimals || other.hasPlainDecimals
  }

  /// Whether some number is another, or none, in another format; one such as 2.5 is not.
  var needsFormat: Bool {
    !thousandsProof.isEmpty || !singleGroupCounts.isEmpty || decimalProof.keys.contains { $0 != .point }
  }

  /// Numbers such as 1.234 with `sign`.
  func singleGroups(_ sign: NumberSeparator) -> Int { singleGroupCounts[sign] ?? 0 }

  /// Whether some number with signs holds `sign`.
  func holds(_ sign: NumberSeparator) -> Bool {
    singleGroups(sign) > 0 || thousandsProof[sign] != nil || decimalProof[sign] != nil
  }

  private var thousandsSigns: [NumberSeparator] {
    NumberSeparator.allCases.filter { thousandsProof[$0] != nil }
  }
  private var decimalSigns: [NumberSeparator] {
    NumberSeparator.allCases.filter { decimalProof[$0] != nil || ($0 == .point && hasPlainDecimals) }
  }

  /// Whether one sign is proved to be both, or two to be the same.
  var isContradictory: Bool {
    thousandsSigns.count > 1 || decimalSigns.count > 1
      || thousandsSigns.contains(where: decimalSigns.contains)
  }
  /// The sign of thousands, where there is no contradiction.
  var provenThousands: NumberSeparator? { isContradictory ? nil : thousandsSigns.first }
  /// The sign of decimals, where there is no contradiction.
  var provenDecimal: NumberSeparator? { isContradictory ? nil : decimalSigns.first }

  /// The numbers that prove the signs.
  func reason(_ thousands: NumberSeparator?, decimal: NumberSeparator?) -> String {
    let proofs = [thousands.flatMap { thousandsProof[$0] }, decimal.flatMap { decimalProof[$0] }]
    let texts = proofs.compactMap(\.self)
    if texts.isEmpty { return "decimals such as .0" }
    return "by \(texts[0] == texts.last ? "'\(texts[0])'" : "'\(texts[0])' and '\(texts[1])'")"
  }
}
