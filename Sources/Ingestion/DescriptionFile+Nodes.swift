import Observations
import Yams

extension DescriptionFile {
  /// The entries of a mapping whose keys are known, in order; other keys are errors.
  mutating func entries(of node: Node, _ owner: String, keys: [String]) -> [(String, Node)] {
    guard let mapping = node.mapping else {
      expect("keys with values", node, owner)
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
  mutating func texts(_ node: Node, _ key: String) -> [(key: String, value: String)] {
    guard let mapping = node.mapping else {
      expect("pairs of texts", node, key)
      return []
    }
    return mapping.compactMap { pair in
      guard let from = string(pair.key, key), let to = string(pair.value, key) else { return nil }
      return (from, to)
    }
  }

  /// The text of a scalar as it stands, not empty.
  mutating func string(_ node: Node, _ key: String) -> String? {
    if let scalar = node.scalar, !scalar.string.isEmpty || scalar.style != .plain { return scalar.string }
    expect("a text", node, key)
    return nil
  }

  /// The texts of a list; one text alone is a list of one.
  mutating func strings(_ node: Node, _ key: String) -> [String] {
    guard let sequence = node.sequence else { return string(node, key).map { [$0] } ?? [] }
    return sequence.compactMap { string($0, key) }
  }

  /// A day as `YYYY-MM-DD`; `example` is one that the reader would write here.
  mutating func day(_ node: Node, _ key: String, like example: String) -> CalendarDate? {
    if let day = node.scalar.flatMap({ CalendarDate(iso: $0.string) }) { return day }
    expect("a date such as \(example)", node, key)
    return nil
  }

  mutating func expect(_ expected: String, _ node: Node, _ key: String) {
    report(.badValue(key: key, expected: expected, found: shown(node)), at: node)
  }

  mutating func report(_ kind: IngestionError.Kind, at node: Node) {
    errors.append(IngestionError(file: name, line: node.mark?.line, column: node.mark?.column, kind: kind))
  }

  func shown(_ node: Node) -> String {
    node.scalar?.string ?? (node.mapping == nil ? "a list" : "keys with values")
  }
}

extension DataSetDescription {
  /// Reads `path`, a `keogiam.yaml`; throws all its mistakes at once.
  init(yamlFile path: String) throws(IngestionErrors) {
    let text: String
    do {
      text = String(decoding: try FileBytes(path: path, name: path).bytes, as: UTF8.self)
    } catch {
      throw IngestionErrors(errors: [error])
    }
    var file = DescriptionFile(name: path)
    self = file.read(text)
    if !file.errors.isEmpty { throw IngestionErrors(errors: file.errors) }
  }
}
