import Observations
import YAMLDocuments
import Yams

/// Reads a plan file; all mistakes are collected with their place. The format is described at `Plan.init(yaml:)`.
struct PlanFile: DocumentReader {
  /// What messages call the file.
  let name: String
  /// The choices that go before the defaults of readings.
  let overrides: [String: String]
  var mistakes: [PlanMistake] = []

  var readings: [PlanReading] = []
  /// The readings that some setting uses.
  var usedReadings: Set<String> = []
  var indicators: [Plan.NamedIndicator] = []
  /// By type of unit its kind.
  var unitClasses: [String: String?] = [:]
  /// The kinds of unit that a type can be of, in order.
  var classNames: [String] = []
  var notes: [PlanNote] = []
  var lineOfName: [PlanPart: Int] = [:]

  private static let keys = [
    "plan", "version", "name", "source", "calendar", "compare", "total", "pass-mark", "unit-types", "targets",
    "percent-from", "indicators", "readings", "notes", "schedule", "groups", "bars",
  ]

  init(name: String, overrides: [String: String]) {
    self.name = name
    self.overrides = overrides
  }

  mutating func report(_ fault: DocumentFault, line: Int?, column: Int?) {
    mistakes.append(PlanMistake(file: name, line: line, column: column, kind: .document(fault)))
  }

  mutating func report(_ kind: PlanMistake.Kind, at node: Node) {
    mistakes.append(
      PlanMistake(file: name, line: node.mark?.line, column: node.mark?.column, kind: kind))
  }

  /// The plan that `text` gives; nil where it has mistakes, which are then in `mistakes`.
  mutating func read(_ text: String) -> Plan? {
    guard let root = compose(text) else {
      if mistakes.isEmpty { report(.syntax("it is empty"), line: nil, column: nil) }
      return nil
    }
    let nodes = values(of: root, .plan, keys: Self.keys, needed: ["plan", "source", "indicators"])
    if let node = nodes["readings"] { readReadings(node) }
    reportUnknownOverrides()
    if let node = nodes["indicators"] { indicators = readIndicators(node) }
    if let node = nodes["unit-types"] { readUnitTypes(node) }
    let scorecard = nodes["groups"].map { readScorecard($0, nodes) }
    let targets = nodes["targets"].map { readTargets($0, lines: scorecard?.lines ?? []) } ?? []
    let version = nodes["version"].flatMap { number($0, "version", in: 1...1_000_000) } ?? 1
    let id = nodes["plan"].flatMap { string($0, "plan") } ?? ""
    let calendar = nodes["calendar"].flatMap { self.calendar($0) } ?? .calendar
    let source = nodes["source"].flatMap { string($0, "source") } ?? ""
    let leastBase = nodes["percent-from"].flatMap { number($0, "percent-from", in: 1...1_000_000) } ?? 1
    let label = nodes["name"].flatMap { bilingual($0, .key("name")) }
    if mistakes.isEmpty {
      // Otherwise what uses a reading may be what is wrong.
      for reading in readings where reading.choices.count > 1 && !usedReadings.contains(reading.id) {
        report(.unusedReading(reading.id), at: reading.node)
      }
    }
    guard mistakes.isEmpty else { return nil }
    // Of readings that follow each other the first is enough.
    let changes = readings.filter { reading in
      overrides[reading.id].map { $0 != reading.standard } ?? false
    }.map { "\($0.id)=\(choice(of: $0))" }
    return Plan(
      id: id, version: version, calendar: calendar, indicators: indicators, targets: targets,
      readings: readings.map { $0.declared(choosing: choice(of: $0)) }, source: source, name: label,
      scorecard: scorecard, leastBaseOfPerCents: leastBase, changes: changes)
  }

  private mutating func reportUnknownOverrides() {
    for (id, choice) in overrides.sorted(by: { $0.key < $1.key }) {
      let kind: PlanMistake.Kind
      if let reading = readings.first(where: { $0.id == id }) {
        if reading.admits(choice) { continue }
        kind = .unknownChoice(
          choice, of: id, choices: reading.choices.map(\.id), takesPoints: reading.takesPoints)
      } else {
        kind = .unknownReading(id, nearest: Suggestion.nearest(to: id, among: readings.map(\.id)))
      }
      mistakes.append(PlanMistake(file: "\(id)=\(choice)", line: nil, column: nil, kind: kind))
    }
  }

  private mutating func readIndicators(_ node: Node) -> [Plan.NamedIndicator] {
    var indicators: [Plan.NamedIndicator] = []
    for item in items(of: node, "indicators") {
      let nodes = values(
        of: item, .indicator(nil), keys: ["id", "kind", "over", "vi", "en"], needed: ["id", "kind"])
      guard let idNode = nodes["id"], let id = string(idNode, "id"),
        let text = bilingual(item, .indicator(id), nodes),
        let kind = nodes["kind"].flatMap({ self.kind($0, nodes) })
      else { continue }
      note(.indicator(id), at: idNode)
      indicators.append(Plan.NamedIndicator(Indicator(id: id, kind: kind), label: text))
    }
    return indicators
  }

  private mutating func kind(_ node: Node, _ nodes: [String: Node]) -> Indicator.Kind? {
    switch node.scalar?.string {
    case "flow": return .flow
    case "stock": return .stock
    case "proportion":
      let base = nodes["over"].flatMap { $0.scalar?.string } ?? "flow"
      if let base = Indicator.Denominator(rawValue: base) { return .proportion(denominator: base) }
      expect(BilingualText(vi: "flow hoặc stock", en: "flow or stock"), nodes["over"] ?? node, "over")
    default:
      expect(BilingualText(vi: "flow, stock hoặc proportion", en: "flow, stock or proportion"), node, "kind")
    }
    return nil
  }

  private mutating func readUnitTypes(_ node: Node) {
    guard let mapping = node.mapping else {
      return expect(
        BilingualText(vi: "các cấp đơn vị kèm loại", en: "types of unit with their kinds"), node, "unit-types"
      )
    }
    for (typeNode, value) in mapping {
      guard let type = string(typeNode, "unit-types"), let kind = resolved(value, "unit-types") else {
        continue
      }
      unitClasses[type.lowercased()] = .some(kind == "undecided" ? nil : kind)
      let reading = value.scalar.flatMap { text in readings.first { "$\($0.id)" == text.string } }
      for name in reading?.choices.map(\.id) ?? [kind] where name != "undecided" && !classNames.contains(name)
      {
        classNames.append(name)
      }
    }
  }

  /// Notes that `name` stands at `node`; a second time is a mistake.
  mutating func note(_ name: PlanPart, at node: Node) {
    if let first = lineOfName[name] {
      report(.repeated(name, line: first), at: node)
    } else {
      lineOfName[name] = node.mark?.line ?? 0
    }
  }
}
