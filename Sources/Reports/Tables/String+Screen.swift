extension String {
  /// The text as it can stand on one line of a screen: line breaks and tabs are blanks, and other control characters
  /// are shown as `�`, so that no data can move the cursor, change colours or turn the reading direction.
  public var onOneLine: String {
    guard unicodeScalars.contains(where: { $0.replacementOnScreen != nil }) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.replacementOnScreen ?? scalar) }
    return String(text)
  }

  /// The text in lines of at most `width` columns, broken at blanks, all but the first set in by two; as it is where
  /// `width` is nil. A word that is too long stays whole.
  public func folded(to width: Int?) -> String {
    guard let width, displayWidth(self) > width else { return self }
    var lines = [""]
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      let longer = lines[lines.count - 1] + (lines.last == "" ? "" : " ") + word
      if lines.last == "" || displayWidth(longer) <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append("  " + word)
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// What stands for this scalar on a screen, nil for itself.
  fileprivate var replacementOnScreen: Unicode.Scalar? {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: nil
    }
  }
}

/// The columns that `text` takes on a fixed-width screen: one a character, two for East Asian wide ones, none for
/// control characters, invisible ones and a combining mark that stands alone.
func displayWidth(_ text: String) -> Int {
  text.reduce(0) { width, character in
    guard let scalar = character.unicodeScalars.first else { return width }
    switch scalar.value {
    case 0x20...0x7E: return width + 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return width + 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return width
    default: return width + 1
    }
  }
}
