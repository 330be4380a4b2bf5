public import Observations
import Targets

/// Tables as CSV files with a `datapackage.json` that describes them (Frictionless Data Package 1.0, Table Schema 1.0).
public struct DataPackage: Sendable {
  /// A table that becomes a file.
  public struct Resource: Sendable {
    /// The name, of a…z, digits and hyphens; the file is `name.csv`.
    public let name: String
    /// What it is called.
    public let title: BilingualText
    /// The table.
    public let table: Table
    /// The columns that tell its rows apart, declared as the primary key where they do.
    public let key: [String]

    /// A resource.
    public init(_ name: String, title: BilingualText, key: [String], _ table: Table) {
      self.name = name
      self.title = title
      self.table = table
      self.key = key
    }
  }

  private let resources: [Resource]
  private let context: ReportContext
  private let sources: [String]
  private let producer: String
  private let isForExcel: Bool

  /// A package of `resources` made from the files `sources` by `producer`; `isForExcel` marks CSV files as UTF-8, which
  /// Excel needs to be told.
  public init(
    _ resources: [Resource], context: ReportContext, sources: [String], producer: String, isForExcel: Bool
  ) {
    self.resources = resources
    self.context = context
    self.sources = sources
    self.producer = producer
    self.isForExcel = isForExcel
  }

  /// The files: each table, then `datapackage.json`.
  public var files: [(name: String, bytes: [UInt8])] {
    let mark: [UInt8] = isForExcel ? [0xEF, 0xBB, 0xBF] : []
    let tables = resources.map { (name: "\($0.name).csv", bytes: mark + Array($0.table.csvText().utf8)) }
    let described = zip(resources, tables).map { description(of: $0, bytes: $1.bytes) }
    return tables + [("datapackage.json", Array(text(described).utf8))]
  }

  private func text(_ described: [JSONText]) -> String {
    let language = context.language
    let name = context.dataName ?? "keogiam"
    return JSONText.object([
      ("profile", .text("tabular-data-package")), ("name", .text("keogiam-export")),
      ("title", .text(language(vi: "Kết quả keogiam: \(name)", en: "Results of keogiam: \(name)").onOneLine)),
      ("description", .text(context.heading.onOneLine.trimmed)), ("keogiam", .text(producer)),
      ("rules", .text(context.plan.version)), ("year", .number("\(context.year)")),
      ("through", .text("\(context.through)")),
      ("sources", .array(sources.map { .object([("title", .text($0.onOneLine))]) })),
      ("resources", .array(described)),
    ]).text() + "\n"
  }

  private func description(of resource: Resource, bytes: [UInt8]) -> JSONText {
    .object([
      ("profile", .text("tabular-data-resource")), ("name", .text(resource.name)),
      ("title", .text(resource.title.text(context.language))), ("path", .text("\(resource.name).csv")),
      ("format", .text("csv")), ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
      ("bytes", .number("\(bytes.count)")), ("hash", .text("sha256:" + SHA256.hexadecimal(bytes))),
      (
        "dialect",
        .object([
          ("delimiter", .text(",")), ("lineTerminator", .text("\n")), ("doubleQuote", .literal("true")),
        ])
      ), ("schema", TableSchema(resource, context.language).json),
    ])
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// A value of JSON.
indirect enum JSONText {
  case object([(String, JSONText)])
  case array([JSONText])
  case text(String)
  case number(String)
  case literal(String)

  /// On lines of two blanks a level.
  func text(_ indent: String = "") -> String {
    let inner = indent + "  "
    func block(_ open: String, _ parts: [String], _ close: String) -> String {
      parts.isEmpty
        ? open + close
        : "\(open)\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)\(close)"
    }
    switch self {
    case .object(let fields): return block("{", fields.map { "\(jsonString($0)): \($1.text(inner))" }, "}")
    case .array(let values): return block("[", values.map { $0.text(inner) }, "]")
    case .text(let text): return jsonString(text)
    case .number(let text), .literal(let text): return text
    }
  }
}
