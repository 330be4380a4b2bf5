import Foundation

/// Unicode's normal form C.
enum NormalForm {
  /// `text` in normal form C; texts without combining marks, which are nearly all, are not looked at further.
  static func composed(_ text: String) -> String {
    // Marks begin at U+0300, which is CC 80; below it every text is composed.
    guard text.utf8.contains(where: { $0 >= 0xCC }) else { return text }
    return text.precomposedStringWithCanonicalMapping
  }
}
