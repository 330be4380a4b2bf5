import Observations

extension Table {
  /// The places of the columns that files have, each with its identifier.
  var written: [(place: Int, id: String)] {
    columns.indices.compactMap { place in columns[place].id.map { (place, $0) } }
  }

  /// What the column at `place` is called: by its heading, else by the codebook, else by its identifier.
  func label(of place: Int, _ language: Language) -> String {
    let column = columns[place]
    let known = column.id.flatMap(CodebookEntry.named)?.label
    return (column.heading ?? known)?.text(language) ?? column.id ?? ""
  }

  /// The same for files that name every column: by the codebook first, which tells "95 % from" of what.
  func fullLabel(of place: Int, _ language: Language) -> String {
    let known = columns[place].id.flatMap(CodebookEntry.named)
    // Two tables may use one name for different things; a heading of its own then says which.
    guard let known, known.kind == kind(of: place) else { return label(of: place, language) }
    return known.label.text(language)
  }

  /// What the values at `place` are: as the codebook has it where every cell agrees, else as the cells are.
  func kind(of place: Int) -> CodebookEntry.Kind {
    let cells = rows.lazy.map { $0[place] }.filter { $0 != .empty }
    let known = columns[place].id.flatMap(CodebookEntry.named)?.kind
    if let known, cells.allSatisfy({ $0.agrees(with: known) }) { return known }
    for kind in [CodebookEntry.Kind.integer, .probability, .number]
    where !cells.isEmpty && cells.allSatisfy({ $0.agrees(with: kind) }) {
      return kind
    }
    return .text
  }
}

extension Cell {
  /// Whether the cell may stand in a column of `kind`.
  fileprivate func agrees(with kind: CodebookEntry.Kind) -> Bool {
    switch (kind, self) {
    case (_, .empty): true
    case (.text, .text), (.text, .word): true
    case (.integer, .integer): true
    case (.number, .integer), (.number, .real), (.number, .scientific), (.number, .probability),
      (.number, .pValue):
      true
    case (.probability, .probability), (.probability, .pValue): true
    case (.probability, .real(let number, _)): (0...1).contains(number)
    case (.date, .text(let text)): CalendarDate(iso: text)?.description == text
    case (.year, .text(let text)): Int(text).map { String($0) == text && (0...9999).contains($0) } ?? false
    case (.year, .integer(let year)): (0...9999).contains(year)
    default: false
    }
  }
}
