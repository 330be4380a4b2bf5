/// What is wrong with the form of a YAML file, whatever it describes.
public enum DocumentFault: Sendable, Hashable {
  /// The file is not YAML, in the words of the parser.
  case syntax(String)
  /// A key that does not exist.
  case unknownKey(String, nearest: String?)
  /// A key that stands in one place twice.
  case repeatedKey(String)
  /// A value of the wrong form.
  case badValue(key: String, expected: String, found: String)

  /// The problem without its position.
  public var sentence: String {
    switch self {
    case .syntax(let problem): "is not YAML: \(problem)"
    case .unknownKey(let key, let nearest):
      "no key '\(key)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .repeatedKey(let key): "the key '\(key)' stands here twice"
    case .badValue(let key, let expected, let found): "'\(key)' must be \(expected), not '\(found)'"
    }
  }
}
