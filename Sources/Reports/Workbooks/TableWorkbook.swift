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
      throw WorkbookError(error)
    }
  }
}

/// Why a workbook could not be made.
public struct WorkbookError: Error, Sendable, Hashable {
  private let cause: SpreadsheetError

  init(_ cause: SpreadsheetError) { self.cause = cause }

  /// One line.
  public func sentence(_ language: Language) -> String {
    switch cause {
    case .tooManyRows(let sheet, let count):
      let most = grouped(Spreadsheet.mostRows - 1, language)
      return language(
        vi:
          "bảng '\(sheet)' có \(grouped(count, language)) dòng, tệp .xlsx chứa nhiều nhất \(most); hãy dùng --format csv",
        en: "the table '\(sheet)' has \(grouped(count, language)) rows, an .xlsx file holds \(most) at most; "
          + "use --format csv")
    case .system(let folder, let code):
      let fault = SystemFault(code: code)
      return language(
        vi: "không tạo được bảng tính trong \(folder): \(fault.words(.vi))",
        en: "cannot make the workbook in \(folder): \(fault.words(.en))")
    case .library(let place, let reason):
      return language(
        vi: "không tạo được bảng tính (\(place)): \(reason)",
        en: "cannot make the workbook (\(place)): \(reason)")
    }
  }
}
