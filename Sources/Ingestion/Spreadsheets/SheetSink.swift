/// Takes in the part of one sheet: its filled cells as text, hidden rows and columns, merged ranges.
final class SheetSink: XMLSink {
  private enum Level { case sheet, rows, row, cell, formula, value, inlineString }
  private enum Kind { case number, shared, text, boolean, day }

  private let sheet: String
  private let strings: SharedStrings
  private let styles: NumberStyles
  private let dates: SerialDate
  private let limits: WorkbookLimits

  private(set) var fault: WorkbookFault? { didSet { hasFault = fault != nil } }
  private(set) var hasFault = false
  private(set) var cells = SheetCells()
  private(set) var hiddenRows: [Int] = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var merges: [MergedRange] = []
  private(set) var markedCells = 0
  private(set) var formulasWithoutValue = 0
  private(set) var firstFormulaWithoutValue: CellPlace?

  private var level = Level.sheet
  /// Elements that are open and not known where they stand, an extension for example.
  private var unknownDepth = 0
  private var row = 0
  /// The place of the cell that is open, else of the last one.
  private var place = CellPlace(row: 0, column: -1)
  private var kind = Kind.number
  private var style = 0
  private var hasFormula = false
  private var hasValue = false
  private var firstByte = 0
  private var value: [UInt8] = []
  private var inline = RichText()

  init(
    sheet: String, strings: SharedStrings, styles: NumberStyles, dates: SerialDate, limits: WorkbookLimits
  ) {
    self.sheet = sheet
    self.strings = strings
    self.styles = styles
    self.dates = dates
    self.limits = limits
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard unknownDepth == 0 else {
      unknownDepth += 1
      return
    }
    switch (level, name) {
    case (.cell, .value):
      level = .value
      hasValue = true
    case (.row, .cell): startCell(attributes)
    case (.cell, .formula):
      level = .formula
      hasFormula = true
    case (.rows, .row): startRow(attributes)
    case (.cell, .inlineString):
      level = .inlineString
      hasValue = true
      inline.begin(cells.text)
    case (.inlineString, _): inline.start(name, attributes, cells.text)
    case (.sheet, .sheetData): level = .rows
    case (.sheet, .column): addColumns(attributes)
    case (.sheet, .mergedCell): addMerge(attributes)
    // What stands around the cells is not followed into its depth.
    case (.sheet, _): break
    default: unknownDepth = 1
    }
  }

