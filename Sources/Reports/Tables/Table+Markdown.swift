public import Observations

extension Table {
  /// A pipe table of the columns with a heading as a screen shows them, every row, numbers to the right.
  ///
  /// Columns without content are left out; what tells rows apart (level, indicator) is added where it varies. A table
  /// without headings shows its identifiers. Texts are escaped, so that none is read as markup.
  public func markdownText(_ language: Language) -> String {
    let shown = markdownColumns
    let texts = rows.map { row in shown.map { markdown(row[$0].onScreen(language).onOneLine) } }
    let headings = shown.map { markdown(label(of: $0, language).onOneLine) }
    let widths = shown.indices.map { place in
      max(3, ([headings] + texts).map { displayWidth($0[place]) }.max() ?? 0)
    }
    let isNumeric = shown.map { place in
      rows.contains { $0[place] != .empty } && rows.allSatisfy { $0[place] == .empty || $0[place].isNumeric }
    }
    func line(_ cells: [String]) -> String {
      "|"
        + shown.indices.map { place in
          let gap = String(repeating: " ", count: widths[place] - displayWidth(cells[place]))
          return isNumeric[place] ? " \(gap)\(cells[place]) |" : " \(cells[place])\(gap) |"
        }.joined() + "\n"
    }
    let rule =
      "|"
      + shown.indices.map { place in
        let dashes = String(repeating: "-", count: widths[place] - 1)
        return isNumeric[place] ? " \(dashes): |" : " \(dashes)- |"
      }.joined() + "\n"
    return shown.isEmpty ? "" : line(headings) + rule + texts.map(line).joined()
  }

  private var markdownColumns: [Int] {
    let headed = columns.indices.filter { columns[$0].heading != nil }
    if headed.isEmpty { return Array(columns.indices) }
    return columns.indices.filter { place in
      if columns[place].heading == nil {
        return ["level", "indicator"].contains(columns[place].id)
          && rows.contains { $0[place] != rows[0][place] }
      }
      return rows.isEmpty || rows.contains { $0[place] != .empty }
    }
  }
}

/// `text` so that Markdown shows every character of it and takes none for markup.
func markdown(_ text: String) -> String {
  var escaped = String.UnicodeScalarView()
  let scalars = Array(text.unicodeScalars)
  for (place, scalar) in scalars.enumerated() {
    switch scalar {
    case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
    case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
    case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
    case "\\", "`", "*", "[", "]", "|", "~", "$",
      "_" where !isWithinWord(place, of: scalars),
      // What begins with http:// or www. is a link to some readers.
      "/" where place > 0 && scalars[place - 1] == ":", "." where place > 0 && scalars[place - 1] == "w":
      escaped.append("\\")
      escaped.append(scalar)
    default: escaped.append(scalar)
    }
  }
  return String(escaped)
}

/// Whether a letter or digit stands on both sides.
private func isWithinWord(_ place: Int, of scalars: [Unicode.Scalar]) -> Bool {
  guard place > 0, place + 1 < scalars.count else { return false }
  return scalars[place - 1].properties.isAlphanumeric && scalars[place + 1].properties.isAlphanumeric
}

extension Unicode.Scalar.Properties {
  fileprivate var isAlphanumeric: Bool { isAlphabetic || numericType != nil }
}
