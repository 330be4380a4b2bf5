import Testing

@testable import Ingestion

@Suite("Dates of spreadsheets")
struct SpreadsheetDateTests {
  @Test(
    "the 1900 system, its day that never was among it",
    arguments: [
      ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"), ("61", "1900-03-01"),
      ("45063", "2023-05-17"), ("45063.0", "2023-05-17"), ("45063.354166666664", "2023-05-17T08:30:00"),
      ("45063.999999", "2023-05-18"), ("0.5", "12:00:00"), ("0", "0"), ("-1", "-1"),
      ("2958465", "9999-12-31"),
      ("2958466", "2958466"), ("1e9", "1000000000"), ("x", "x"),
    ])
  func from1900(_ serial: String, _ text: String) throws {
    let styles = WorkbookBuilder.styles([0, 14])
    let rows = "<row><c s='1'><v>\(serial)</v></c><c s='0'><v>7</v></c></row>"
    #expect(try WorkbookBuilder(rows, styles: styles).text() == "\(text),7\n")
  }

  @Test(
    "the 1904 system",
    arguments: [
      ("0", "1904-01-01"), ("43601", "2023-05-17"), ("2957003", "9999-12-31"), ("2957004", "2957004"),
    ])
  func from1904(_ serial: String, _ text: String) throws {
    var builder = WorkbookBuilder(
      "<row><c s='0'><v>\(serial)</v></c></row>", styles: WorkbookBuilder.styles([14]))
    builder.properties = "<workbookPr date1904='1'/>"
    #expect(try builder.text() == "\(text)\n")
  }

  @Test func builtInFormats() throws {
    let ids = Array(0...60)
    let rows = "<row>" + ids.map { "<c s='\($0)'><v>1</v></c>" }.joined() + "</row>"
    let fields = try WorkbookBuilder(rows, styles: WorkbookBuilder.styles(ids)).text()
      .dropLast().split(separator: ",")
    let dates = ids.filter { fields[$0] == "1900-01-01" }
    #expect(dates == Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))
    #expect(fields.filter { $0 == "1" }.count == ids.count - dates.count)
  }

  @Test(
    "which declared formats are dates",
    arguments: [
      ("dd/mm/yyyy", true), ("yyyy", true), ("[$-42A]d mmmm", true), ("h:mm AM/PM", true), ("[h]:mm", true),
      ("\"Ngày\" D", true), ("General", false), ("0.00", false), ("#,##0 \"vụ ds\"", false),
      ("[Red]0", false),
      ("0\\d", false), ("_d0*y", false), ("[h]", false), ("0.0E+00", false), ("@", false),
      ("0;[Red]-0;\"h\"", false),
    ])
  func codes(_ code: String, _ isDate: Bool) throws {
    let styles = WorkbookBuilder.styles([164], codes: [164: code])
    let text = try WorkbookBuilder("<row><c s='0'><v>45063</v></c></row>", styles: styles).text()
    #expect(text == (isDate ? "2023-05-17\n" : "45063\n"))
  }

  @Test func aDeclaredFormatReplacesABuiltInOne() throws {
    let styles = WorkbookBuilder.styles([14, 2], codes: [14: "0", 2: "yyyy"])
    let text = try WorkbookBuilder(
      "<row><c s='0'><v>1</v></c><c s='1'><v>1</v></c><c s='9'><v>1</v></c></row>", styles: styles
    )
    .text()
    #expect(text == "1,1900-01-01,1\n")
  }
}
