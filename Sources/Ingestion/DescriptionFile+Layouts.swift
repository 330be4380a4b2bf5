import Observations
import YAMLDocuments
import Yams

extension DescriptionFile {
  /// One of the words of `type`.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node, _ key: String, _ type: Word.Type)
    -> Word?
  where Word.RawValue == String {
    if let word = node.scalar.flatMap({ Word(rawValue: $0.string) }) { return word }
    let words = Word.allCases.map(\.rawValue)
    expect(words.count == 2 ? .either(words[0], words[1]) : .oneOf(words), node, key)
    return nil
  }

  /// One line, or the first and the last: 3, 3-4.
  mutating func lines(_ node: Node, _ key: String) -> ClosedRange<Int>? {
    if let range = node.scalar.flatMap({ ClosedRange(lines: $0.string) }) { return range }
    expect(
      BilingualText(vi: "dòng như 3, hoặc các dòng như 3-4", en: "a line such as 3, or lines such as 3-4"),
      node, key)
    return nil
  }

  mutating func pattern(_ node: Node) -> HeaderPattern? {
    if let pattern = node.scalar.flatMap({ HeaderPattern($0.string) }) { return pattern }
    expect(
      BilingualText(
        vi: "mẫu như \"{indicator}_{year}\"", en: "a pattern such as \"{indicator}_{year}\""), node, "pattern"
    )
    return nil
  }

  mutating func role(_ node: Node, _ key: String, among roles: [ColumnRole]) -> ColumnRole? {
    if let role = node.scalar.flatMap({ ColumnRole(rawValue: $0.string) }), roles.contains(role) {
      return role
    }
    expect(.oneOf(roles.map(\.rawValue)), node, key)
    return nil
  }

  mutating func roles(_ node: Node, _ key: String) -> [ColumnRole] {
    let items = node.sequence.map(Array.init) ?? [node]
    return items.compactMap {
      role($0, key, among: ColumnRole.ofUnit + ColumnRole.ofIndicator + ColumnRole.ofPeriod)
    }
  }

  mutating func dictionary(_ node: Node, _ key: String) -> [String: String] {
    Dictionary(texts(node, key).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// A period with its year.
  mutating func period(_ node: Node) -> String? {
    if let text = node.scalar?.string, PeriodText(text)?.period(otherYear: nil) != nil { return text }
    expect(
      BilingualText(vi: "kỳ như 2023 hoặc 2023-05", en: "a period such as 2023 or 2023-05"), node, "period")
    return nil
  }

  mutating func periods(_ node: Node) -> [String: String] {
    let names = dictionary(node, "periods")
    if let wrong = names.values.sorted().first(where: { PeriodText($0) == nil }) {
      report(
        .badValue(
          key: "periods",
          expected: BilingualText(
            vi: "tên các kỳ như {Enero: T1}", en: "names of periods such as {Enero: T1}"),
          found: BilingualText(same: wrong)), at: node)
      return [:]
    }
    return names
  }

  mutating func conditions(_ node: Node) -> [RowCondition] {
    guard let mapping = node.mapping else {
      expect(
        BilingualText(
          vi: "tiêu đề kèm chữ, như {region: North}", en: "headers with texts, such as {region: North}"),
        node, "where")
      return []
    }
    return mapping.compactMap { pair in
      guard let header = string(pair.key, "where") else { return nil }
      let values = strings(pair.value, "where")
      return values.isEmpty ? nil : RowCondition(header: header, values: values)
    }
  }

  mutating func totals(_ node: Node) -> TotalMarks {
    node.scalar?.string == "none" ? .none : .recognised(strings(node, "totals"))
  }
}

extension ClosedRange<Int> {
  /// Reads 3, or 3-4; nil for anything else.
  public init?(lines text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.trimmed) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2, 1 <= first,
      first <= last
    else { return nil }
    self = first...last
  }
}

extension BilingualText {
  /// `a or b`
  fileprivate static func either(_ first: String, _ second: String) -> BilingualText {
    BilingualText(vi: "\(first) hoặc \(second)", en: "\(first) or \(second)")
  }

  /// `one of a, b, c`
  fileprivate static func oneOf(_ words: [String]) -> BilingualText {
    let list = words.joined(separator: ", ")
    return BilingualText(vi: "một trong \(list)", en: "one of \(list)")
  }
}
