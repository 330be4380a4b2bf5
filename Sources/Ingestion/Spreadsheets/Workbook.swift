import Glibc
import Observations

/// An .xlsx file, opened (ISO/IEC 29500, transitional or strict): its sheets by name, each read as text when asked for.
///
/// Sheets are read in pieces; in memory are the file, its shared texts and the sheet at hand as text.
struct Workbook {
  /// What messages call the file.
  let name: String
  /// The sheets of cells in the order of their tabs, at least one.
  let sheets: [SheetName]

  private let archive: ZipArchive
  /// By sheet its part.
  private let parts: [String]
  private let strings: SharedStrings
  private let styles: NumberStyles
  private let dates: SerialDate

  /// Opens the file at `path`, or standard input for "-"; `name` is what messages call it.
  init(path: String, name: String, limits: WorkbookLimits = WorkbookLimits()) throws(IngestionError) {
    try self.init(bytes: Self.read(path, name), name: name, limits: limits)
  }

  /// Opens the workbook that `bytes` are; `name` is what messages call the file.
  init(bytes: [UInt8], name: String, limits: WorkbookLimits = WorkbookLimits()) throws(IngestionError) {
    if bytes.isEmpty { throw IngestionError(file: name, kind: .empty) }
    do throws(WorkbookFault) {
      if CompoundFile.isOne(bytes) { throw CompoundFile.fault(bytes) }
      let archive = try ZipArchive(bytes, limits: limits)
      let part = try WorkbookContents.workbookPart(in: archive)
      let contents = try WorkbookContents(part, of: archive)
      let links = try Relationships(of: part, in: archive)
      var tabs: [(name: SheetName, part: String)] = []
      for tab in contents.tabs {
        guard let link = links.links.first(where: { $0.id == tab.link }) else {
          throw .missingPart("\(part)#\(tab.link)")
        }
        if link.type == "worksheet" { tabs.append((tab.name, link.part)) }
      }
      guard !tabs.isEmpty else { throw .noSheet }
      strings =
        try links.part(type: "sharedStrings").map { part throws(WorkbookFault) in
          try SharedStrings(part, of: archive)
        } ?? SharedStrings()
      styles =
        try links.part(type: "styles").map { part throws(WorkbookFault) in
          try NumberStyles(part, of: archive)
        } ?? NumberStyles()
      dates = contents.dates
      sheets = tabs.map(\.name)
      parts = tabs.map(\.part)
      self.archive = archive
    } catch {
      throw IngestionError(file: name, kind: .workbook(error))
    }
    self.name = name
  }

  /// The index of the sheet `name`, in whatever case; throws where there is none.
  func index(ofSheet name: String) throws(IngestionError) -> Int {
    let names = sheets.map(\.name)
    if let index = names.firstIndex(of: name) { return index }
    if let index = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return index }
    let nearest = Suggestion.nearest(to: name, among: names)
    throw IngestionError(file: self.name, kind: .workbook(.unknownSheet(name, nearest: nearest)))
  }

  /// The sheet `index`, from 0, as text.
  func sheet(_ index: Int) throws(IngestionError) -> SheetText {
    precondition(sheets.indices.contains(index), "sheet \(index) of \(sheets.count)")
    do throws(WorkbookFault) {
      return try text(of: sheets[index].name, part: parts[index])
    } catch {
      throw IngestionError(file: name, kind: .workbook(error))
    }
  }

  private func text(of sheet: String, part: String) throws(WorkbookFault) -> SheetText {
    let sink = SheetSink(sheet: sheet, strings: strings, styles: styles, dates: dates, limits: archive.limits)
    try archive.read(part, into: sink, limit: archive.limits.partBytes)
    let merges = sink.merges.sorted()
    var cells = sink.takeCells()
    cells.sort()
    var writer = try SheetWriter(
      sheet: sheet, cells: cells, strings: strings, merges: merges, limits: archive.limits)
    let hiddenRows = Set(sink.hiddenRows)
    return SheetText(
      name: sheet, bytes: try writer.text(),
      hiddenRows: hiddenRows.isEmpty ? [] : writer.filledRows.filter(hiddenRows.contains),
      hiddenColumns: Self.union(of: sink.hiddenColumns, below: writer.width), merges: merges,
      markedCells: sink.markedCells, formulasWithoutValue: sink.formulasWithoutValue,
      firstFormulaWithoutValue: sink.firstFormulaWithoutValue)
  }

  /// The columns below `width` that are in any of `ranges`.
  private static func union(of ranges: [ClosedRange<Int>], below width: Int) -> [Int] {
    // How many more ranges hold the column than the one before it.
    var changes = [Int](repeating: 0, count: width + 1)
    for range in ranges where range.lowerBound < width {
      changes[range.lowerBound] += 1
      changes[min(range.upperBound + 1, width)] -= 1
    }
    var open = 0
    return (0..<width).filter { column in
      open += changes[column]
      return open > 0
    }
  }

  /// Whether the file at `path` begins as ZIP or OLE 2, as workbooks do.
  static func isMeant(by path: String) -> Bool {
    guard path != "-", FileKind(path: path) == .file else { return false }
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var beginning = [UInt8](repeating: 0, count: 8)
    let count = unsafe beginning.withUnsafeMutableBytes {
      unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
    }
    return count >= 4
      && (beginning.starts(with: [0x50, 0x4B, 0x03, 0x04])
        || beginning.starts(with: [0xD0, 0xCF, 0x11, 0xE0]))
  }

  private static func read(_ path: String, _ name: String) throws(IngestionError) -> [UInt8] {
    switch path == "-" ? .file : FileKind(path: path) {
    case .missing: throw IngestionError(file: name, kind: .missingFile)
    case .folder: throw IngestionError(file: name, kind: .folder)
    case .file: break
    }
    let descriptor = unsafe path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw unreadable(name) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      guard count >= 0 else { throw unreadable(name) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  private static func unreadable(_ name: String) -> IngestionError {
    IngestionError(file: name, kind: .unreadable(SystemFault(code: errno)))
  }
}
