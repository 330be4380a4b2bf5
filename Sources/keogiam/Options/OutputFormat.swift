import ArgumentParser

/// How tables are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
  case jsonl
  case markdown
  case xlsx

  /// What a command hands over.
  enum Shape {
    /// A page for people, with headings and notes.
    case page
    /// One table, every row.
    case rows
  }

  /// What is written in this format.
  var shape: Shape { self == .table ? .page : .rows }
}
