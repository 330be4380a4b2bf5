public import Observations

/// In which languages a page is written.
public enum PageLanguage: String, Sendable, CaseIterable {
  case vi
  case en
  /// In both, with a switch that needs no script; Vietnamese is what shows first.
  case both

  /// The languages, the one that shows first before the other.
  public var languages: [Language] {
    switch self {
    case .vi: [.vi]
    case .en: [.en]
    case .both: [.vi, .en]
    }
  }

  /// A page in one language.
  public init(_ language: Language) { self = language == .vi ? .vi : .en }
}
