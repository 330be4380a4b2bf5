/// Numbers in columns, as text: a line of names, then a line a row, apart by blanks.
///
/// A text costs nothing until it is read, which happens when its group is verified. `NA` stands for no number.
struct ReferenceTable {
  /// One row.
  struct Row {
    fileprivate let columns: [Substring]
    fileprivate let fields: [Substring]

    /// The text under `name`, which is a column.
    func text(_ name: String) -> String {
      guard let place = columns.firstIndex(of: name[...]) else {
        preconditionFailure("no column '\(name)' among \(columns.joined(separator: ", "))")
      }
      return String(fields[place])
    }

    /// The number under `name`; NaN for `NA`.
    subscript(name: String) -> Double {
      let text = text(name)
      guard let number = Double(text == "NA" ? "nan" : text) else {
        preconditionFailure("'\(text)' under '\(name)' is no number")
      }
      return number
    }

    /// Whether there is a column `name`.
    func hasColumn(_ name: String) -> Bool { columns.contains(name[...]) }

    /// The whole number under `name`.
    func whole(_ name: String) -> Int { Int(self[name]) }
  }

  /// The names of the columns.
  let names: [String]
  let rows: [Row]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    let columns = lines[0]
    names = columns.map(String.init)
    rows = lines.dropFirst().map { fields in
      precondition(fields.count == columns.count, "\(fields.count) fields under \(columns.count) columns")
      return Row(columns: columns, fields: fields)
    }
  }
}
