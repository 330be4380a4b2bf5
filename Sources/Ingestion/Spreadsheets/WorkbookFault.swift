/// Why a workbook, or a sheet of it, cannot be used.
public enum WorkbookFault: Error, Sendable, Hashable {
  /// The file is neither a ZIP nor an OLE 2 file.
  case notWorkbook
  /// The file begins as a ZIP archive and has no directory at its end.
  case truncated
  /// The archive, or `part` of it, is damaged, in the words of libzip.
  case damaged(part: String?, problem: String)
  /// The file is a document of another kind.
  case otherDocument(ForeignDocument)
  /// The file is a ZIP archive of something else.
  case archiveWithoutWorkbook
  /// The file is an OLE 2 file of something else.
  case compoundFileWithoutWorkbook
  /// The file is a workbook of Excel 97-2003.
  case oldWorkbook
  /// The workbook opens with a password only.
  case passwordProtected
  /// A part has more than `limit` bytes.
  case hugePart(String, limit: Int)
  /// A part was compressed to less than 1 in `limit`.
  case suspiciousCompression(part: String, limit: Int)
  /// A part declares a document type.
  case documentType(part: String)
  /// A part is not well-formed, in the words of Expat.
  case malformed(part: String, line: Int, problem: String)
  /// A part has more than `limit` elements within each other.
  case deepNesting(part: String, line: Int, limit: Int)
  /// A part has a tag, comment or instruction of more than `limit` bytes.
  case hugeTag(part: String, line: Int, limit: Int)
  /// A part that the workbook names is not there.
  case missingPart(String)
  /// There is no sheet of cells.
  case noSheet
  /// There is no sheet of the name.
  case unknownSheet(String, nearest: String?)
  /// A reference to a cell or range that cannot be read.
  case badReference(sheet: String, reference: String)
  /// A row or cell outside 1,048,576 rows and 16,384 columns.
  case farReference(sheet: String, reference: String)
  /// A cell refers to a text that is not in the list of `count` texts.
  case unknownText(sheet: String, cell: String, index: String, count: Int)
  /// The used range has `fields` cells, of which `filled` hold anything.
  case sparse(sheet: String, filled: Int, fields: Int)
  /// A sheet has more than `limit` filled cells.
  case manyCells(sheet: String, limit: Int)
  /// A sheet has more than `limit` merged ranges.
  case manyMerges(sheet: String, limit: Int)
  /// The cells of a workbook share more than `limit` texts.
  case manyTexts(part: String, limit: Int)
  /// The text of a sheet has more than `limit` bytes.
  case longText(sheet: String, limit: Int)
  /// Merged ranges lie on each other.
  case overlappingMerges(sheet: String)
}
