import Observations
import YAMLDocuments
import Yams

extension PlanFile {
  private enum RuleKind: String, CaseIterable {
    case attested, none, count, share, fall, rise, bands, all

    /// The keys of a rule of the kind, and those that it needs.
    var keys: (all: [String], needed: [String]) {
      let limits = Limit.Side.allCases.map(\.rawValue)
      return switch self {
      case .attested: (["kind", "if-none"], [])
      case .none: (["kind", "of", "excused"], [])
      case .count: (["kind", "of"] + limits, [])
      case .share:
        (["kind", "of", "compare", "limit", "by-type", "if-none", "rounding"] + limits, ["if-none"])
      case .fall:
        (
          ["kind", "of", "by", "against", "after-zero", "part", "rounding"], ["of", "against", "after-zero"]
        )
      case .rise:
        (
          ["kind", "of", "by", "as", "against", "after-zero", "no-room", "if-none", "rounding"],
          ["of", "by", "as", "against"]
        )
      case .bands:
        (["kind", "of", "in", "bands", "by-type", "gaps", "below", "if-none", "rounding"], ["in", "below"])
      case .all: (["kind", "needs", "parts"], ["needs", "parts"])
      }
    }
  }

  /// The conditions of a rule, all of which must hold; nil where it has mistakes.
  mutating func conditions(_ node: Node, _ owner: PlanPart) -> [LineCondition]? {
    guard let kindNode = node.mapping?["kind"] else {
      report(.missingKey("kind", of: .rule(of: owner)), at: node)
      return nil
    }
    guard let kind = kindNode.scalar.flatMap({ RuleKind(rawValue: $0.string) }) else {
      expect(Self.oneOf(RuleKind.allCases.map(\.rawValue)), kindNode, "kind")
      return nil
    }
    let known = mistakes.count
    let nodes = values(
      of: node, .rule(of: owner), keys: kind.keys.all, needed: kind.keys.needed)
    var conditions: [LineCondition]?
    if kind == .all {
      let parts = nodes["parts"].map { items(of: $0, "parts") } ?? []
      let read = parts.compactMap { self.conditions($0, owner)?.first }
      let needs = nodes["needs"].flatMap { resolved($0, "needs", legal: ["all", "first"]) }
      conditions = needs == "first" ? Array(read.prefix(1)) : read
      if parts.isEmpty, let node = nodes["parts"] {
        expect(BilingualText(vi: "danh sách quy tắc", en: "a list of rules"), node, "parts")
      }
    } else {
      conditions = condition(kind, nodes, node, owner).map { [$0] }
    }
    return mistakes.count == known ? conditions : nil
  }

  private mutating func condition(
    _ kind: RuleKind, _ nodes: [String: Node], _ node: Node, _ owner: PlanPart
  ) -> LineCondition? {
    let ifNone = nodes["if-none"].flatMap { setting($0, "if-none", LineCondition.Ruling.self) }
    switch kind {
    case .all: return nil
    case .attested: return LineCondition(.attested, ifNone: ifNone)
    case .none:
      let excused = nodes["excused"].flatMap {
        resolved($0, "excused", legal: ["as-attested", "none-excused"])
      }
      return LineCondition(
        .count(Limit(.atMost, 0)), indicator: indicator(nodes, isShare: false),
        excusesByAttestation: excused == "as-attested")
    case .count:
      return limit(nodes, node, isShare: false).map {
        LineCondition(.count($0), indicator: indicator(nodes, isShare: false))
      }
    case .share: return share(nodes, node, ifNone)
    case .fall: return fall(nodes, node, owner)
    case .rise: return rise(nodes, ifNone, node, owner)
    case .bands: return bands(nodes, node, ifNone, owner)
    }
  }

