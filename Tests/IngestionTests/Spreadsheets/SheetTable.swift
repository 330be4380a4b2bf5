@testable import Ingestion

/// A sheet written from cells, for tests of what people keep in workbooks.
struct SheetTable {
  /// A cell as a spreadsheet holds it.
  enum Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Double)
    case blank

    init(stringLiteral text: String) { self = text.isEmpty ? .blank : .text(text) }
    init(integerLiteral number: Int) { self = .number(Double(number)) }
  }

  var rows: [[Cell]]
  var merges: [String] = []

  /// The workbook with this one sheet.
  var builder: WorkbookBuilder {
    let lines = rows.enumerated().map { row, cells in
      let cells = cells.enumerated().map { Self.xml($1, at: CellPlace(row: row + 1, column: $0)) }
      return "<row r=\"\(row + 1)\">\(cells.joined())</row>"
    }
    let merged = merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    return WorkbookBuilder(lines.joined(), after: merges.isEmpty ? "" : "<mergeCells>\(merged)</mergeCells>")
  }

  /// The same as text, every row as long as the longest; numbers as people see them.
  func text(separator: String) -> String {
    let width = rows.map(\.count).max() ?? 0
    return rows.map { row in
      let cells = row.map(Self.text) + [String](repeating: "", count: width - row.count)
      return cells.joined(separator: separator) + "\n"
    }.joined()
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let number): String(Int(number))
    case .blank: ""
    }
  }

  private static func xml(_ cell: Cell, at place: CellPlace) -> String {
    switch cell {
    case .text(let text):
      "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
    case .number(let number): "<c r=\"\(place)\"><v>\(Int(number))</v></c>"
    case .blank: ""
    }
  }
}
