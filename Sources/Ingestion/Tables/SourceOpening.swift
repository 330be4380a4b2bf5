import Observations

/// Opens a file of counts, whatever it is, and finds the table that is meant in it.
struct SourceOpening {
  let file: DataSetDescription.SourceFile
  /// The place of the source among all sources.
  let number: Int
  let group: Int
  let calendar: StatisticalCalendar

  /// The source; mistakes that make it unusable are thrown or added to `errors`.
  func source(errors: inout [IngestionError]) throws(IngestionError) -> TableSource? {
    if Workbook.isMeant(by: file.path) {
      return try source(in: Workbook(path: file.path, name: file.name), errors: &errors)
    }
    let text = try DelimitedText(path: file.path, name: file.name, declared: file.description.encoding)
    return try source(text, errors: &errors)
  }

  /// The one table of the file at `path`, or its first sheet that is not hidden.
  static func onlyText(
    path: String, name: String, fallback: TextEncoding?
  ) throws(IngestionError) -> DelimitedText {
    guard Workbook.isMeant(by: path) else {
      return try DelimitedText(path: path, name: name, fallback: fallback)
    }
    let workbook = try Workbook(path: path, name: name)
    let index = workbook.sheets.firstIndex { !$0.isHidden } ?? 0
    return try DelimitedText(workbook.sheet(index), workbook: name)
  }

  private func source(_ text: DelimitedText, errors: inout [IngestionError]) throws(IngestionError)
    -> TableSource?
  {
    try TableSource(
      text: text, path: file.path, number: number, group: group, description: file.description,
      calendar: calendar, errors: &errors)
  }

  /// The sheet that is named, else the only one, else the only one that holds a table of counts.
  private func source(in workbook: Workbook, errors: inout [IngestionError]) throws(IngestionError)
    -> TableSource?
  {
    func sheet(_ index: Int) throws(IngestionError) -> DelimitedText {
      try DelimitedText(workbook.sheet(index), workbook: file.name)
    }
    if let name = file.description.sheet {
      return try source(sheet(workbook.index(ofSheet: name)), errors: &errors)
    }
    let shown = workbook.sheets.indices.filter { !workbook.sheets[$0].isHidden }
    let candidates = shown.isEmpty ? Array(workbook.sheets.indices) : shown
    if candidates.count == 1 { return try source(sheet(candidates[0]), errors: &errors) }
    var found: [(index: Int, source: TableSource)] = []
    for index in candidates {
      // A sheet that is no table is not what is meant; what it lacks is said where it is named.
      var ownErrors: [IngestionError] = []
      if let source = (try? source(sheet(index), errors: &ownErrors)) ?? nil { found.append((index, source)) }
    }
    if found.count == 1 { return found[0].source }
    let names = (found.isEmpty ? candidates : found.map(\.index)).map { workbook.sheets[$0].name }
    throw IngestionError(
      file: file.name, kind: found.isEmpty ? .noTableInSheets(names) : .severalSheets(names))
  }
}
