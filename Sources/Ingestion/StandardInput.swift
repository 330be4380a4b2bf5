public import Observations

/// How messages call the file "-".
public enum StandardInput {
  /// Its name in positions and in files of issues.
  static let name = "standard input"

  /// `file` as messages in `language` call it.
  public static func shown(_ file: String, _ language: Language) -> String {
    file == name ? language(vi: "đầu vào chuẩn", en: name) : file
  }
}
