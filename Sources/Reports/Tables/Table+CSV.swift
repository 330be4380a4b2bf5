extension Table {
  /// RFC 4180 text: a heading line of column identifiers, comma, LF, quotes only where needed.
  ///
  /// A text that a spreadsheet would run as a formula is led by an apostrophe.
  public func csvText() -> String {
    let written = columns.indices.filter { columns[$0].id != nil }
    var text = written.map { csvField(columns[$0].id ?? "") }.joined(separator: ",") + "\n"
    for row in rows {
      for (place, column) in written.enumerated() {
        if place > 0 { text += "," }
        text += csvField(row[column])
      }
      text += "\n"
    }
    return text
  }
}

private func csvField(_ cell: Cell) -> String {
  switch cell {
  case .text(let text), .word(let text, _): csvField(harmless(text))
  default: cell.inFile
  }
}

/// `text` as one field of a comma-separated line.
func csvField(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
    return text
  }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    quoted.unicodeScalars.append(scalar)
    if scalar == "\"" { quoted += "\"" }
  }
  return quoted + "\""
}

/// `text` so that no spreadsheet takes it for a formula.
func harmless(_ text: String) -> String {
  guard let first = text.utf8.first, "=+-@\t\r\n".utf8.contains(first) else { return text }
  return "'" + text
}
