public import Observations

extension DataIssue: CustomStringConvertible {
  /// The sentence in English, as logs have it.
  public var description: String { sentence(.en) }

  /// One line: `file:line:column: problem`, of a sheet `file:sheet!C12: problem`.
  public func sentence(_ language: Language) -> String { "\(position.text(language)): \(problem(language))" }

  /// The sentence without its position.
  public func problem(_ language: Language) -> String {
    switch language {
    case .vi: problemInVietnamese
    case .en: problemInEnglish
    }
  }
}

extension DataIssue.Position: CustomStringConvertible {
  /// `file:line:column`, `file:line`, or `file:sheet!C12`, `file:sheet!12`.
  public var description: String { text(.en) }

  /// The same, where the file is standard input in the words of `language`.
  public func text(_ language: Language) -> String {
    let file = StandardInput.shown(file, language)
    if isInSheet {
      let cell = column.map { CellPlace(row: line, column: $0 - 1).description } ?? String(line)
      return "\(file)!\(cell)"
    }
    return "\(file):\(line)" + (column.map { ":\($0)" } ?? "")
  }
}

extension DataIssue.Reference {
  /// `line 17`, or `line 17 of other.csv`.
  func text(_ language: Language) -> String {
    let own = language(vi: "dòng \(line)", en: "line \(line)")
    guard let file else { return own }
    let other = StandardInput.shown(file, language)
    return own + language(vi: " của \(other)", en: " of \(other)")
  }
}

extension DataIssue.Candidate {
  /// `Xã An Sinh, Thị xã Đông Triều (07081, from 2020-01-01)`.
  func text(_ language: Language) -> String {
    let day = validFrom.map { language(vi: "từ \($0)", en: "from \($0)") }
    let key = [code, day].compactMap(\.self)
    return name + (key.isEmpty ? "" : " (\(key.joined(separator: ", ")))")
  }
}
