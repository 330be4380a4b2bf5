import Observations
import YAMLDocuments
import Yams

/// Reads the text of `keogiam.yaml`; all mistakes are collected with their place.
struct DescriptionFile {
  /// What messages call the file.
  let name: String
  var errors: [IngestionError] = []
  /// Where the indicators of the breaks are named first.
  var breakPlaces: [String: DescriptionPlace] = [:]

  private static let keys = [
    "name", "calendar", "plan", "targets", "sources", "units", "boundaries", "carry-to", "crosswalk",
    "breaks", "province", "structural-zeros",
  ]
  private static let sourceKeys = [
    "file", "sheet", "layout", "header-row", "columns", "pattern", "heading", "fill-down", "indicator",
    "period",
    "indicators", "periods", "where", "same-key", "totals", "missing", "zero", "provisional", "status",
    "date-grain", "date-order", "encoding", "thousands", "decimal",
  ]

  init(name: String) {
    self.name = name
  }

  /// The description that `text` gives; what is faulty in it is left at its default and added to `errors`.
  mutating func read(_ text: String) -> DataSetDescription {
    var description = DataSetDescription(sources: [])
    guard let root = compose(text) else { return description }
    for (key, value) in entries(of: root, "keogiam.yaml", keys: Self.keys) {
      switch key {
      case "name": description.name = string(value, key)
      case "calendar": description.calendar = calendar(value)
      case "plan": description.plan = string(value, key)
      case "targets": description.targets = strings(value, key)
      case "sources": description.sources = sources(value)
      case "units": description.units = string(value, key)
      case "boundaries": description.boundaries = boundaries(value)
      case "carry-to": description.carryTo = carryTo(value)
      case "crosswalk": description.crosswalk = crosswalk(value)
      case "breaks": description.breaks = breaks(value)
      case "structural-zeros": description.structuralZeros = structuralZeros(value)
      default: description.province = province(value)
      }
    }
    description.breakPlaces = breakPlaces
    return description
  }

  private mutating func sources(_ node: Node) -> [SourceDescription] {
    guard let items = node.sequence else {
      expect(
        BilingualText(vi: "danh sách các nguồn", en: "a list of sources"), node, "sources")
      return []
    }
    return items.compactMap { source($0) }
  }

  private mutating func source(_ node: Node) -> SourceDescription? {
    var source = SourceDescription(file: "")
    for (key, value) in entries(of: node, "sources", keys: Self.sourceKeys) {
      read(key, value, into: &source)
    }
    if let decimal = source.decimal, decimal == source.thousands {
      expect(
        BilingualText(vi: "dấu khác với thousands", en: "another sign than thousands"),
        node.mapping?["decimal"] ?? node, "decimal")
    }
    if source.layout == .blocks, source.heading == nil {
      expect(
        BilingualText(
          vi: "loại của các đề mục, như heading: unit", en: "the role of the headings, such as heading: unit"),
        node.mapping?["layout"] ?? node, "heading")
    }
    if source.file.isEmpty, node.mapping != nil, node.mapping?["file"] == nil {
      expect(
        BilingualText(vi: "tên tệp", en: "a file"), node, "file")
    }
    return source.file.isEmpty ? nil : source
  }

  private mutating func read(_ key: String, _ value: Node, into source: inout SourceDescription) {
    switch key {
    case "file": source.file = string(value, key) ?? ""
    case "sheet": source.sheet = string(value, key)
    case "layout": source.layout = word(value, key, TableForm.self)
    case "header-row": source.headerRows = lines(value, key)
    case "columns": source.columns = columns(value)
    case "pattern": source.pattern = pattern(value)
    case "heading": source.heading = role(value, key, among: ColumnRole.ofHeading)
    case "fill-down": source.fillDown = roles(value, key)
    case "indicator": source.indicator = string(value, key)
    case "period": source.period = period(value)
    case "indicators": source.indicators = dictionary(value, key)
    case "periods": source.periods = periods(value)
    case "where": source.conditions = conditions(value)
    case "same-key": source.sameKey = word(value, key, SameKey.self)
    case "totals": source.totals = totals(value)
    case "missing": source.missing = missing(value)
    case "zero": source.zero = strings(value, key)
    case "provisional": source.provisional = provisional(value)
    case "status": source.status = status(value)
    case "date-grain": source.dateGrain = word(value, key, DateGrain.self)
    case "date-order": source.dateOrder = word(value, key, DateOrder.self)
    case "encoding": source.encoding = encoding(value)
    case "thousands": source.thousands = separator(value, key, among: NumberSeparator.allCases)
    default: source.decimal = separator(value, key, among: [.point, .comma])
    }
  }

  private mutating func columns(_ node: Node) -> [ColumnRole: String] {
    var columns: [ColumnRole: String] = [:]
    for (key, value) in entries(of: node, "columns", keys: ColumnRole.allCases.map(\.rawValue)) {
      columns[ColumnRole(rawValue: key)!] = string(value, key)
    }
    return columns
  }

  private mutating func province(_ node: Node) -> AreaUnit.Parent? {
    var code: String?
    var provinceName: String?
    for (key, value) in entries(of: node, "province", keys: ["code", "name"]) {
      if key == "code" { code = string(value, key) } else { provinceName = string(value, key) }
    }
    return provinceName.map { AreaUnit.Parent(code: code, name: $0) }
  }

  private mutating func encoding(_ node: Node) -> TextEncoding? {
    if let encoding = node.scalar.flatMap({ TextEncoding(name: $0.string) }) { return encoding }
    expect(
      BilingualText(vi: "một trong \(TextEncoding.names)", en: "one of \(TextEncoding.names)"), node,
      "encoding")
    return nil
  }

  private mutating func separator(
    _ node: Node, _ key: String, among allowed: [NumberSeparator]
  ) -> NumberSeparator? {
    if let separator = node.scalar.flatMap({ NumberSeparator(rawValue: $0.string) }),
      allowed.contains(separator)
    {
      return separator
    }
    let signs = allowed.map { "\"\($0.rawValue)\"" }
    expect(
      BilingualText(vi: signs.joined(separator: " hoặc "), en: signs.joined(separator: " or ")), node, key)
    return nil
  }
}
