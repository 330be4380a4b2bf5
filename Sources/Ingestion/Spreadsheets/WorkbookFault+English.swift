import Observations

extension WorkbookFault {
  /// The problem and what to do.
  var sentenceInEnglish: String {
    switch self {
    case .notWorkbook: "is not an .xlsx workbook; save it as .xlsx or CSV"
    case .truncated: "is a ZIP archive that breaks off; fetch the file again"
    case .damaged(let part, let problem): damaged(part, problem)
    case .otherDocument(let kind): "is \(kind.name.english), which is not read; save it as .xlsx or CSV"
    case .archiveWithoutWorkbook: "is a ZIP archive without a workbook; name the file within"
    case .compoundFileWithoutWorkbook: "is an OLE 2 file without a workbook; save it as .xlsx or CSV"
    case .oldWorkbook: "is a workbook of Excel 97-2003 (.xls), which is not read; save it as .xlsx or CSV"
    case .passwordProtected: "opens with a password only; save it without one"
    case .hugePart(let part, let limit): "'\(part)' has more than \(limit) bytes; save the sheet as CSV"
    case .suspiciousCompression(let part, let limit):
      "'\(part)' is compressed more than \(limit) to 1, as no table is; if it is sound, save the sheet as CSV"
    case .documentType(let part):
      "'\(part)' declares a document type, as no workbook does; open the file in a spreadsheet and save it anew"
    case .malformed(let part, let line, let problem):
      "'\(part)' is not well-formed XML at line \(line) (\(problem)); \(Self.saveAnew)"
    case .deepNesting(let part, let line, let limit):
      "'\(part)' has more than \(limit) elements within each other at line \(line); \(Self.saveAnew)"
    case .hugeTag(let part, let line, let limit):
      "'\(part)' has a tag or comment of more than \(limit) bytes at line \(line); \(Self.saveAnew)"
    case .manyTexts(let part, let limit): "'\(part)' has more than \(limit) texts; save the sheet as CSV"
    case .missingPart(let part): "'\(part)' is missing in the workbook; \(Self.saveAnew)"
    case .noSheet: "has no sheet of cells"
    case .unknownSheet(let name, let nearest):
      "no sheet '\(name)'\(nearest.map { "; did you mean '\($0)'?" } ?? "")"
    case .badReference, .farReference, .unknownText, .sparse, .manyCells, .manyMerges, .longText,
      .overlappingMerges:
      sheetSentence
    }
  }

  private static let saveAnew = "open the file in a spreadsheet and save it anew"

  private func damaged(_ part: String?, _ problem: String) -> String {
    let subject = part.map { "'\($0)' is damaged" } ?? "is a damaged ZIP archive"
    return "\(subject) (\(problem)); fetch the file again"
  }

  private var sheetSentence: String {
    switch self {
    case .badReference(let sheet, let reference):
      "sheet '\(sheet)': '\(reference)' is no cell or range; \(Self.saveAnew)"
    case .farReference(let sheet, let reference):
      "sheet '\(sheet)': '\(reference)' lies beyond the last cell, XFD1048576; \(Self.saveAnew)"
    case .unknownText(let sheet, let cell, let index, let count):
      "sheet '\(sheet)': the cell \(cell) refers to text '\(index)' of \(count), counted from 0; \(Self.saveAnew)"
    case .sparse(let sheet, let filled, let fields):
      "sheet '\(sheet)': only \(filled) of \(fields) cells in use are filled; delete what stands far from the table"
    case .manyCells(let sheet, let limit):
      "sheet '\(sheet)': more than \(limit) cells are filled; save the sheet as CSV"
    case .manyMerges(let sheet, let limit):
      "sheet '\(sheet)': more than \(limit) ranges are merged; save the sheet as CSV"
    case .longText(let sheet, let limit):
      "sheet '\(sheet)': its text has more than \(limit) bytes; save the sheet as CSV"
    case .overlappingMerges(let sheet):
      "sheet '\(sheet)': merged ranges lie on each other; \(Self.saveAnew)"
    default: preconditionFailure("\(self) is not of a sheet")
    }
  }
}
