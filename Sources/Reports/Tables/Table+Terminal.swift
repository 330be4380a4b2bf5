extension Table {
  /// The columns with a heading, aligned for a fixed-width screen: numbers to the right, texts to the left.
  ///
  /// Columns without any content are left out. Widths count characters as a reader sees them, so that "ế" is one
  /// wide whether it is stored as one code point or as three.
  public func terminalText(_ language: Language) -> String {
    let shown = columns.indices.filter { index in
      columns[index].heading != nil && rows.contains { $0[index] != .empty }
    }
    let headings = shown.map { columns[$0].heading?.text(language) ?? "" }
    let texts = rows.map { row in shown.map { row[$0].onScreen(language) } }
    let widths = shown.indices.map { column in
      ([headings] + texts).map { displayWidth($0[column]) }.max() ?? 0
    }
    let isNumeric = shown.map { index in
      rows.allSatisfy { $0[index].isNumeric || $0[index] == .empty }
    }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (column, cell) in cells.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - displayWidth(cell))
        let isLast = column == cells.count - 1
        line += isNumeric[column] ? gap + cell : cell + (isLast ? "" : gap)
        line += isLast ? "" : "  "
      }
      return line
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(headings), rule] + texts.map(line)).joined(separator: "\n") + "\n"
  }
}

/// The columns that `text` takes on a fixed-width screen: one a character, two for East Asian wide ones, none for
/// control characters.
func displayWidth(_ text: String) -> Int {
  text.reduce(0) { width, character in
    guard let scalar = character.unicodeScalars.first else { return width }
    if scalar.properties.generalCategory == .control { return width }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return width + 2
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF:
      return width
    default:
      return width + 1
    }
  }
}
