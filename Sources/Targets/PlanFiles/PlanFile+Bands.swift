import Observations
import YAMLDocuments
import Yams

extension PlanFile {
  /// The bands of one kind of unit, lowest first; `hasGaps` becomes true where values lie between two of them.
  mutating func bands(
    _ node: Node, _ measure: LineBands.Measure, _ hasGaps: inout Bool
  ) -> [LineBands.Band]? {
    let known = mistakes.count
    let read = items(of: node, "bands").compactMap { item in band(item, measure).map { (item, $0) } }
    for (place, (item, band)) in read.enumerated().dropFirst() {
      let below = read[place - 1].1
      if band.lower < below.lower {
        report(.unorderedBands(band.text(measure), below.text(measure)), at: item)
      } else if band.overlaps(below) {
        report(.overlappingBands(band.text(measure), below.text(measure)), at: item)
      } else if band.leavesGap(above: below, measure) {
        hasGaps = true
      }
    }
    if let (item, last) = read.last, let upper = last.upper {
      let isWhole = measure == .percent && upper == 10_000 && last.includesUpper
      if !isWhole { report(.openEnd(last.text(measure)), at: item) }
    }
    if read.isEmpty, mistakes.count == known {
      expect(BilingualText(vi: "ít nhất một mức", en: "at least one band"), node, "bands")
    }
    return mistakes.count == known ? read.map(\.1) : nil
  }

  private mutating func band(_ item: Node, _ measure: LineBands.Measure) -> LineBands.Band? {
    let nodes = values(
      of: item, .band, keys: ["from", "above", "to", "under", "points"], needed: ["points"])
    guard let lowerNode = nodes["from"] ?? nodes["above"] else {
      if item.mapping != nil { report(.missingKey("from", of: .band), at: item) }
      return nil
    }
    for (key, other) in [("from", "above"), ("to", "under")] where nodes[key] != nil {
      if let second = nodes[other] {
        expect(BilingualText(vi: "bỏ đi khi đã có '\(key)'", en: "left out beside '\(key)'"), second, other)
      }
    }
    let lower = bound(lowerNode, nodes["from"] == nil ? "above" : "from", measure)
    let upperNode = nodes["to"] ?? nodes["under"]
    let upper = upperNode.flatMap { bound($0, nodes["to"] == nil ? "under" : "to", measure) }
    let points = nodes["points"].flatMap { self.points($0) }
    guard let lower, let points, upperNode == nil || upper != nil else { return nil }
    if let upper, let upperNode, upper < lower {
      expect(
        BilingualText(vi: "không nhỏ hơn cận dưới", en: "at least the lower bound"), upperNode,
        nodes["to"] == nil ? "under" : "to")
      return nil
    }
    return LineBands.Band(
      lower: lower, includesLower: nodes["from"] != nil, upper: upper, includesUpper: nodes["to"] != nil,
      points: points)
  }

  private mutating func bound(_ node: Node, _ key: String, _ measure: LineBands.Measure) -> Int? {
    measure == .percent
      ? perCent(node, key)?.hundredths : number(node, key, in: 0...Int(Int32.max))
  }
}

extension LineBands.Band {
  /// Whether a value is in both bands, of which `below` begins no higher.
  fileprivate func overlaps(_ below: LineBands.Band) -> Bool {
    guard let end = below.upper else { return true }
    return end > lower || end == lower && below.includesUpper && includesLower
  }

  /// Whether values lie between the bands.
  fileprivate func leavesGap(above below: LineBands.Band, _ measure: LineBands.Measure) -> Bool {
    guard let end = below.upper else { return false }
    if measure == .percent { return end < lower || !below.includesUpper && !includesLower }
    return (below.includesUpper ? end + 1 : end) < (includesLower ? lower : lower + 1)
  }

  /// `from 80% to 85%`, `above 2`.
  fileprivate func text(_ measure: LineBands.Measure) -> String {
    func number(_ bound: Int) -> String {
      measure == .count ? "\(bound)" : "\(BasisPoints(hundredths: bound))%"
    }
    let start = (includesLower ? "from " : "above ") + number(lower)
    return start + (upper.map { (includesUpper ? " to " : " under ") + number($0) } ?? "")
  }
}
