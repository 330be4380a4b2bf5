import Ingestion
import Observations
import Regression
import Reports

/// The columns a regression may use, and what its rows are called.
struct ObservationTable: Sendable {
  let columns: ColumnTable
  /// What each row is called in messages.
  let rowNames: [String]

  /// The rows of `table`, by line.
  init(_ table: PlainTable, language: Language) {
    columns = ColumnTable(
      table.columns.map { column in
        switch column.values {
        case .numbers(let numbers): ColumnTable.Column(column.name, numbers: numbers.map { $0 ?? .nan })
        case .texts(let texts): ColumnTable.Column(column.name, sortedLabels: texts)
        }
      })
    rowNames = table.lines.map { language(vi: "dòng \($0)", en: "line \($0)") }
  }

  init(columns: ColumnTable, rowNames: [String]) {
    self.columns = columns
    self.rowNames = rowNames
  }

  /// The rows of each series: those that agree in the columns `names`, in the order of their levels or numbers, with
  /// the text of each value. Rows that miss one of them belong to none.
  func series(by names: [String]) -> [(key: [String], rows: [Int])] {
    var series: [(key: [String], rows: [Int])] = [([], Array(0..<columns.rows))]
    for name in names {
      guard let column = columns[name] else { continue }
      series = series.flatMap { key, rows in
        Self.parts(of: rows, by: column).map { (key + [$0.label], $0.rows) }
      }
    }
    return series
  }

  private static func parts(
    of rows: [Int], by column: ColumnTable.Column
  ) -> [(label: String, rows: [Int])] {
    switch column.values {
    case .labels(let codes, let levels):
      var parts = [[Int]](repeating: [], count: levels.count)
      for row in rows where codes[row] >= 0 { parts[codes[row]].append(row) }
      return levels.indices.filter { !parts[$0].isEmpty }.map { (levels[$0], parts[$0]) }
    case .numbers(let numbers):
      let parts = Dictionary(grouping: rows.filter { !numbers[$0].isNaN }) { numbers[$0] }
      return parts.keys.sorted().map { number in
        let isWhole = number == number.rounded() && abs(number) < 1e15
        return (isWhole ? String(Int(number)) : "\(number)", parts[number] ?? [])
      }
    }
  }
}

extension ColumnTable.Column {
  /// Labels whose levels are in the order of code points, as R sorts them in the C locale.
  init(_ name: String, sortedLabels labels: [String?]) {
    self.init(name, labels: labels, levels: Set(labels.compactMap(\.self)).sorted())
  }
}