  /// The indicator of a rule; nil where the rule names none.
  mutating func indicator(_ nodes: [String: Node], isShare: Bool) -> String? {
    guard let node = nodes["of"], let id = resolved(node, "of") else { return nil }
    let reading = node.scalar.flatMap { text in readings.first { "$\($0.id)" == text.string } }
    for name in reading?.choices.map(\.id) ?? [id] {
      guard let own = indicators.first(where: { $0.indicator.id == name }) else {
        let nearest = Suggestion.nearest(to: name, among: indicators.map(\.indicator.id))
        report(.unknownIndicator(name, nearest: nearest), at: node)
        return nil
      }
      var isProportion = false
      if case .proportion = own.indicator.kind { isProportion = true }
      if isProportion != isShare {
        report(
          .unfitIndicator(
            name,
            needed: isShare
              ? BilingualText(vi: "một tỷ lệ (proportion)", en: "a proportion")
              : BilingualText(vi: "số vụ (flow) hoặc số tồn (stock)", en: "a flow or a stock")), at: node)
      }
    }
    return id
  }

  private mutating func rounding(_ nodes: [String: Node]) -> LineCondition.Rounding {
    guard let node = nodes["rounding"], node.scalar?.string != "exact" else { return .exact }
    if let decimals = node.scalar.flatMap({ Int($0.string) }), (0...4).contains(decimals) {
      return .published(decimals: decimals)
    }
    expect(
      BilingualText(
        vi: "exact, hoặc số chữ số thập phân của phần trăm đã công bố, từ 0 đến 4",
        en: "exact, or the published decimals of a per cent from 0 to 4"), node, "rounding")
    return .exact
  }

  /// The one limit among `nodes`.
  private mutating func limit(_ nodes: [String: Node], _ node: Node, isShare: Bool) -> Limit? {
    let given = Limit.Side.allCases.filter { nodes[$0.rawValue] != nil }
    guard given.count == 1, let own = nodes[given[0].rawValue] else {
      let words = Limit.Side.allCases.map(\.rawValue).joined(separator: ", ")
      report(.missingKey(given.isEmpty ? "at-least" : "only one of \(words)", of: .rule(of: nil)), at: node)
      return nil
    }
    if isShare { return perCent(own, given[0].rawValue).map { Limit(given[0], $0.hundredths) } }
    return number(own, given[0].rawValue, in: 0...Int(Int32.max)).map { Limit(given[0], $0) }
  }

  private mutating func share(
    _ nodes: [String: Node], _ node: Node, _ ifNone: LineCondition.Ruling?
  ) -> LineCondition? {
    var limits: ByUnitClass<Limit>?
    if let types = nodes["by-type"] {
      limits = byClass(types) { file, value in
        let sides = file.values(of: value, .key("by-type"), keys: Limit.Side.allCases.map(\.rawValue))
        return file.limit(sides, value, isShare: true)
      }
    } else if let own = nodes["limit"], let side = nodes["compare"] {
      let side = setting(side, "compare", Limit.Side.self)
      let value = perCent(own, "limit")
      if let side, let value { limits = ByUnitClass(all: Limit(side, value.hundredths)) }
    } else {
      limits = limit(nodes, node, isShare: true).map { ByUnitClass(all: $0) }
    }
    let indicator = indicator(nodes, isShare: true)
    let rounding = rounding(nodes)
    guard let limits, let ifNone else { return nil }
    return LineCondition(.share(limits), indicator: indicator, ifNone: ifNone, rounding: rounding)
  }

  private mutating func fall(_ nodes: [String: Node], _ node: Node, _ owner: PlanPart) -> LineCondition? {
    let by = nodes["by"].flatMap { perCent($0, "by") }
    if by != nil, nodes["part"] == nil { report(.missingKey("part", of: .rule(of: owner)), at: node) }
    let part = nodes["part"].flatMap { setting($0, "part", LineCondition.PartOfACut.self) }
    let zero = nodes["after-zero"].flatMap {
      setting($0, "after-zero", LineCondition.ZeroRule.self, allowed: [.hold, .met, .missed, .undecided])
    }
    let baseline = nodes["against"].flatMap { setting($0, "against", LineCondition.Baseline.self) }
    let indicator = indicator(nodes, isShare: false)
    let rounding = rounding(nodes)
    guard let zero, let baseline, let indicator else { return nil }
    return LineCondition(
      .fall(by: by, part: part ?? .nothing), indicator: indicator, baseline: baseline, afterZero: zero,
      rounding: rounding)
  }

