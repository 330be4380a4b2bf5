import Foundation
import Testing

@testable import Ingestion

private let one = WorkbookBuilder("<row><c><v>1</v></c></row>", strings: "<si><t>a</t></si>", styles: "")
private let anew = "open the file in a spreadsheet and save it anew"

@Suite("Workbooks that are refused, as whole text")
struct WorkbookErrorTests {
  @Test func theSoundOneIsRead() throws {
    #expect(try one.problem() == nil)
    #expect(try WorkbookBuilder.problem(one.bytes(isStored: true)) == nil)
  }

  @Test func filesOfAnotherKind() throws {
    func problem(_ parts: [(String, String)]) throws -> String? {
      WorkbookBuilder.problem(try WorkbookBuilder.archive(parts.map { ($0, Array($1.utf8)) }))
    }
    func office(_ part: String) -> [(String, String)] {
      [
        (
          "_rels/.rels",
          WorkbookBuilder.links(
            "<Relationship Id='a' Type='\(WorkbookBuilder.types)/officeDocument' Target='\(part)'/>")
        )
      ]
    }
    let ods = "application/vnd.oasis.opendocument"
    let instead = "which is not read; save it as .xlsx or CSV"
    let none = "book.xlsx: is a ZIP archive without a workbook; name the file within"
    #expect(WorkbookBuilder.problem([]) == "book.xlsx: is empty; a header line and rows are expected")
    #expect(
      WorkbookBuilder.problem(Array("unit,year".utf8))
        == "book.xlsx: is not an .xlsx workbook; save it as .xlsx or CSV")
    #expect(
      try problem([("mimetype", "\(ods).spreadsheet")])
        == "book.xlsx: is an OpenDocument spreadsheet (.ods), \(instead)")
    #expect(
      try problem([("mimetype", "\(ods).text")]) == "book.xlsx: is an OpenDocument text (.odt), \(instead)")
    #expect(try problem([("mimetype", "\(ods).chart")]) == "book.xlsx: is an OpenDocument file, \(instead)")
    #expect(try problem(office("word/document.xml")) == "book.xlsx: is a Word document (.docx), \(instead)")
    #expect(try problem(office("ppt/presentation.xml")) == "book.xlsx: is a presentation (.pptx), \(instead)")
    #expect(try problem(office("xl/workbook.bin")) == "book.xlsx: is a binary workbook (.xlsb), \(instead)")
    #expect(try problem([("mimetype", "application/epub+zip")]) == none)
    #expect(try problem([("counts.csv", "unit,year")]) == none)
    #expect(try problem([("_rels/.rels", WorkbookBuilder.links(""))]) == none)
  }

  @Test(
    "OLE 2 files",
    arguments: [
      ("EncryptedPackage", "opens with a password only; save it without one"),
      ("Workbook", "is a workbook of Excel 97-2003 (.xls), which is not read; save it as .xlsx or CSV"),
      ("Book", "is a workbook of Excel 97-2003 (.xls), which is not read; save it as .xlsx or CSV"),
      ("WordDocument", "is a Word document (.doc), which is not read; save it as .xlsx or CSV"),
      ("Workbooks", "is an OLE 2 file without a workbook; save it as .xlsx or CSV"),
    ])
  func compoundFiles(_ stream: String, _ problem: String) {
    func entry(_ name: String, type: UInt8) -> [UInt8] {
      let letters = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      return letters + [UInt8](repeating: 0, count: 64 - letters.count) + [UInt8(letters.count + 2), 0, type]
        + [UInt8](repeating: 0, count: 61)
    }
    let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let header = magic + [UInt8](repeating: 0, count: 1016)
    // A folder of the name is no stream of it.
    let file = header + entry("Root Entry", type: 5) + entry("Book", type: 1) + entry(stream, type: 2)
    #expect(WorkbookBuilder.problem(file) == "book.xlsx: \(problem)")
    #expect(
      WorkbookBuilder.problem(magic)
        == "book.xlsx: is an OLE 2 file without a workbook; save it as .xlsx or CSV")
  }

  @Test func damage() throws {
    let sound = try one.bytes(isStored: true)
    for count in [4, 100, sound.count / 2, sound.count - 30] {
      #expect(
        WorkbookBuilder.problem(Array(sound[..<count]))
          == "book.xlsx: is a ZIP archive that breaks off; fetch the file again")
    }
    let cell = Array("<v>1</v>".utf8)
    let place = sound.indices.first { sound[$0...].starts(with: cell) }!
    var changed = sound
    changed[place + 3] = UInt8(ascii: "2")
    #expect(
      WorkbookBuilder.problem(changed)
        == "book.xlsx: 'xl/worksheets/sheet0.xml' is damaged (CRC error); fetch the file again")
    // The signature of the last entry of the directory.
    var moved = sound
    let entry = sound.indices.last { sound[$0...].starts(with: [0x50, 0x4B, 1, 2]) }!
    moved[entry] ^= 1
    #expect(
      WorkbookBuilder.problem(moved)
        == "book.xlsx: is a damaged ZIP archive (its directory cannot be read); fetch the file again")
  }

  @Test func everyCutAndEveryChangedByteIsAnswered() throws {
    // Nothing to compare with but the absence of a crash; a change may also leave the workbook sound.
    for isStored in [true, false] {
      let sound = try one.bytes(isStored: isStored)
      for place in sound.indices {
        var changed = sound
        changed[place] = changed[place] &+ 128
        _ = WorkbookBuilder.problem(changed)
        #expect(WorkbookBuilder.problem(Array(sound[..<place])) != nil)
      }
    }
  }

  @Test func passwords() throws {
    let parts = one.parts.map { ($0, Array($1.utf8)) }
    #expect(
      WorkbookBuilder.problem(try WorkbookBuilder.archive(parts, password: "x"))
        == "book.xlsx: opens with a password only; save it without one")
  }

  @Test func bombs() throws {
    var bomb = one
    bomb.sheets[0].after = String(repeating: " ", count: 20 << 20)
    #expect(
      try bomb.problem()
        == "book.xlsx: 'xl/worksheets/sheet0.xml' is compressed more than 500 to 1, as no table is; "
        + "if it is sound, save the sheet as CSV")
    var large = one
    large.properties = String(repeating: " ", count: 1 << 26)
    #expect(
      try WorkbookBuilder.problem(large.bytes(isStored: true))
        == "book.xlsx: 'xl/workbook.xml' has more than 67108864 bytes; save the sheet as CSV")
    // Twenty megabytes that do not inflate are read.
    #expect(try WorkbookBuilder.problem(bomb.bytes(isStored: true)) == nil)
  }

  @Test(
    "a document type in any part",
    arguments: [
      "xl/worksheets/sheet0.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
    ])
  func documentTypes(_ part: String) throws {
    let laughs = (1...9).map { level in
      "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
    }
    for type in [
      "<!DOCTYPE a [<!ENTITY l0 \"lol\">\(laughs.joined())]>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
      "<!DOCTYPE a>",
    ] {
      var builder = one
      let content = builder.parts.first { $0.0 == part }!.1.replacing("<v>1", with: "<v>&l9;")
      builder.changes[part] = type + content
      #expect(
        try builder.problem() == "book.xlsx: '\(part)' declares a document type, as no workbook does; \(anew)"
      )
    }
  }

  @Test(
    "XML that is not well-formed",
    arguments: [
      ("<worksheet>\n<sheetData>\n</worksheet>", 3, "mismatched tag"),
      ("<worksheet>\n\n<sheetData>", 3, "no element found"), ("", 1, "no element found"),
      ("<a>&lol;</a>", 1, "undefined entity"), ("<a>\n<b c=1/></a>", 2, "not well-formed (invalid token)"),
      ("<?xml version='1.0' encoding='x-odd'?><a/>", 1, "unknown encoding"),
      ("<a/><b/>", 1, "junk after document element"),
    ])
  func malformed(_ content: String, _ line: Int, _ problem: String) throws {
    var builder = one
    builder.changes["xl/worksheets/sheet0.xml"] = content
    #expect(
      try builder.problem()
        == "book.xlsx: 'xl/worksheets/sheet0.xml' is not well-formed XML at line \(line) (\(problem)); \(anew)"
    )
  }

  @Test func nestingAndLength() throws {
    var builder = one
    builder.sheets[0].after = String(repeating: "\n<a>", count: 255) + String(repeating: "</a>", count: 255)
    #expect(try builder.problem() == nil)
    builder.sheets[0].after = String(repeating: "\n<a>", count: 256) + String(repeating: "</a>", count: 256)
    #expect(
      try builder.problem()
        == "book.xlsx: 'xl/worksheets/sheet0.xml' has more than 256 elements within each other at line 257; \(anew)"
    )
    let filling = String(repeating: "x", count: 2 << 20)
    for tag in ["<a b='\(filling)'/>", "<!--\(filling)-->", "<?a \(filling)?>"] {
      builder.sheets[0].after = tag
      #expect(
        try builder.problem()
          == "book.xlsx: 'xl/worksheets/sheet0.xml' has a tag or comment of more than 1048576 bytes at line 1; \(anew)"
      )
    }
    builder.sheets[0].after = "<a>\(filling)</a>"
    #expect(try builder.problem() == nil)
  }

  @Test(
    "parts that are missing",
    arguments: [
      "xl/worksheets/sheet0.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
    ])
  func missingParts(_ part: String) throws {
    var builder = one
    builder.changes[part] = .some(nil)
    #expect(try builder.problem() == "book.xlsx: '\(part)' is missing in the workbook; \(anew)")
  }

  @Test func sheetsThatAreNotThere() throws {
    var builder = one
    builder.changes["xl/_rels/workbook.xml.rels"] = WorkbookBuilder.links("")
    #expect(try builder.problem() == "book.xlsx: 'xl/workbook.xml#rId0' is missing in the workbook; \(anew)")
    builder = one
    builder.sheets = []
    #expect(try builder.problem() == "book.xlsx: has no sheet of cells")

    let workbook = try one.workbook()
    for (name, problem) in [("Date", "no sheet 'Date'; did you mean 'Data'?"), ("zzzz", "no sheet 'zzzz'")] {
      let error = #expect(throws: IngestionError.self) { try workbook.index(ofSheet: name) }
      #expect(error?.description == "book.xlsx: \(problem)")
    }
  }

  @Test(
    "cells and ranges that no sheet has",
    arguments: [
      ("<row r='1048577'/>", "", "'1048577' lies beyond the last cell, XFD1048576"),
      ("<row r='0'/>", "", "'0' is no cell or range"), ("<row r='x'/>", "", "'x' is no cell or range"),
      ("<row r='99999999999999999999'/>", "", "'99999999999999999999' is no cell or range"),
      ("<row><c r='XFE1'/></row>", "", "'XFE1' lies beyond the last cell, XFD1048576"),
      ("<row><c r='XFD1'/><c/></row>", "", "'XFE1' lies beyond the last cell, XFD1048576"),
      ("<row><c r='A1048577'/></row>", "", "'A1048577' lies beyond the last cell, XFD1048576"),
      ("<row><c r='A0'/></row>", "", "'A0' is no cell or range"),
      ("<row><c r='AAAAAAAAA1'/></row>", "", "'AAAAAAAAA1' is no cell or range"),
      ("<row><c r='1'/></row>", "", "'1' is no cell or range"),
      ("<row><c r=''/></row>", "", "'' is no cell or range"),
      ("", "A1:XFE2", "'A1:XFE2' lies beyond the last cell, XFD1048576"),
      ("", "B2:A1", "'B2:A1' is no cell or range"), ("", "A1:", "'A1:' is no cell or range"),
    ])
  func references(_ rows: String, _ merge: String, _ problem: String) throws {
    var builder = WorkbookBuilder(rows)
    if !merge.isEmpty { builder.sheets[0].after = "<mergeCell ref='\(merge)'/>" }
    #expect(try builder.problem() == "book.xlsx: sheet 'Data': \(problem); \(anew)")
  }

  @Test func textsThatAreNotThere() throws {
    for index in ["1", "-1", "x"] {
      var builder = one
      builder.sheets[0].rows = "<row r='7'><c r='B7' t='s'><v>\(index)</v></c></row>"
      #expect(
        try builder.problem()
          == "book.xlsx: sheet 'Data': the cell B7 refers to text '\(index)' of 1, counted from 0; \(anew)")
    }
  }

  @Test func sparseSheets() throws {
    func diagonal(_ count: Int) -> WorkbookBuilder {
      WorkbookBuilder(
        (0..<count).map { "<row><c r='\(CellPlace(row: $0 + 1, column: $0))'><v>1</v></c></row>" }.joined())
    }
    #expect(try diagonal(2000).problem() == nil)
    #expect(
      try diagonal(2001).problem()
        == "book.xlsx: sheet 'Data': only 2001 of 4004001 cells in use are filled; delete what stands far from the table"
    )
  }

  @Test func rangesOnEachOther() throws {
    var builder = one
    builder.sheets[0].rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='C2'><v>3</v></c></row>"
    builder.sheets[0].after = "<mergeCell ref='A1:C2'/>"
    #expect(try builder.text() == "1,1,1\n1,1,1\n")
    builder.sheets[0].after += String(repeating: "<mergeCell ref='B1:C2'/>", count: 1)
    #expect(
      try builder.problem() == "book.xlsx: sheet 'Data': merged ranges lie on each other; \(anew)")
    // The largest range there is, and what it costs: the cells in use.
    builder.sheets[0].after = "<mergeCell ref='A1:XFD1048576'/>"
    #expect(try builder.text() == "1,1,1\n1,1,1\n")
  }

  @Test func limitsOfNumber() throws {
    let rows = "<row><c t='s'><v>0</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    let merges = "<mergeCell ref='A4:A5'/><mergeCell ref='A6:A7'/>"
    let bytes = try WorkbookBuilder(rows, strings: "<si><t>a</t></si><si/>", after: merges).bytes()
    func problem(_ change: (inout WorkbookLimits) -> Void) -> String? {
      var limits = WorkbookLimits()
      change(&limits)
      do {
        _ = try Workbook(bytes: bytes, name: "book.xlsx", limits: limits).sheet(0)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(
      problem { $0.cells = 2 }
        == "book.xlsx: sheet 'Data': more than 2 cells are filled; save the sheet as CSV")
    #expect(
      problem { $0.merges = 1 }
        == "book.xlsx: sheet 'Data': more than 1 ranges are merged; save the sheet as CSV")
    #expect(
      problem { $0.texts = 1 }
        == "book.xlsx: 'xl/sharedStrings.xml' has more than 1 texts; save the sheet as CSV")
    #expect(
      problem { $0.textBytes = 6 }
        == "book.xlsx: sheet 'Data': its text has more than 6 bytes; save the sheet as CSV")
    #expect(
      problem { $0.partBytes = 99 }
        == "book.xlsx: 'xl/worksheets/sheet0.xml' has more than 99 bytes; save the sheet as CSV")
    #expect(
      problem { limits in
        (limits.cells, limits.merges, limits.texts, limits.textBytes) = (3, 2, 2, 7)
      } == nil)
  }

  @Test func paths() throws {
    let folder = try DataFolder()
    try folder.write(Data(try one.bytes()), to: "book.xlsx")
    #expect(try Workbook(path: folder.path("book.xlsx"), name: "b").sheet(0).bytes == Array("1\n".utf8))
    for (name, problem) in [("none.xlsx", "no such file"), ("", "is a folder, not a file")] {
      let error = #expect(throws: IngestionError.self) { try Workbook(path: folder.path(name), name: "b") }
      #expect(error?.description == "b: \(problem)")
    }
  }
}
