/// A wording in the two languages of reports and messages.
public struct BilingualText: Sendable, Hashable {
  /// In Vietnamese.
  public let vietnamese: String
  /// In English.
  public let english: String

  /// The same thing said in both languages.
  public init(vietnamese: String, english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The same thing said in both languages.
  public init(vi: String, en: String) { self.init(vietnamese: vi, english: en) }

  /// A name that is the same in both languages.
  public init(same text: String) { self.init(vietnamese: text, english: text) }

  /// The text in `language`.
  public func text(_ language: Language) -> String { language(vi: vietnamese, en: english) }
}