  func end(_ name: XMLName) {
    guard unknownDepth == 0 else {
      unknownDepth -= 1
      return
    }
    switch (level, name) {
    case (.value, _), (.formula, _): level = .cell
    case (.cell, _):
      endCell()
      level = .row
    case (.row, _): level = .rows
    case (.rows, _): level = .sheet
    case (.inlineString, .inlineString):
      inline.finish(&cells.text)
      level = .cell
    case (.inlineString, _): inline.end(name, &cells.text)
    case (.sheet, _): break
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard unknownDepth == 0 else { return }
    if level == .value {
      value.append(bytes)
    } else if level == .inlineString, inline.takesText {
      cells.text.append(bytes)
    }
  }

  /// The cells, which are handed over: nothing is kept here.
  func takeCells() -> SheetCells {
    let taken = cells
    cells = SheetCells()
    return taken
  }

  private func startRow(_ attributes: XMLAttributes) {
    level = .row
    row = attributes.value("r") { $0.wholeNumber ?? -1 } ?? row + 1
    place = CellPlace(row: row, column: -1)
    guard (1...WorkbookLimits.rows).contains(row) else {
      let reference = attributes.text("r") ?? "\(row)"
      fault =
        row > 0
        ? .farReference(sheet: sheet, reference: reference)
        : .badReference(sheet: sheet, reference: reference)
      return
    }
    if attributes.isTrue("hidden") { hiddenRows.append(row) }
  }

  private func startCell(_ attributes: XMLAttributes) {
    level = .cell
    if let named = attributes.value("r", { CellPlace($0) }) {
      guard let named else {
        fault = .badReference(sheet: sheet, reference: attributes.text("r") ?? "")
        return
      }
      place = named
      row = named.row
    } else {
      place = CellPlace(row: row, column: place.column + 1)
    }
    guard place.isWithinSheet else {
      fault = .farReference(sheet: sheet, reference: place.description)
      return
    }
    kind = attributes.value("t", Self.kind) ?? .number
    style = attributes.wholeNumber("s") ?? 0
    hasFormula = false
    hasValue = false
    firstByte = cells.text.count
    value.removeAll(keepingCapacity: true)
    inline = RichText()
  }

  private static func kind(_ name: Span<UInt8>) -> Kind {
    if name.isEqual(to: "s") { return .shared }
    if name.isEqual(to: "n") { return .number }
    if name.isEqual(to: "b") { return .boolean }
    // Text of formulas, inline text, and errors by their names.
    return name.isEqual(to: "d") ? .day : .text
  }

  private func endCell() {
    if hasFormula, !hasValue || value.isEmpty && kind != .text {
      formulasWithoutValue += 1
      firstFormulaWithoutValue = min(firstFormulaWithoutValue ?? place, place)
    }
    guard cells.cells.count < limits.cells else {
      fault = .manyCells(sheet: sheet, limit: limits.cells)
      return
    }
    if kind == .shared {
      addShared()
      return
    }
    if !value.isEmpty {
      // A cell has a value or an inline string; of both, the value counts.
      cells.text.removeSubrange(firstByte...)
      appendValue()
    } else if inline.hasDroppedMark {
      markedCells += 1
    }
    cells.addText(from: firstByte, at: place)
  }

  private func addShared() {
    if value.isEmpty { return }
    guard let index = value.span.wholeNumber, index < strings.count else {
      let text = String(decoding: value, as: UTF8.self)
      fault = .unknownText(sheet: sheet, cell: place.description, index: text, count: strings.count)
      return
    }
    if strings.isMarked(index) { markedCells += 1 }
    if strings.text(index).contains(where: { $0 != Ascii.space }) { cells.addShared(index, at: place) }
  }

  private func appendValue() {
    switch kind {
    case .shared: preconditionFailure("a shared text is added by its number")
    case .boolean:
      switch value {
      case Array("1".utf8): cells.text += "TRUE".utf8
      case Array("0".utf8): cells.text += "FALSE".utf8
      default: cells.text += value
      }
    case .text:
      cells.text += value
      CellText.makeOneLine(&cells.text, from: firstByte)
    case .day: cells.text += Self.day(value)
    case .number:
      if styles.isDate(style), let date = dates.text(value) {
        cells.text += date.utf8
      } else {
        let digits = value
        PlainDecimal.append(digits.span, to: &cells.text)
      }
    }
  }

  /// The ISO 8601 text of a cell of dates, its time only where that is not midnight.
  private static func day(_ value: [UInt8]) -> [UInt8] {
    let midnight = "T00:00:00"
    guard value.count >= 10 + midnight.utf8.count, value[10..<19].elementsEqual(midnight.utf8),
      value[19...].allSatisfy({ ".0Z".utf8.contains($0) })
    else { return value }
    return Array(value[..<10])
  }

  private func addColumns(_ attributes: XMLAttributes) {
    guard attributes.isTrue("hidden"), let first = attributes.wholeNumber("min"),
      let last = attributes.wholeNumber("max"), first >= 1, first <= last
    else { return }
    hiddenColumns.append((first - 1)...(last - 1))
  }

  private func addMerge(_ attributes: XMLAttributes) {
    let reference = attributes.text("ref") ?? ""
    guard let range = attributes.value("ref", { MergedRange($0) }) ?? nil else {
      fault = .badReference(sheet: sheet, reference: reference)
      return
    }
    guard range.last.isWithinSheet else {
      fault = .farReference(sheet: sheet, reference: reference)
      return
    }
    guard merges.count < limits.merges else {
      fault = .manyMerges(sheet: sheet, limit: limits.merges)
      return
    }
    if range.first != range.last { merges.append(range) }
  }
}

extension SerialDate {
  /// The date that the number written in `digits` stands for, or nil.
  fileprivate func text(_ digits: [UInt8]) -> String? {
    Double(String(decoding: digits, as: UTF8.self)).flatMap { text($0) }
  }
}
