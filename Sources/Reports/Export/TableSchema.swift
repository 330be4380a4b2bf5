import Observations

/// The columns of a resource in the words of Table Schema.
struct TableSchema {
  let json: JSONText

  init(_ resource: DataPackage.Resource, _ language: Language) {
    let table = resource.table
    let fields = table.written.map { place, id in
      let kind = table.kind(of: place)
      let entry = CodebookEntry.named(id)
      var field: [(String, JSONText)] = [
        ("name", .text(id)), ("title", .text(table.fullLabel(of: place, language))),
        ("type", .text(kind.schemaType)),
      ]
      if let entry { field.append(("description", .text(entry.meaning.text(language)))) }
      if let unit = entry?.unit { field.append(("unit", .text(unit.text(language)))) }
      let rules = Self.constraints(id, kind)
      if !rules.isEmpty { field.append(("constraints", .object(rules))) }
      return JSONText.object(field)
    }
    var parts: [(String, JSONText)] = [
      ("fields", .array(fields)), ("missingValues", .array([.text("")])),
    ]
    if Self.tellsApart(resource.key, table) {
      parts.append(("primaryKey", .array(resource.key.map(JSONText.text))))
    }
    json = .object(parts)
  }

  private static let alwaysThere: Set<String> = [
    "year", "through", "level", "unit", "indicator", "period", "item", "target_year", "origin",
    "months_observed",
  ]

  private static func constraints(_ id: String, _ kind: CodebookEntry.Kind) -> [(String, JSONText)] {
    var rules: [(String, JSONText)] = []
    if alwaysThere.contains(id) { rules.append(("required", .literal("true"))) }
    if id == "level" { rules.append(("enum", .array(AreaLevel.allCases.map { .text($0.rawValue) }))) }
    if id == "count" || id == "denominator" { rules.append(("minimum", .number("0"))) }
    if kind == .probability { rules += [("minimum", .number("0")), ("maximum", .number("1"))] }
    return rules
  }

  /// Whether every row has all of `key`, and no other row the same.
  private static func tellsApart(_ key: [String], _ table: Table) -> Bool {
    let places = key.compactMap { id in table.columns.firstIndex { $0.id == id } }
    guard places.count == key.count, !key.isEmpty else { return false }
    var known: Set<[String]> = []
    return table.rows.allSatisfy { row in
      let cells = places.map { row[$0].inFile }
      return !cells.contains("") && known.insert(cells).inserted
    }
  }
}

extension CodebookEntry.Kind {
  /// The type in Table Schema.
  fileprivate var schemaType: String {
    switch self {
    case .text: "string"
    case .integer: "integer"
    case .number, .probability: "number"
    case .date: "date"
    case .year: "year"
    }
  }
}
