import Observations
import YAMLDocuments
import Yams

/// A reading as the file has it.
struct PlanReading {
  let id: String
  let node: Node
  let lines: [String]
  let indicators: [String]
  let question: BilingualText
  let choices: [DeclaredReading.Choice]
  let takesPoints: Bool
  /// The name of a choice, or "$" and another reading, whose choice it follows.
  let standard: String
  let reason: BilingualText

  /// The reading whose choice is followed.
  var followed: String? { standard.hasPrefix("$") ? String(standard.dropFirst()) : nil }

  /// Whether `choice` can be chosen.
  func admits(_ choice: String) -> Bool {
    choices.contains { $0.id == choice } || takesPoints && Fraction(decimal: choice) != nil
  }

  func declared(choosing choice: String) -> DeclaredReading {
    DeclaredReading(
      id: id, lines: lines, indicators: indicators, question: question, choices: choices, standard: standard,
      chosen: choice, reason: reason)
  }
}

extension PlanFile {
  private static let readingKeys = [
    "id", "lines", "targets", "question", "default", "accepts", "choices", "reason",
  ]

  mutating func readReadings(_ node: Node) {
    for item in items(of: node, "readings") {
      if let reading = reading(item) {
        note(.reading(reading.id), at: reading.node)
        readings.append(reading)
      }
    }
    for reading in readings {
      if let path = cycle(from: reading) {
        report(.cyclicReadings(path), at: reading.node)
      } else if let followed = reading.followed {
        if let other = readings.first(where: { $0.id == followed }) {
          usedReadings.insert(followed)
          for choice in other.choices where !reading.admits(choice.id) {
            report(
              .unknownChoice(
                choice.id, of: reading.id, choices: reading.choices.map(\.id),
                takesPoints: reading.takesPoints), at: reading.node)
          }
        } else {
          let nearest = Suggestion.nearest(to: followed, among: readings.map(\.id))
          report(.unknownReading(followed, nearest: nearest), at: reading.node)
        }
      }
    }
  }

  private mutating func reading(_ item: Node) -> PlanReading? {
    let nodes = values(
      of: item, .reading(nil), keys: Self.readingKeys,
      needed: ["id", "lines", "question", "default", "choices", "reason"])
    guard let idNode = nodes["id"], let id = string(idNode, "id") else { return nil }
    let question = nodes["question"].flatMap { bilingual($0, .question(of: id)) }
    let reason = nodes["reason"].flatMap { bilingual($0, .reason(of: id)) }
    let choices = nodes["choices"].map { readChoices($0, id) } ?? []
    let takesPoints = nodes["accepts"].flatMap { resolved($0, "accepts", legal: ["points"]) } != nil
    guard let question, let reason, !choices.isEmpty,
      let standardNode = nodes["default"], let standard = string(standardNode, "default")
    else { return nil }
    let reading = PlanReading(
      id: id, node: idNode, lines: nodes["lines"].map { strings($0, "lines") } ?? [],
      indicators: nodes["targets"].map { strings($0, "targets") } ?? [], question: question, choices: choices,
      takesPoints: takesPoints, standard: standard, reason: reason)
    if reading.followed == nil, !reading.admits(standard) {
      report(
        .unknownChoice(standard, of: id, choices: choices.map(\.id), takesPoints: takesPoints),
        at: standardNode)
      return nil
    }
    return reading
  }

  private mutating func readChoices(_ node: Node, _ id: String) -> [DeclaredReading.Choice] {
    guard let mapping = node.mapping else {
      expect(
        BilingualText(vi: "các cách hiểu kèm lời giải thích", en: "choices with their texts"), node, "choices"
      )
      return []
    }
    var choices: [DeclaredReading.Choice] = []
    for (keyNode, value) in mapping {
      guard let key = string(keyNode, "choices"),
        let text = bilingual(value, .choice(key, of: id))
      else { continue }
      choices.append(.init(id: key, text: text))
    }
    return choices
  }

  /// The choice in force; empty where readings follow each other in a circle.
  func choice(of reading: PlanReading) -> String {
    var reading = reading
    for _ in readings.indices {
      if let own = overrides[reading.id], reading.admits(own) { return own }
      guard let followed = reading.followed else { return reading.standard }
      guard let next = readings.first(where: { $0.id == followed }) else { return "" }
      reading = next
    }
    return ""
  }

  /// The circle of readings that leads from `reading` back to it, nil where there is none.
  private func cycle(from reading: PlanReading) -> [String]? {
    var path = [reading.id]
    var next = reading.followed
    while let id = next, path.count <= readings.count {
      path.append(id)
      if id == reading.id { return path }
      next = readings.first { $0.id == id }?.followed
    }
    return nil
  }
}
