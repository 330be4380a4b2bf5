public import Observations

/// What every column of some tables means: one row a table and column.
public struct CodebookTable: Sendable {
  /// The rows.
  public let table: Table

  /// The columns of `tables`, in their order.
  public init(_ tables: [(name: String, table: Table)], language: Language) {
    table = Table(
      columns: [
        .init("table", BilingualText(vi: "Bảng", en: "Table")),
        .init("column", BilingualText(vi: "Cột", en: "Column")),
        .init("label_vi", BilingualText(vi: "Tên tiếng Việt", en: "Vietnamese label")),
        .init("label_en", BilingualText(vi: "Tên tiếng Anh", en: "English label")),
        .init("type", BilingualText(vi: "Kiểu", en: "Type")),
        .init("measure", BilingualText(vi: "Đơn vị tính", en: "Unit of measure")),
        .init("meaning", BilingualText(vi: "Ý nghĩa", en: "Meaning")),
      ],
      rows: tables.flatMap { name, table in
        table.written.map { place, id in
          let entry = CodebookEntry.named(id)
          return [
            .text(name), .text(id), .text(table.fullLabel(of: place, .vi)),
            .text(table.fullLabel(of: place, .en)), .text(table.kind(of: place).rawValue),
            .text(entry?.unit?.text(language)), .text(entry?.meaning.text(language)),
          ]
        }
      })
  }
}
