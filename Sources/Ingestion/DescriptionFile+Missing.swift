import Observations
import YAMLDocuments
import Yams

extension DescriptionFile {
  /// A list of texts, or texts with reasons.
  mutating func missing(_ node: Node) -> [MissingMark] {
    guard node.mapping != nil else { return strings(node, "missing").map { MissingMark($0) } }
    let words = MissingMark.reasons.map(\.word).joined(separator: ", ")
    return texts(node, "missing").compactMap { text, word in
      if let reason = MissingMark.reason(word) { return MissingMark(text, reason: reason) }
      report(
        .badValue(
          key: "missing",
          expected: BilingualText(
            vi: "các chữ kèm một trong \(words)", en: "texts with one of \(words)"),
          found: BilingualText(same: word)), at: node)
      return nil
    }
  }

  /// Marks behind numbers, without digits.
  mutating func provisional(_ node: Node) -> [String] {
    let marks = strings(node, "provisional")
    guard marks.contains(where: { $0.trimmed.isEmpty || $0.contains(where: \.isNumber) }) else {
      return marks
    }
    expect(
      BilingualText(vi: "ký hiệu không có chữ số, như p", en: "marks without digits such as p"), node,
      "provisional")
    return []
  }

  /// The words of the column `status`, for a whole source.
  mutating func status(_ node: Node) -> DataStatus {
    let words = strings(node, "status")
    if !words.isEmpty, case .success(let status) = TableSource.status([words.joined(separator: "+")]) {
      return status
    }
    expect(
      BilingualText(
        vi: "preliminary, final, backcast hoặc synthetic", en: "preliminary, final, backcast or synthetic"),
      node, "status")
    return []
  }

  /// What is declared not to be counted.
  mutating func structuralZeros(_ node: Node) -> [StructuralZero] {
    guard let items = node.sequence else {
      expect(
        BilingualText(
          vi: "danh sách như [{indicator: femicides, before: 2011-01-01}]",
          en: "a list such as [{indicator: femicides, before: 2011-01-01}]"), node, "structural-zeros")
      return []
    }
    return items.compactMap { structuralZero($0) }
  }

  private mutating func structuralZero(_ node: Node) -> StructuralZero? {
    let known = errors.count
    var indicator: String?
    var (before, after): (CalendarDate?, CalendarDate?)
    var units: [String] = []
    let keys = ["indicator", "before", "after", "units"]
    for (key, value) in entries(of: node, "structural-zeros", keys: keys) {
      switch key {
      case "indicator": indicator = string(value, key)
      case "before": before = day(value, key, like: "2011-01-01")
      case "after": after = day(value, key, like: "2011-01-01")
      default: units = strings(value, key)
      }
    }
    guard errors.count == known else { return nil }
    guard let indicator, before != nil || after != nil || !units.isEmpty else {
      expect(
        BilingualText(
          vi: "chỉ tiêu kèm before, after hoặc units", en: "an indicator with before, after or units"), node,
        "structural-zeros")
      return nil
    }
    if let before, let after, before > after {
      expect(
        BilingualText(
          vi: "ngày sau \(before), ngày của before", en: "a day after \(before), the day of before"),
        node.mapping?["after"] ?? node, "after")
      return nil
    }
    return StructuralZero(indicator: indicator, before: before, after: after, units: units)
  }
}
