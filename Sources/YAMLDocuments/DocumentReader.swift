public import Observations
public import Yams

/// Reads YAML node by node; what is faulty is reported with its place and left out, so that all mistakes are collected.
public protocol DocumentReader {
  /// Takes note of a fault; `line` and `column` count from 1, nil where it is the whole file's.
  mutating func report(_ fault: DocumentFault, line: Int?, column: Int?)
}

extension DocumentReader {
  /// The root of `text`, nil where it is no YAML or empty.
  public mutating func compose(_ text: String) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        report(.syntax(problem), line: mark.line, column: mark.column)
      case .duplicatedKeysInMapping(let keys, let context):
        report(
          .repeatedKey(keys.sorted().joined(separator: "', '")), line: context.mark.line,
          column: context.mark.column)
      default: report(.syntax("\(error)"), line: nil, column: nil)
      }
    } catch {
      report(.syntax("\(error)"), line: nil, column: nil)
    }
    return nil
  }

  /// The entries of a mapping whose keys are known, in order; other keys are faults.
  public mutating func entries(of node: Node, _ owner: String, keys: [String]) -> [(String, Node)] {
    guard let mapping = node.mapping else {
      expect(
        BilingualText(vi: "các khóa kèm giá trị", en: "keys with values"), node, owner)
      return []
    }
    var known: [(String, Node)] = []
    for (keyNode, value) in mapping {
      let key = keyNode.scalar?.string ?? ""
      if keys.contains(key) {
        known.append((key, value))
      } else {
        report(.unknownKey(key, nearest: Suggestion.nearest(to: key, among: keys)), at: keyNode)
      }
    }
    return known
  }

  /// The pairs of a mapping of texts to texts, in order.
  public mutating func texts(_ node: Node, _ key: String) -> [(key: String, value: String)] {
    guard let mapping = node.mapping else {
      expect(
        BilingualText(vi: "các cặp chữ", en: "pairs of texts"), node, key)
      return []
    }
    return mapping.compactMap { pair in
      guard let from = string(pair.key, key), let to = string(pair.value, key) else { return nil }
      return (from, to)
    }
  }

  /// The text of a scalar as it stands, not empty.
  public mutating func string(_ node: Node, _ key: String) -> String? {
    if let scalar = node.scalar, !scalar.string.isEmpty || scalar.style != .plain { return scalar.string }
    expect(
      BilingualText(vi: "chữ", en: "a text"), node, key)
    return nil
  }

  /// The texts of a list; one text alone is a list of one.
  public mutating func strings(_ node: Node, _ key: String) -> [String] {
    guard let sequence = node.sequence else { return string(node, key).map { [$0] } ?? [] }
    return sequence.compactMap { string($0, key) }
  }

  /// A day as `YYYY-MM-DD`; `example` is one that the reader would write here.
  public mutating func day(_ node: Node, _ key: String, like example: String) -> CalendarDate? {
    if let day = node.scalar.flatMap({ CalendarDate(iso: $0.string) }) { return day }
    expect(
      BilingualText(vi: "ngày như \(example)", en: "a date such as \(example)"), node, key)
    return nil
  }

  /// `police`, `calendar`, or the first day of the year.
  public mutating func calendar(_ node: Node) -> StatisticalCalendar? {
    let choices = "{year-start: MM-DD, month-start: DD}"
    let expected = BilingualText(
      vi: "police, calendar hoặc \(choices)", en: "police, calendar or \(choices)")
    if let word = node.scalar?.string {
      if word == "police" { return .police }
      if word == "calendar" { return .calendar }
      expect(expected, node, "calendar")
      return nil
    }
    var start: [Int] = []
    var label = StatisticalCalendar.YearLabel.end
    var monthStart: (day: Int?, node: Node)?
    for (key, value) in entries(of: node, "calendar", keys: ["year-start", "month-start", "year-label"]) {
      let text = string(value, key) ?? ""
      switch key {
      case "year-start": start = text.split(separator: "-").compactMap { Int($0) }
      case "month-start": monthStart = (Int(text), value)
      default:
        if let read = StatisticalCalendar.YearLabel(rawValue: text) {
          label = read
        } else {
          expect(
            BilingualText(vi: "start hoặc end", en: "start or end"), value, key)
        }
      }
    }
    guard start.count == 2,
      let calendar = StatisticalCalendar(startMonth: start[0], startDay: start[1], label: label)
    else {
      expect(expected, node, "calendar")
      return nil
    }
    if let monthStart, monthStart.day != start[1] {
      expect(
        BilingualText(vi: "\(start[1]), ngày của year-start", en: "\(start[1]), the day of year-start"),
        monthStart.node, "month-start")
    }
    return calendar
  }

  /// Reports that the value of `key` has to be something else.
  public mutating func expect(_ expected: BilingualText, _ node: Node, _ key: String) {
    report(.badValue(key: key, expected: expected, found: Self.shown(node)), at: node)
  }

  /// Reports a fault at the place of `node`.
  public mutating func report(_ fault: DocumentFault, at node: Node) {
    report(fault, line: node.mark?.line, column: node.mark?.column)
  }

  /// What a message calls the value of `node`.
  private static func shown(_ node: Node) -> BilingualText {
    if let text = node.scalar?.string { return BilingualText(same: text) }
    return node.mapping == nil
      ? BilingualText(vi: "danh sách", en: "a list")
      : BilingualText(vi: "các khóa kèm giá trị", en: "keys with values")
  }
}
