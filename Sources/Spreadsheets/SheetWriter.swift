import CXlsxWriter

/// Puts sheets into a workbook.
@unsafe
struct SheetWriter {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let styles: SheetStyles

  init(_ book: UnsafeMutablePointer<lxw_workbook>, _ styles: SheetStyles) {
    unsafe self.book = book
    unsafe self.styles = styles
  }

  /// Adds `sheet`; throws `SpreadsheetError` where its name or size cannot be.
  func write(_ sheet: Sheet) throws {
    guard let page = unsafe workbook_add_worksheet(book, sheet.name) else {
      throw SpreadsheetError.library(place: sheet.name, reason: "no name for a sheet")
    }
    for (place, column) in sheet.columns.enumerated() {
      let number = UInt16(place)
      try unsafe worksheet_set_column(page, number, number, column.width, nil).check(sheet.name)
      try unsafe worksheet_write_string(page, 0, number, column.heading.inCell, styles.heading)
        .check(sheet.name)
    }
    for (line, row) in sheet.rows.enumerated() {
      for (place, value) in row.enumerated() {
        let format = unsafe sheet.columns[place].numberFormat.map { unsafe styles.number($0) } ?? styles.text
        try unsafe write(value, to: page, UInt32(line + 1), UInt16(place), format).check(sheet.name)
      }
    }
    unsafe worksheet_freeze_panes(page, 1, 0)
    guard !sheet.columns.isEmpty else { return }
    let lastColumn = UInt16(sheet.columns.count - 1)
    try unsafe worksheet_autofilter(page, 0, 0, UInt32(sheet.rows.count), lastColumn).check(sheet.name)
    if sheet.rows.isEmpty { return }
    for (place, column) in sheet.columns.enumerated() {
      for rule in column.shades {
        try unsafe add(rule, to: page, UInt16(place), lastRow: UInt32(sheet.rows.count)).check(sheet.name)
      }
    }
  }

  private func write(
    _ value: Sheet.Value, to page: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16,
    _ format: SheetStyles.Format?
  ) -> lxw_error {
    switch value {
    case .empty: LXW_NO_ERROR
    // Always as a text, never as a formula or a link, whatever it begins with.
    case .text(let text): unsafe worksheet_write_string(page, row, column, text.inCell, format)
    case .number(let number):
      number.isFinite ? unsafe worksheet_write_number(page, row, column, number, format) : LXW_NO_ERROR
    }
  }

  private func add(
    _ rule: ShadeRule, to page: UnsafeMutablePointer<lxw_worksheet>, _ column: UInt16, lastRow: UInt32
  ) -> lxw_error {
    var format = unsafe lxw_conditional_format()
    unsafe format.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
    unsafe format.format = styles.shade(rule.shade)
    switch rule.condition {
    case .from(let low, let high):
      unsafe format.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_BETWEEN.rawValue)
      unsafe format.min_value = low
      // Between takes in its upper end, which belongs to the next shade.
      unsafe format.max_value = high.nextDown
      return unsafe worksheet_conditional_format_range(page, 1, column, lastRow, column, &format)
    case .text(let text):
      let quoted =
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      return unsafe quoted.withCString { quoted in
        unsafe format.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
        unsafe format.value_string = UnsafeMutablePointer(mutating: quoted)
        return unsafe worksheet_conditional_format_range(page, 1, column, lastRow, column, &format)
      }
    }
  }
}

extension String {
  /// The most characters that a cell holds.
  private static var mostInCell: Int { 32_767 }

  /// The text as a cell can hold it: what moves the cursor or turns the reading direction, and what XML has no place
  /// for, is shown as `�`; line breaks stay; what is too long ends in `…`.
  var inCell: String {
    var text = String.UnicodeScalarView()
    var length = 0
    for scalar in unicodeScalars {
      length += 1
      if length >= Self.mostInCell {
        text.append("…")
        break
      }
      switch scalar.value {
      case 0x0A: text.append(scalar)
      case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
