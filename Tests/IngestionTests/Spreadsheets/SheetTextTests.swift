import Testing

@testable import Ingestion

@Suite("Sheets as text")
struct SheetTextTests {
  @Test func linesAndFieldsAreRowsAndColumns() throws {
    let rows = """
      <row r="2"><c r="B2"><v>1</v></c></row>
      <row r="4"><c r="A4"><v>2</v></c><c r="C4"><v>3</v></c><c r="D4" s="0"/></row><row r="9"><c r="A9"/></row>
      """
    #expect(try WorkbookBuilder(rows).text() == "\n,1,\n\n2,,3\n")
    #expect(try WorkbookBuilder("").text() == "")
    #expect(try WorkbookBuilder("<row r=\"3\"><c r=\"XFD3\"/></row>").text() == "")
  }

  @Test(
    "what a cell becomes",
    arguments: [
      ("<c t='s'><v>0</v></c>", "Hạ Long"),
      ("<c t='inlineStr'><is><t>Hạ Long</t></is></c>", "Hạ Long"),
      ("<c t='inlineStr'><is><r><rPr><b/></rPr><t>Hạ </t></r><r><t>Long</t></r></is></c>", "Hạ Long"),
      ("<c t='str'><f>A1</f><v>Hạ Long</v></c>", "Hạ Long"),
      ("<c t='str'><v>Hạ &amp; Long</v></c>", "Hạ & Long"),
      ("<c t='b'><v>1</v></c>", "TRUE"), ("<c t='b'><v>0</v></c>", "FALSE"),
      ("<c t='e'><f>A1</f><v>#REF!</v></c>", "#REF!"),
      ("<c><f>1+1</f><v>2</v></c>", "2"),
      ("<c t='n'><v>67</v></c>", "67"), ("<c><v>67.0</v></c>", "67"), ("<c><v>1.0E3</v></c>", "1000"),
      ("<c><v>0.1</v></c>", "0.1"), ("<c><v>33.329999999999998</v></c>", "33.33"),
      ("<c><v>1.234</v></c>", "1.2340"), ("<c><v>1234.567</v></c>", "1234.5670"),
      ("<c><v>-0.125</v></c>", "-0.1250"), ("<c><v>1.5E-3</v></c>", "0.0015"),
      ("<c><v>1E-3</v></c>", "0.0010"),
      ("<c><v>12.3456</v></c>", "12.3456"), ("<c><v>-5</v></c>", "-5"), ("<c><v>0</v></c>", "0"),
      ("<c><v>-0</v></c>", "0"), ("<c><v>-0.5</v></c>", "-0.5"), ("<c><v>0.50</v></c>", "0.5"),
      ("<c><v>00.5</v></c>", "0.5"),
      ("<c><v>5.</v></c>", "5"), ("<c><v>.5</v></c>", "0.5"), ("<c><v>-</v></c>", "-"),
      ("<c><v>1.2.3</v></c>", "1.2.3"),
      ("<c><v>0.0</v></c>", "0"), ("<c><v>123456789012.345</v></c>", "123456789012.3450"),
      ("<c><v>007</v></c>", "7"), ("<c><v>1E20</v></c>", "100000000000000000000"),
      ("<c><v>12345678901234567</v></c>", "12345678901234568"), ("<c><v>1e-7</v></c>", "0.0000001"),
      ("<c><v>1e300</v></c>", "1e+300"), ("<c><v>many</v></c>", "many"), ("<c><v>nan</v></c>", "nan"),
      ("<c t='str'><v>1.234</v></c>", "1.234"), ("<c t='str'><v>06649</v></c>", "06649"),
      ("<c t='str'><v>a,b</v></c>", "\"a,b\""), ("<c t='str'><v>a;b</v></c>", "\"a;b\""),
      ("<c t='str'><v>a\"b</v></c>", "\"a\"\"b\""), ("<c t='str'><v>a&#9;b</v></c>", "\"a\tb\""),
      ("<c t='str'><v>Phường&#10;Hà&#13;&#10;Khánh&#13;xa</v></c>", "Phường Hà Khánh xa"),
      ("<c t='str'><v>a_x000D__x000A_b_x0041_c_x0007_d</v></c>", "a bAc d"),
      (
        "<c t='str'><v>_x005F_x0041_ _xD83D__xDE00_ _xD83D_ _xZZZZ_ _x004</v></c>",
        "_x0041_ 😀 _xD83D_ _xZZZZ_ _x004"
      ),
      ("<c t='str'><v> a </v></c>", " a "),
      ("<c t='d'><v>2023-05-17</v></c>", "2023-05-17"),
      ("<c t='d'><v>2023-05-17T00:00:00.000Z</v></c>", "2023-05-17"),
      ("<c t='d'><v>2023-05-17T08:30:00</v></c>", "2023-05-17T08:30:00"),
      ("<c><v>5</v><extLst><ext><v>9</v><c><v>8</v></c></ext></extLst></c>", "5"),
    ])
  func cell(_ cell: String, _ text: String) throws {
    let builder = WorkbookBuilder("<row>\(cell)</row>", strings: "<si><t>Hạ Long</t></si>")
    #expect(try builder.text() == "\(text)\n")
    // The same content with a prefix before every name.
    let prefixed =
      "<x:worksheet xmlns:x='\(WorkbookBuilder.transitional)'><x:sheetData><x:row>"
      + cell.replacing(/<(\/?)([a-zA-Z])/) { "<\($0.1)x:\($0.2)" } + "</x:row></x:sheetData></x:worksheet>"
    var other = builder
    other.changes["xl/worksheets/sheet0.xml"] = prefixed
    #expect(try other.text() == "\(text)\n")
  }

