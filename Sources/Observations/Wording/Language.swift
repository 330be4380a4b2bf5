/// The language of labels and sentences; identifiers and file formats do not depend on it.
public enum Language: String, Sendable, CaseIterable {
  case vi
  case en

  /// The language of a locale name such as `vi_VN.UTF-8`; English for every other.
  public init(locale: String) {
    self = locale.prefix { $0.isLetter } == "vi" ? .vi : .en
  }

  /// The text in this language; the other is not made.
  public func callAsFunction(vi: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
    self == .vi ? vi() : en()
  }
}
