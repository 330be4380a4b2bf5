public import Observations

/// What an attestation says.
public enum AttestedValue: Sendable, Hashable {
  /// That a condition or a line holds, or that it does not.
  case holds(Bool)
  /// That it cannot be asked here.
  case notApplicable
  /// The numbers.
  case figures(LineFigures)
  /// A year.
  case year(Int)

  /// What a text had to be.
  public struct Expectation: Error, Sendable, Hashable {
    /// Such as "yes or no", "có hoặc không".
    public let text: BilingualText

    /// An expectation.
    public init(text: BilingualText) { self.text = text }
  }

  /// What `text` says about the subject of `slot`.
  ///
  /// Throws what was expected where it says nothing possible. A count of what should not happen takes no bare yes or no,
  /// which could mean that it happened or that the line holds.
  public init(_ text: String, for slot: EvidenceSlot) throws(Expectation) {
    let word = FoldedText(text).text
    switch slot.subject {
    case .line: self = try Self.statement(word, or: nil)
    case .modelYear:
      guard text.utf8.count == 4, let year = Int(text), year >= 1900 else {
        throw Expectation(text: BilingualText(vi: "năm như 2022", en: "a year such as 2022"))
      }
      self = .year(year)
    case .condition(let condition): self = try Self(text, word, condition)
    }
  }

  private static let affirmed = ["met", "dat", "hold", "holds"]
  private static let denied = ["not met", "missed", "khong dat", "chua dat"]
  private static let yes = affirmed + ["yes", "co", "true"]
  private static let no = denied + ["no", "khong", "false"]

  private static func statement(_ word: String, or more: BilingualText?) throws(Expectation) -> AttestedValue
  {
    if yes.contains(word) { return .holds(true) }
    if no.contains(word) { return .holds(false) }
    throw Expectation(
      text: BilingualText(
        vi: (more.map { "\($0.vietnamese), " } ?? "") + "có hoặc không",
        en: (more.map { "\($0.english), " } ?? "") + "yes or no"))
  }

  private init(_ text: String, _ word: String, _ condition: LineCondition) throws(Expectation) {
    if condition.ifNone != nil, ["n a", "na", "not applicable", "khong ap dung"].contains(word) {
      self = .notApplicable
      return
    }
    switch condition.test {
    case .attested:
      self = try Self.statement(
        word, or: condition.ifNone == nil ? nil : BilingualText(vi: "không áp dụng", en: "n/a"))
    case .count:
      if Self.affirmed.contains(word) || Self.denied.contains(word) {
        self = .holds(Self.affirmed.contains(word))
      } else if ["kxr", "khong xay ra"].contains(word) {
        self = .figures(LineFigures(0))
      } else if let count = Self.count(text) {
        self = .figures(LineFigures(count))
      } else {
        throw Expectation(
          text: BilingualText(
            vi: "số nguyên từ 0 trở lên, đạt hoặc không đạt",
            en: "a whole number of 0 or more, met or not met"))
      }
    case .share:
      if let share = Self.share(text) {
        self = .figures(LineFigures(share.value, of: share.base))
      } else {
        self = try Self.statement(word, or: Self.anyShare)
      }
    case .fall, .rise:
      if let change = Self.change(text, isShare: condition.isShare) {
        self = .figures(change)
      } else {
        let example = condition.isShare ? "30/40->36/40" : "12->11"
        self = try Self.statement(
          word,
          or: BilingualText(
            vi: "số liệu năm trước và năm nay như \(example)",
            en: "last year's figure and this year's such as \(example)"))
      }
    case .bands(let bands):
      if bands.measure == .count, let count = Self.count(text) {
        self = .figures(LineFigures(count))
      } else if bands.measure == .percent, let share = Self.share(text) {
        self = .figures(LineFigures(share.value, of: share.base))
      } else {
        throw Expectation(
          text: bands.measure == .count
            ? BilingualText(vi: "số nguyên từ 0 trở lên", en: "a whole number of 0 or more") : Self.anyShare)
      }
    }
  }

  private static let anyShare = BilingualText(
    vi: "tỷ lệ không quá 100 % như 34/40 hoặc 85,5%", en: "a share of at most 100 % such as 34/40 or 85.5%")

  private static func count(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy(isDigit), let count = Int(text), count <= Int32.max else {
      return nil
    }
    return count
  }

  /// `34/40`, `85%`, `85,5 %`.
  private static func share(_ text: String) -> (value: Int, base: Int)? {
    let text = text.filter { $0 != " " }
    if text.hasSuffix("%") {
      return (try? BasisPoints(perCent: text.dropLast())).map { ($0.hundredths, 10_000) }
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let value = count(parts[0]), let base = count(parts[1]), value <= base else {
      return nil
    }
    return (value, base)
  }

  /// `12->11`, `12→11`: before and now.
  private static func change(_ text: String, isShare: Bool) -> LineFigures? {
    let plain = text.filter { $0 != " " }
    let arrow = plain.contains("→") ? "→" : "->"
    let parts = plain.pieces(between: arrow)
    guard parts.count == 2 else { return nil }
    if isShare {
      guard let before = share(parts[0]), let now = share(parts[1]) else { return nil }
      return LineFigures(now.value, of: now.base, after: before.value, of: before.base)
    }
    guard let before = count(parts[0]), let now = count(parts[1]) else { return nil }
    return LineFigures(now, after: before)
  }
}
