/// The opening line of a Markdown code fence.
struct Fence: Sendable, Hashable {
  /// A backtick or a tilde.
  let mark: UInt8
  /// How many marks, 3 or more.
  let length: Int
  /// Spaces before the marks, 0…3.
  let indentation: Int
  /// The word after the marks, empty where there is none.
  let language: String

  /// The fence that `line` opens, or nil (CommonMark 0.31, section 4.5).
  init?(opening line: String) {
    guard let (mark, length, indentation, rest) = Self.marks(of: line) else { return nil }
    // A line with backticks after the marks is inline code.
    guard mark == UInt8(ascii: "~") || !rest.contains(mark) else { return nil }
    self.mark = mark
    self.length = length
    self.indentation = indentation
    let words = rest.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    language = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Whether `line` ends the fence.
  func isClosed(by line: String) -> Bool {
    guard let (mark, length, _, rest) = Self.marks(of: line) else { return false }
    return mark == self.mark && length >= self.length
      && rest.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private static func marks(
    of line: String
  ) -> (mark: UInt8, length: Int, indentation: Int, rest: Substring.UTF8View.SubSequence)? {
    let indentation = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    let text = line.utf8.dropFirst(indentation)
    guard indentation <= 3, let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
    else { return nil }
    let length = text.prefix { $0 == mark }.count
    return length >= 3 ? (mark, length, indentation, text.dropFirst(length)) : nil
  }
}