  private mutating func rise(
    _ nodes: [String: Node], _ ifNone: LineCondition.Ruling?, _ node: Node, _ owner: PlanPart
  ) -> LineCondition? {
    guard let by = nodes["by"], let way = nodes["as"] else { return nil }
    let baseline = nodes["against"].flatMap { setting($0, "against", LineCondition.Baseline.self) }
    let isShare = by.scalar?.string.hasSuffix("%") ?? false
    let indicator = indicator(nodes, isShare: isShare)
    guard isShare else {
      let more = number(by, "by", in: 0...Int(Int32.max))
      let word = resolved(way, "as", legal: ["more", "at-least"])
      guard let more, let word, let baseline, let indicator else { return nil }
      return word == "more"
        ? LineCondition(.rise(.count(more)), indicator: indicator, baseline: baseline)
        : LineCondition(.count(Limit(.atLeast, more)), indicator: indicator)
    }
    for key in ["after-zero", "no-room", "if-none"] where nodes[key] == nil {
      report(.missingKey(key, of: .rule(of: owner)), at: node)
    }
    let zero = nodes["after-zero"].flatMap {
      setting($0, "after-zero", LineCondition.ZeroRule.self, allowed: [.rise, .met, .missed, .undecided])
    }
    let noRoom = nodes["no-room"].flatMap { setting($0, "no-room", LineCondition.Ruling.self) }
    let more = perCent(by, "by")
    let word = resolved(way, "as", legal: ["relative", "points"])
    let rounding = rounding(nodes)
    guard let zero, let noRoom, let ifNone, let more, let word, let baseline, let indicator else {
      return nil
    }
    return LineCondition(
      .rise(word == "relative" ? .relative(more) : .points(more)), indicator: indicator, baseline: baseline,
      afterZero: zero, ifNone: ifNone, noRoom: noRoom, rounding: rounding)
  }

  private mutating func bands(
    _ nodes: [String: Node], _ node: Node, _ ifNone: LineCondition.Ruling?, _ owner: PlanPart
  ) -> LineCondition? {
    guard let measure = nodes["in"].flatMap({ setting($0, "in", LineBands.Measure.self) }) else { return nil }
    let isShare = measure == .percent
    if isShare, ifNone == nil, nodes["if-none"] == nil {
      report(.missingKey("if-none", of: .rule(of: owner)), at: node)
    }
    var hasGaps = false
    var bands: ByUnitClass<[LineBands.Band]>?
    if let types = nodes["by-type"] {
      bands = byClass(types) { file, value in file.bands(value, measure, &hasGaps) }
    } else if let own = nodes["bands"] {
      bands = self.bands(own, measure, &hasGaps).map { ByUnitClass(all: $0) }
    } else {
      report(.missingKey("bands", of: .rule(of: owner)), at: node)
    }
    if hasGaps, nodes["gaps"] == nil { report(.missingKey("gaps", of: .rule(of: owner)), at: node) }
    let gaps = nodes["gaps"].flatMap {
      setting(
        $0, "gaps", LineBands.Gaps.self,
        allowed: isShare ? nil : [.lower, .higher, .nothing, .undecided])
    }
    let below = nodes["below"].flatMap { setting($0, "below", LineBands.Below.self) }
    let indicator = indicator(nodes, isShare: isShare)
    let rounding = rounding(nodes)
    guard let bands, let below, !isShare || ifNone != nil else { return nil }
    return LineCondition(
      .bands(LineBands(measure, bands, gaps: gaps ?? .nothing, below: below)), indicator: indicator,
      ifNone: isShare ? ifNone : nil, rounding: rounding)
  }

  /// A value for every kind of unit.
  private mutating func byClass<Value>(
    _ node: Node, _ read: (inout PlanFile, Node) -> Value?
  ) -> ByUnitClass<Value>? {
    guard let mapping = node.mapping else {
      expect(
        BilingualText(vi: "các loại đơn vị kèm giá trị", en: "kinds of unit with their values"), node,
        "by-type")
      return nil
    }
    var values: [String: Value] = [:]
    for (keyNode, value) in mapping {
      guard let name = string(keyNode, "by-type") else { continue }
      if !classNames.contains(name) {
        report(.unknownClass(name, nearest: Suggestion.nearest(to: name, among: classNames)), at: keyNode)
      }
      values[name] = read(&self, value)
    }
    for name in classNames where values[name] == nil && mapping[.init(name)] == nil {
      report(.missingClass(name), at: node)
    }
    return ByUnitClass(values)
  }
}
