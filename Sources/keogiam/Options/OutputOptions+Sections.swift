import Reports

/// A table of a page, under its title where it has one, and above its note.
struct Section {
  let title: String?
  let table: Table
  let note: String?

  init(title: String? = nil, _ table: Table, note: String? = nil) {
    self.title = title
    self.table = table
    self.note = note
  }
}

extension OutputOptions {
  /// Writes `sections`, one or more with the same columns: a page under `heading`, or one file.
  func write(_ sections: [Section], under heading: String) throws {
    guard format == .table else { return try writeFile(Table(joining: sections.map(\.table))) }
    let parts = sections.map { section in
      let title = section.title.map { $0.folded(to: screenWidth) + "\n\n" } ?? ""
      let note = section.note.map { "\n" + $0.folded(to: screenWidth) + "\n" } ?? ""
      return title + section.table.terminalText(language, width: screenWidth) + note
    }
    try write(([heading] + parts).joined(separator: "\n"))
  }
}
