/// A wording in the two languages of the reports.
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

  /// A name that is the same in both languages.
  public init(same text: String) { self.init(vietnamese: text, english: text) }
}
