public import Observations

/// What is wrong with the form of a YAML file, whatever it describes.
public enum DocumentFault: Sendable, Hashable {
  /// The file is not YAML, in the words of the parser.
  case syntax(String)
  /// A key that does not exist.
  case unknownKey(String, nearest: String?)
  /// A key that stands in one place twice.
  case repeatedKey(String)
  /// A value of the wrong form: what it has to be, and what it is.
  case badValue(key: String, expected: BilingualText, found: BilingualText)

  /// The problem without its position.
  public func sentence(_ language: Language) -> String {
    switch self {
    case .syntax(let problem):
      language(vi: "không phải YAML: \(problem)", en: "is not YAML: \(problem)")
    case .unknownKey(let key, let nearest):
      language(vi: "không có khóa '\(key)'", en: "no key '\(key)'")
        + (nearest.map { language(vi: "; có phải là '\($0)'?", en: "; did you mean '\($0)'?") } ?? "")
    case .repeatedKey(let key):
      language(vi: "khóa '\(key)' xuất hiện hai lần ở đây", en: "the key '\(key)' stands here twice")
    case .badValue(let key, let expected, let found):
      language(
        vi: "'\(key)' phải là \(expected.vietnamese), không phải '\(found.vietnamese)'",
        en: "'\(key)' must be \(expected.english), not '\(found.english)'")
    }
  }
}
