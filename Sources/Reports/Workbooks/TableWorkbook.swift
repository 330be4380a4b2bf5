public import Observations
import Spreadsheets

/// Tables as the sheets of one workbook (.xlsx), with a last sheet that says what every column means.
public struct TableWorkbook: Sendable {
  private let title: String
  private let sheets: [(name: String, table: Table)]
  private let language: Language

  /// A workbook of `sheets`, one or more, each under a name of 1…31 characters.
  public init(title: String, sheets: [(name: String, table: Table)], language: Language) {
    precondition(!sheets.isEmpty, "a workbook without a table")
    self.title = title
    self.sheets = sheets
    self.language = language
  }

  /// The bytes of the file, the same for the same tables. Throws `WorkbookError`.
  public func bytes() throws -> [UInt8] {
    let pages = sheets.map { $0.table.sheet(named: $0.name, language) }
    let codebook = CodebookTable(sheets, language: language).table.sheet(named: "readme", language)
    do {
      return try Spreadsheet(title: title.onOneLine, sheets: pages + [codebook]).bytes()
    } catch let error as SpreadsheetError {
      throw WorkbookError(place: error.place, reason: error.reason)
    }
  }
}

/// Why a workbook could not be made.
public struct WorkbookError: Error, Sendable, Hashable {
  /// The sheet, or the temporary file.
  public let place: String
  /// The library's own words.
  public let reason: String

  /// One line.
  public func sentence(_ language: Language) -> String {
    language(
      vi: "không tạo được bảng tính (\(place)): \(reason)",
      en: "cannot make the workbook (\(place)): \(reason)")
  }
}
