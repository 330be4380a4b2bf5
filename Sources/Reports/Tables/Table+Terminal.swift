public import Observations

extension Table {
  /// The columns with a heading, aligned for a fixed-width screen: numbers to the right, texts to the left.
  ///
  /// Columns without any content are left out, and so is everything where no row has content. Widths count characters
  /// as a reader sees them, so that "ế" is one wide whether it is stored as one code point or as three. Where the lines
  /// would be longer than `width`, columns that yield are left out; what stays may still be too long.
  public func terminalText(_ language: Language, width: Int? = nil) -> String {
    let headed = columns.indices.filter { columns[$0].heading != nil }
    let texts = rows.map { row in headed.map { row[$0].onScreen(language).onOneLine } }
    let headings = headed.map { columns[$0].heading?.text(language) ?? "" }
    let filled = headed.indices.filter { place in texts.contains { !$0[place].isEmpty } }
    guard !filled.isEmpty else { return "" }
    let fullWidths = headed.indices.map { place in
      ([headings] + texts).map { displayWidth($0[place]) }.max() ?? 0
    }
    let shown = fitting(
      filled, widths: fullWidths, yielding: headed.map { columns[$0].yielding }, into: width)
    let lines = ([headings] + texts).map { cells in shown.map { cells[$0] } }
    let isNumeric = shown.map { place in
      rows.indices.allSatisfy { rows[$0][headed[place]].isNumeric || texts[$0][place].isEmpty }
    }
    let widths = shown.map { fullWidths[$0] }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([lines[0], rule] + lines.dropFirst()).map { cells in
      var line = shown.indices.map { Self.aligned(cells[$0], width: widths[$0], toRight: isNumeric[$0]) }
        .joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// Those of `places` that stay so that a line with two blanks between columns fits into `width`.
  private func fitting(_ places: [Int], widths: [Int], yielding: [Int], into width: Int?) -> [Int] {
    guard let width else { return places }
    var places = places
    while places.count > 1, places.reduce(-2, { $0 + widths[$1] + 2 }) > width,
      let first = places.max(by: { yielding[$0] < yielding[$1] }), yielding[first] > 0
    {
      places.removeAll { $0 == first }
    }
    return places
  }

  private static func aligned(_ text: String, width: Int, toRight: Bool) -> String {
    let gap = String(repeating: " ", count: width - displayWidth(text))
    return toRight ? gap + text : text + gap
  }
}
