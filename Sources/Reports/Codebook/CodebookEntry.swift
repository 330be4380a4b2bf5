public import Observations

/// What one column of a file means.
public struct CodebookEntry: Sendable, Hashable {
  /// What the values of a column are.
  public enum Kind: String, Sendable, Hashable {
    /// Any text.
    case text
    /// A whole number.
    case integer
    /// A real number.
    case number
    /// A real number, 0…1.
    case probability
    /// A day, `YYYY-MM-DD`.
    case date
    /// A statistical year.
    case year
  }

  /// The identifier of the column.
  public let id: String
  /// What its values are.
  public let kind: Kind
  /// Its heading.
  public let label: BilingualText
  /// The unit of its values; nil where they have none.
  public let unit: BilingualText?
  /// What its values say, in one sentence.
  public let meaning: BilingualText
}

extension CodebookEntry {
  /// The entry of the column `id`, nil where the codebook has none.
  public static func named(_ id: String) -> CodebookEntry? { byName[id] }

  private static let byName = Dictionary(
    uniqueKeysWithValues: (keys + figures + judgements + scoring + testing).map { ($0.id, $0) })
}

/// What values are counted in.
enum CodebookUnit {
  static let cases = BilingualText(vi: "vụ, người", en: "cases, persons")
  static let perCent = BilingualText(vi: "%", en: "%")
  static let share = BilingualText(vi: "0…1", en: "0…1")
  static let points = BilingualText(vi: "điểm", en: "points")
  static let months = BilingualText(vi: "tháng", en: "months")
}
