import Foundation
import Testing

@testable import Ingestion

/// The folder of data beside the package, where it is present: real data are never part of the package.
private let data: URL = {
  var package = URL(filePath: #filePath)
  for _ in 1...4 { package.deleteLastPathComponent() }
  return package.deletingLastPathComponent().appending(path: "shared/data")
}()

/// A published workbook with what scottish_cells.py, beside this file, makes of it by openpyxl.
struct PublishedWorkbook: Sendable, CustomTestStringConvertible {
  let path: String
  /// Name of the sheet, rows, columns, filled cells, and their hash.
  let sheets: String

  var url: URL { data.appending(path: path) }
  var testDescription: String { path }

  static let reconvictions = PublishedWorkbook(
    path: "scotland-reconvictions/reconvictions-2017-18-offender-cohort-main-publication-tables.xlsx",
    sheets: """
      Index|28|1|27|a4d122c979bb873e
      Notes|1|1|1|5a55df4602ff1756
      Table 1|26|4|97|cbf697144edaa5c9
      Table 2|49|4|183|bbfbf59cc73525e6
      Table 3|116|4|442|c87da83a2b2c16dc
      Table 4|116|4|442|f887e8cd6aed364e
      Table 5|116|4|442|98e0d5c96ff063ed
      Table 6|161|4|616|2e9f3c617e8d8571
      Table 7|18|10|159|ac52597fa8f21296
      Tables 8a,b, & c|42|10|355|4957c073083080ca
      Table 9|208|4|798|e781db450ba2be66
      Table 10a|139|4|531|970fb6b9b666463e
      Table 10b|29|4|106|e7b998c4a9a8515e
      Table 11|81|9|631|ba37b1cafc335b0e
      Table 12|43|4|165|41aeae23c9098a05
      Table 13|43|4|165|867d85da9bb01739
      Table 14|25|4|93|47c20523056843b4
      Table 15|65|4|234|b012e03936c37f5b
      Table 16|64|4|230|2f0c639b57784c8a
      Table 17 |29|4|103|fb8abca2abbf1f81
      Table 18|62|4|226|bb94201f9a690dd0
      Table 19|61|7|313|b0060e15372cdf0e
      Table 20|50|13|517|20c06ceabfaf9941
      Table 21|13|21|217|23e940548ea2830d
      Table B1|93|4|303|e0ccce04fe982db0
      Table B2|19|9|163|cad09e20020c6de5
      """)
  static let recordedCrime = PublishedWorkbook(
    path: "scotland-recorded-crime-la/recorded-crime-2024-25-bulletin-tables.xlsx",
    sheets: """
      Introduction|17|1|17|ceb3083a590fb493
      Index|27|1|27|ae216218044d38ee
      Notes|42|2|83|99b6f7ab069a93c6
      Table_1|1325|15|19819|e8d10d99aea2544c
      Table_2|698|15|10414|fcc42c044c5a18ea
      Table_3|1622|13|21038|f24ab5e6c3befa4c
      Table_4|2018|13|26186|4a524ebca5da928c
      Table_5|58|8|443|144eb88606ea8705
      Table_6|58|9|498|9c0fb5bf6df8a748
      Table_7|9|11|69|ce86c36449ef1af2
      Table_A1|16|13|172|fa8b567dd9317c1e
      Table_A2|7|8|35|95f6966020a9d9cd
      Table_A3|23|13|263|e84bac4e7c525b83
      Table_A4|50|13|614|138435c410ce260f
      Table_A5|17|13|185|ec9e3816a74d34c8
      Table_A6|10|13|94|58049eddbcf61373
      Table_A7|12|13|120|d60f1e09380d2654
      Table_A8|27|13|315|e5bc267342469ad7
      Table_A9|10|13|94|be20cd288cb2f693
      Table_A10|10|13|94|1d69a0485a9b89cb
      Table_A11|53|11|553|9266d9cf19c3c09c
      Table_A12|17|13|185|588dddd1f5abc434
      Table_A13|7|13|55|808928377f74804e
      Table_A14|7|4|19|ea41ac2b5188d967
      Table_A15|15|5|63|d6ecc3722ac6b5f8
      Table_A16|6|5|18|e7d92f6c79ac3b3b
      Table_A17|15|6|75|a8bbd82e91791fbb
      Population|37|10|343|898cba4e5e7520ad
      """)

  static let all = [reconvictions, recordedCrime].filter {
    FileManager.default.fileExists(atPath: $0.url.path)
  }
}

@Suite("Scottish workbooks", .enabled(if: !PublishedWorkbook.all.isEmpty))
struct ScottishWorkbookTests {
  @Test(arguments: PublishedWorkbook.all)
  func everyCellIsThatOfAnIndependentReading(_ published: PublishedWorkbook) throws {
    let workbook = try Workbook(path: published.url.path, name: "book.xlsx")
    let found = try workbook.sheets.indices.map { index in
      let sheet = try workbook.sheet(index)
      #expect(sheet.formulasWithoutValue == 0)
      return "\(sheet.name)|\(Self.digest(sheet))"
    }
    let expected = published.sheets.split(separator: "\n").map(String.init)
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(found == expected) }
  }

  /// Rows, columns, filled cells, and the hash of "row,column,text" lines (FNV-1a, 64 bits).
  private static func digest(_ sheet: SheetText) -> String {
    var (row, width, filled, hash) = (0, 0, 0, UInt64(0xCBF2_9CE4_8422_2325))
    var (lines, fields): (RecordScanner, [FieldSpan]) = (
      RecordScanner(delimiter: Ascii.comma, bytes: sheet.bytes.span), []
    )
    while let record = lines.next(in: sheet.bytes.span, into: &fields) {
      row = record.line
      width = max(width, fields.count)
      for (column, field) in fields.enumerated() {
        let text = field.text(in: sheet.bytes.span)
        if text.isEmpty { continue }
        filled += 1
        for byte in "\(row),\(column + 1),\(text)\n".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
    }
    let digits = String(hash, radix: 16)
    return "\(row)|\(width)|\(filled)|\(String(repeating: "0", count: 16 - digits.count))\(digits)"
  }
}