  @Test(
    "a cell that is blank",
    arguments: ["<c/>", "<c t='s'/>", "<c t='str'><v>  </v></c>", "<c><f>1+1</f></c>"])
  func blank(_ cell: String) throws {
    #expect(try WorkbookBuilder("<row>\(cell)<c><v>1</v></c></row>").text() == ",1\n")
  }

  @Test func richTextAndFootnoteMarks() throws {
    let mark = "<r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>"
    let strings = """
      <si><r><t>Rob</t></r><r><rPr><b/></rPr><t>bery</t></r>\(mark)</si>
      <si><t>漢字</t><rPh sb="0" eb="1"><t>かんじ</t></rPh><phoneticPr fontId="1"/></si>
      <si><r><rPr><vertAlign val='subscript'/></rPr><t>low</t></r><r><rPr><vertAlign val="baseline"/></rPr><t>er</t></r></si>
      <si/><si>\(mark)</si>
      """
    let rows =
      "<row>" + (0...4).map { "<c t='s'><v>\($0)</v></c>" }.joined()
      + "<c t='inlineStr'><is><r><t>Theft</t></r>\(mark)<r><t>, all</t></r></is></c></row>"
      + "<row><c t='s'><v>0</v></c></row>"
    let sheet = try WorkbookBuilder(rows, strings: strings).sheet()
    #expect(
      String(decoding: sheet.bytes, as: UTF8.self)
        == "Robbery,漢字,lower,,,\"Theft, all\"\nRobbery,,,,,\n")
    #expect(sheet.markedCells == 4)
  }

  @Test func formulasWithoutValueAreCounted() throws {
    let rows = """
      <row><c r="B1"><f>1</f></c><c r="C1"><f>1</f><v></v></c><c r="D1" t="str"><f>1</f><v></v></c></row>
      <row><c r="A2"><f>1</f><v>1</v></c><c r="B2"><v/></c></row><row r="1"><c r="A1"><f>1</f></c></row>
      """
    let sheet = try WorkbookBuilder(rows).sheet()
    #expect(sheet.formulasWithoutValue == 3)
    #expect(sheet.firstFormulaWithoutValue?.description == "A1")
    #expect(String(decoding: sheet.bytes, as: UTF8.self) == "\n1\n")
  }

  @Test func cellsWithoutPlaceAndOutOfOrder() throws {
    let rows = """
      <row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row>
      <row r="5"><c r="B5"><v>6</v></c><c r="A5"><v>5</v></c></row>
      <row><c><v>7</v></c></row><row r="3"><c><v>4</v></c></row><row><c r="A5"><v>9</v></c></row>
      <row><c><v>8</v></c></row>
      """
    // The last row follows the row that its neighbour's cell names.
    #expect(try WorkbookBuilder(rows).text() == "1,,2,3\n\n4,,,\n\n9,6,,\n8,,,\n")
  }

  @Test func mergedRanges() throws {
    func row(_ number: Int, _ cells: [String: String]) -> String {
      "<row r='\(number)'>"
        + cells.sorted { $0.key < $1.key }.map { "<c r='\($0)\(number)' t='str'><v>\($1)</v></c>" }.joined()
        + "</row>"
    }
    let rows =
      row(1, ["A": "Title"]) + row(2, ["A": "District", "B": "Unit", "C": "Cases"])
      + row(3, ["C": "2022", "D": "2023"])
      + row(4, ["A": "Hạ Long", "B": "x", "C": "1", "D": "2"]) + row(5, ["B": "y", "C": "3", "D": "4"])
      + row(6, ["A": "hidden", "B": "z"]) + row(9, ["B": "end"])
    let merges = ["C2:D2", "A2:A3", "B2:B3", "A1:Z1", "A4:A7", "C9:D9", "A8:A8"]
    let sheet = try WorkbookBuilder(
      rows, after: "<mergeCells>\(merges.map { "<mergeCell ref='\($0)'/>" }.joined())</mergeCells>"
    ).sheet()
    #expect(
      String(decoding: sheet.bytes, as: UTF8.self) == """
        Title,Title,Title,Title
        District,Unit,Cases,Cases
        District,Unit,2022,2023
        Hạ Long,x,1,2
        Hạ Long,y,3,4
        Hạ Long,z,,


        ,end,,

        """)
    #expect(
      sheet.merges.map { "\($0.first):\($0.last)" } == ["A1:Z1", "A2:A3", "B2:B3", "C2:D2", "A4:A7", "C9:D9"])
  }

  @Test func hiddenRowsAndColumns() throws {
    let rows = """
      <row hidden="1"><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row><row hidden="1"/>
      <row hidden="0"><c><v>1</v></c></row><row hidden="true"><c><v>1</v></c></row>
      """
    let sheet = try WorkbookBuilder(
      rows,
      before:
        "<cols><col min='2' max='2' hidden='1'/><col min='1' max='1'/><col min='3' max='99' hidden='true'/></cols>"
    ).sheet()
    #expect(sheet.hiddenRows == [1, 4])
    #expect(sheet.hiddenColumns == [1, 2])
  }

  @Test func sheetsByName() throws {
    var builder = WorkbookBuilder("<row><c><v>1</v></c></row>")
    builder.sheets.append(.init(name: "Bảng &amp; 2", rows: "<row><c><v>2</v></c></row>", state: "hidden"))
    builder.sheets.append(.init(name: "Macro", rows: "", state: "veryHidden"))
    builder.sheets.append(.init(name: "Last", rows: "<row><c><v>4</v></c></row>", state: "visible"))
    for isStrict in [false, true] {
      builder.isStrict = isStrict
      let workbook = try builder.workbook()
      #expect(workbook.sheets.map(\.name) == ["Data", "Bảng & 2", "Macro", "Last"])
      #expect(workbook.sheets.map(\.isHidden) == [false, true, true, false])
      // In any order, and again.
      for (index, text) in [(3, "4\n"), (0, "1\n"), (2, ""), (1, "2\n"), (0, "1\n")] {
        let sheet = try workbook.sheet(index)
        #expect(String(decoding: sheet.bytes, as: UTF8.self) == text)
        #expect(sheet.name == workbook.sheets[index].name)
      }
      #expect(try workbook.index(ofSheet: "Bảng & 2") == 1)
      #expect(try workbook.index(ofSheet: "LAST") == 3)
    }
  }

  @Test func chartsAreNoSheetsOfCells() throws {
    var builder = WorkbookBuilder("<row><c><v>1</v></c></row>")
    builder.sheets.append(.init(name: "Second", rows: "<row><c><v>2</v></c></row>"))
    builder.changes["xl/_rels/workbook.xml.rels"] = WorkbookBuilder.links(
      "<Relationship Id='rId0' Type='\(WorkbookBuilder.types)/chartsheet' Target='chartsheets/sheet1.xml'/>"
        + "<Relationship Id='rId1' Type='\(WorkbookBuilder.types)/worksheet' Target='../xl/./worksheets/SHEET1.xml'/>"
    )
    let workbook = try builder.workbook()
    #expect(workbook.sheets.map(\.name) == ["Second"])
    #expect(try workbook.sheet(0).bytes == Array("2\n".utf8))
  }

  @Test func aLoneCellFarAway() throws {
    let sheet = try WorkbookBuilder("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>").sheet()
    #expect(sheet.bytes.count == 1_048_575 + 16_383 + 2)
    #expect(sheet.bytes.suffix(3) == Array(",1\n".utf8))
  }

  @Test func longTextsInPieces() throws {
    // Longer than what is read at a time, so that every text is cut somewhere.
    let long = String(repeating: "Hạ Long_x0041_ &amp; ", count: 20_000)
    let rows = "<row><c t='str'><v>\(long)</v></c><c t='inlineStr'><is><t>\(long)</t></is></c></row>"
    let expected = String(repeating: "Hạ LongA & ", count: 20_000)
    #expect(try WorkbookBuilder(rows).text() == "\(expected),\(expected)\n")
  }
}
