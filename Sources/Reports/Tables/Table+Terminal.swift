extension Table {
  /// The columns with a heading, aligned for a fixed-width screen: numbers to the right, texts to the left.
  ///
  /// Columns without any content are left out, and so is everything where no row has content. Widths count characters
  /// as a reader sees them, so that "ế" is one wide whether it is stored as one code point or as three.
  public func terminalText(_ language: Language) -> String {
    let headed = columns.indices.filter { columns[$0].heading != nil }
    let texts = rows.map { row in headed.map { row[$0].onScreen(language).onOneLine } }
    let shown = headed.indices.filter { place in texts.contains { !$0[place].isEmpty } }
    guard !shown.isEmpty else { return "" }
    let headings = headed.map { columns[$0].heading?.text(language) ?? "" }
    let lines = ([headings] + texts).map { cells in shown.map { cells[$0] } }
    let isNumeric = shown.map { place in
      rows.indices.allSatisfy { rows[$0][headed[place]].isNumeric || texts[$0][place].isEmpty }
    }
    let widths = shown.indices.map { column in lines.map { displayWidth($0[column]) }.max() ?? 0 }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([lines[0], rule] + lines.dropFirst()).map { cells in
      var line = shown.indices.map { Self.aligned(cells[$0], width: widths[$0], toRight: isNumeric[$0]) }
        .joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private static func aligned(_ text: String, width: Int, toRight: Bool) -> String {
    let gap = String(repeating: " ", count: width - displayWidth(text))
    return toRight ? gap + text : text + gap
  }
}
