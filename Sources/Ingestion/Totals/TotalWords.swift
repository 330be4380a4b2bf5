import Observations

/// What a total row is the total of.
enum TotalScope: Hashable {
  /// All units of the table.
  case whole
  /// The units of the district of this name.
  case district(UnitName)
  /// The rows since the last heading or total, those of this district, or all: the sums tell.
  case open(UnitName?)
  /// The rows below it, up to the next heading.
  case following
}

/// Recognises the names of total rows. Whole names only: Phường Cộng Hòa is a commune.
struct TotalWords: Sendable {
  private let own: Set<FoldedText>
  private let isUsed: Bool

  init(_ marks: TotalMarks) {
    switch marks {
    case .recognised(let names):
      own = Set(names.map { FoldedText($0) })
      isUsed = true
    case .none:
      own = []
      isUsed = false
    }
  }

  /// What a row called `name`, in a row of the district `district`, is the total of; nil where it is no total.
  func scope(of name: String, district: String = "") -> TotalScope? {
    guard isUsed, name.utf8.count <= 200 else { return nil }
    let folded = Self.folded(name)
    if own.contains(folded) || Self.ofAll.contains(folded.text) { return .whole }
    if Self.ofSome.contains(folded.text) {
      return .open(district.trimmed.isEmpty || scope(of: district) != nil ? nil : UnitName(district))
    }
    if Self.ofSomeWhole.contains(where: { folded.text == $0 || folded.text.hasPrefix($0 + " ") }) {
      return .open(nil)
    }
    guard let rest = Self.beginnings.lazy.compactMap({ Self.rest(of: name, folded, behind: $0) }).first
    else { return nil }
    return .district(UnitName(rest))
  }

  /// `name` without what stands in brackets ("Tổng (I+II)"), and spaced letters ("T ổ n g") put together.
  private static func folded(_ name: String) -> FoldedText {
    let folded = FoldedText(name.prefix { $0 != "(" && $0 != "[" && $0 != "=" })
    let words = folded.text.split(separator: " ")
    return words.count > 2 && words.allSatisfy { $0.count == 1 } ? FoldedText(words.joined()) : folded
  }

  /// Beginnings of names that are totals whatever follows, but for the name of a district.
  private static let ofSomeWhole = [
    "toan tinh", "toan huyen", "toan tp", "toan thanh pho", "toan thi xa", "tong toan", "tong cong toan",
    "tong cac",
    "tong so vu", "cong i", "cong ii", "cong iii", "cong iv", "cong v",
  ]
  private static let ofAll: Set<String> = [
    "toan tinh", "tong toan tinh", "tong cong toan tinh", "cong toan tinh", "toan thanh pho", "grand total",
    "all units", "toan quoc", "ca nuoc",
  ]
  private static let ofSome: Set<String> = [
    "tong", "tong cong", "tong so", "cong", "total", "sum", "subtotal", "sub total", "tong cong chung",
  ]
  /// Words before the name of a district: "Cộng huyện Ba Chẽ".
  private static let beginnings = ["tong cong", "tong so", "tong", "cong", "total of", "total"]
  private static let districtTypes = ["huyen", "thi xa", "thanh pho", "quan", "tp", "tx"]

  /// What stands behind `words` in `name`, where it is the name of a district.
  private static func rest(of name: String, _ folded: FoldedText, behind words: String) -> String? {
    guard folded.text.hasPrefix(words + " ") else { return nil }
    let rest = folded.text.dropFirst(words.count + 1)
    guard districtTypes.contains(where: { rest.hasPrefix($0 + " ") }) else { return nil }
    let count = words.split(separator: " ").count
    let parts = name.split(maxSplits: count) { $0.unicodeScalars.allSatisfy(\.isBlank) }
    return parts.count > count ? String(parts[count]) : nil
  }
}
