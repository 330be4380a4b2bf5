@testable import Ingestion

/// A workbook of any bytes is refused with a message, or its sheets are text whose lines are the rows of the sheet.
enum WorkbookInvariants {
  /// Less than of real workbooks, so that inputs are quick; what is checked is the same.
  private static let limits: WorkbookLimits = {
    var limits = WorkbookLimits()
    limits.partBytes = 1 << 22
    limits.smallPartBytes = 1 << 20
    limits.uncheckedBytes = 1 << 20
    limits.cells = 1 << 16
    limits.texts = 1 << 16
    limits.textBytes = 1 << 22
    limits.uncheckedFields = 1 << 18
    return limits
  }()

  /// An input that begins as ZIP is taken as it is. Of any other the parts between bytes 1E are the XML of a sheet, its
  /// shared texts, its styles and the workbook, in an archive that is in order: mutation keeps few archives whole.
  static func check(_ input: [UInt8]) throws {
    let bytes = input.starts(with: [0x50, 0x4B]) ? input : StoredArchive(parts: parts(of: input)).bytes
    guard let workbook = try? Workbook(bytes: bytes, name: "fuzz.xlsx", limits: limits) else { return }
    try require(!workbook.sheets.isEmpty, "a workbook without a sheet")
    for index in workbook.sheets.indices.prefix(4) {
      if let sheet = try? workbook.sheet(index) { try check(sheet) }
    }
  }

  private static func check(_ sheet: SheetText) throws {
    let bytes = sheet.bytes.span
    try require(sheet.bytes.count <= limits.textBytes, "\(sheet.bytes.count) bytes of text")
    try require(String(validating: sheet.bytes, as: UTF8.self) != nil, "the sheet is not UTF-8")
    var scanner = RecordScanner(delimiter: Ascii.comma, bytes: bytes)
    var fields: [FieldSpan] = []
    var width: Int?
    while let record = scanner.next(in: bytes, into: &fields) {
      try require(record.fault == nil && !record.isMultiline, "line \(record.line) is no row of its own")
      try require(fields.count == width ?? fields.count, "\(fields.count) fields in line \(record.line)")
      width = fields.count
    }
    for column in sheet.hiddenColumns { try require(column < width ?? 0, "hidden column \(column)") }
    for note in sheet.notes { try require(!note.isEmpty, "a note without words") }
  }

  private static func parts(of input: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    let own = input.split(separator: 0x1E, maxSplits: 3, omittingEmptySubsequences: false).map(Array.init)
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func links(_ links: [(id: String, part: String)]) -> [UInt8] {
      let elements = links.map { id, part in
        "<Relationship Id=\"\(id)\" Type=\"\(types)/\(id)\" Target=\"\(part)\"/>"
      }
      return Array("<Relationships>\(elements.joined())</Relationships>".utf8)
    }
    let contents =
      "<workbook xmlns:r=\"\(types)\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>"
    return [
      ("_rels/.rels", links([("officeDocument", "xl/workbook.xml")])),
      (
        "xl/_rels/workbook.xml.rels",
        links([
          ("worksheet", "sheet.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"),
        ])
      ),
      ("xl/sheet.xml", own[0]),
      ("xl/sharedStrings.xml", own.count > 1 ? own[1] : Array("<sst/>".utf8)),
      ("xl/styles.xml", own.count > 2 ? own[2] : Array("<styleSheet/>".utf8)),
      ("xl/workbook.xml", own.count > 3 ? own[3] : Array(contents.utf8)),
    ]
  }
}
