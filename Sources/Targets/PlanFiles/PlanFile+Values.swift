import Observations
import YAMLDocuments
import Yams

extension PlanFile {
  /// The values of a mapping by their keys; keys that are not known or are needed and lacking are mistakes.
  mutating func values(of node: Node, _ owner: PlanPart, keys: [String], needed: [String] = []) -> [String:
    Node]
  {
    let nodes = Dictionary(
      entries(of: node, owner.text.english, keys: keys), uniquingKeysWith: { first, _ in first })
    if node.mapping != nil {
      for key in needed where nodes[key] == nil { report(.missingKey(key, of: owner), at: node) }
    }
    return nodes
  }

  /// The items of a list.
  mutating func items(of node: Node, _ key: String) -> [Node] {
    if let sequence = node.sequence { return Array(sequence) }
    expect(BilingualText(vi: "danh sách", en: "a list"), node, key)
    return []
  }

  /// The texts in both languages of `node`, whose values are `nodes` where they are known already; a language that is
  /// missing is a mistake.
  mutating func bilingual(_ node: Node, _ owner: PlanPart, _ nodes: [String: Node]? = nil) -> BilingualText? {
    let nodes = nodes ?? values(of: node, owner, keys: ["vi", "en"])
    guard node.mapping != nil else { return nil }
    for key in ["vi", "en"] where nodes[key] == nil { report(.missingTranslation(key, of: owner), at: node) }
    guard let vietnamese = nodes["vi"].flatMap({ string($0, "vi") }),
      let english = nodes["en"].flatMap({ string($0, "en") })
    else { return nil }
    return BilingualText(vietnamese: vietnamese, english: english)
  }

  /// A whole number in `range`.
  mutating func number(_ node: Node, _ key: String, in range: ClosedRange<Int>) -> Int? {
    if let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) { return number }
    expect(
      BilingualText(
        vi: "số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)"), node, key)
    return nil
  }

  /// Points: a number of 0 or more with at most four decimals.
  mutating func points(_ node: Node, _ key: String = "points") -> Fraction? {
    if let points = node.scalar.flatMap({ Fraction(decimal: $0.string) }) { return points }
    expect(BilingualText(vi: "số điểm như 0.5", en: "a number of points such as 0.5"), node, key)
    return nil
  }

  /// A per cent such as `7%`, or nil.
  mutating func perCent(_ node: Node, _ key: String) -> BasisPoints? {
    if let text = node.scalar?.string, text.hasSuffix("%"),
      let perCent = try? BasisPoints(perCent: text.dropLast().filter { $0 != " " })
    {
      return perCent
    }
    expect(
      BilingualText(
        vi: "phần trăm từ 0% đến 100%, không quá hai chữ số thập phân",
        en: "a per cent from 0% to 100% with at most two decimals"), node, key)
    return nil
  }

  /// The value of a setting: what stands there, or the choice in force of the reading that it names.
  ///
  /// Every choice of that reading must be one of `legal`, where that is given.
  mutating func resolved(_ node: Node, _ key: String, legal: [String]? = nil) -> String? {
    guard let text = string(node, key) else { return nil }
    guard text.hasPrefix("$") else {
      if let legal, !legal.contains(text) {
        expect(Self.oneOf(legal), node, key)
        return nil
      }
      return text
    }
    let id = String(text.dropFirst())
    guard let reading = readings.first(where: { $0.id == id }) else {
      report(.unknownReading(id, nearest: Suggestion.nearest(to: id, among: readings.map(\.id))), at: node)
      return nil
    }
    usedReadings.insert(id)
    if let legal {
      for choice in reading.choices where !legal.contains(choice.id) {
        report(.unfitChoice(choice.id, of: id, expected: Self.oneOf(legal)), at: node)
        return nil
      }
    }
    let choice = choice(of: reading)
    return choice.isEmpty ? nil : choice
  }

  /// One of the words of `type`, those that are `allowed`.
  mutating func setting<Word: RawRepresentable & CaseIterable & Hashable>(
    _ node: Node, _ key: String, _ type: Word.Type, allowed: Set<Word>? = nil
  ) -> Word? where Word.RawValue == String {
    let legal = Word.allCases.filter { allowed?.contains($0) ?? true }.map(\.rawValue)
    return resolved(node, key, legal: legal).flatMap(Word.init(rawValue:))
  }

  /// What is expected where only `words` are known.
  static func oneOf(_ words: [String]) -> BilingualText {
    if words.count == 1 { return BilingualText(same: words[0]) }
    let list = words.joined(separator: ", ")
    return BilingualText(vi: "một trong \(list)", en: "one of \(list)")
  }
}
