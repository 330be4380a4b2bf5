extension Table {
  /// RFC 8259 text: an array with an object a row, one a line, under the same names as in CSV.
  ///
  /// Empty cells are null, and so is what JSON has no number for: infinities and NaN. Texts are as they are.
  public func jsonText() -> String {
    let lines = jsonObjects()
    return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  /// An object a row, each on one line.
  func jsonObjects() -> [String] {
    let names = columns.map { $0.id.map { jsonString($0) + ":" } }
    return rows.map { row in
      var fields: [String] = []
      for (name, cell) in zip(names, row) {
        if let name { fields.append(name + jsonValue(cell)) }
      }
      return "{" + fields.joined(separator: ",") + "}"
    }
  }
}

private func jsonValue(_ cell: Cell) -> String {
  switch cell {
  case .empty: "null"
  case .text(let text), .word(let text, _): jsonString(text)
  case .integer: cell.inFile
  case .real(let number, _), .probability(let number, _), .pValue(let number), .scientific(let number):
    number.isFinite ? cell.inFile : "null"
  }
}

/// `text` in quotes; quotes, backslashes and control characters are escaped, all else stands as UTF-8.
func jsonString(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case "\u{00}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
