import Observations
import YAMLDocuments
import Yams

extension PlanFile {
  /// The table of criteria in `node`, with the settings in `nodes`.
  mutating func readScorecard(_ node: Node, _ nodes: [String: Node]) -> Scorecard {
    let groups = items(of: node, "groups").compactMap { readGroup($0) }
    let bars = nodes["bars"].map { items(of: $0, "bars").compactMap { readBar($0) } } ?? []
    let comparison = nodes["compare"].flatMap { setting($0, "compare", Scorecard.Comparison.self) }
    let total = nodes["total"].flatMap { setting($0, "total", Scorecard.Total.self) }
    return Scorecard(
      groups: groups, bars: bars, unitClasses: unitClasses, comparison: comparison ?? .sameMonths,
      total: total ?? .lines, passMark: nodes["pass-mark"].flatMap { readPassMark($0) },
      schedule: nodes["schedule"].flatMap { readSchedule($0) },
      notes: nodes["notes"].map { items(of: $0, "notes").compactMap { bilingual($0, .note) } } ?? [])
  }

  private mutating func readPassMark(_ node: Node) -> Fraction? {
    guard let text = resolved(node, "pass-mark"), text != "none" else { return nil }
    if let mark = Fraction(decimal: text) { return mark }
    expect(BilingualText(vi: "none hoặc số điểm", en: "none or a number of points"), node, "pass-mark")
    return nil
  }

  private mutating func readGroup(_ item: Node) -> Scorecard.Group? {
    let nodes = values(
      of: item, .group(nil), keys: ["group", "vi", "en", "points", "criteria"], needed: ["group", "criteria"])
    guard let idNode = nodes["group"], let id = string(idNode, "group") else { return nil }
    note(.group(id), at: idNode)
    let text = bilingual(item, .group(id), nodes)
    let stated = nodes["points"].flatMap { points($0) }
    let criteria = nodes["criteria"].map { items(of: $0, "criteria").compactMap { readCriterion($0) } } ?? []
    guard let text else { return nil }
    let group = Scorecard.Group(id: id, text: text, statedPoints: stated, criteria: criteria)
    noteSum(.group(id), group.points, stated, at: nodes["points"])
    return group
  }

  private mutating func readCriterion(_ item: Node) -> Scorecard.Criterion? {
    let nodes = values(
      of: item, .criterion(nil), keys: ["criterion", "vi", "en", "points", "share-out", "lines"],
      needed: ["criterion", "lines"])
    guard let idNode = nodes["criterion"], let number = string(idNode, "criterion") else { return nil }
    note(.criterion(number), at: idNode)
    let text = bilingual(item, .criterion(number), nodes)
    let stated = nodes["points"].flatMap { points($0) }
    let items = nodes["lines"].map { self.items(of: $0, "lines") } ?? []
    let way = nodes["share-out"].flatMap { resolved($0, "share-out", legal: ["equal", "all-or-nothing"]) }
    if nodes["share-out"] != nil, nodes["points"] == nil {
      report(.missingKey("points", of: .criterion(number)), at: item)
    }
    let share = way == "equal" && !items.isEmpty ? stated.map { $0 / Fraction(items.count) } : nil
    let lines = items.compactMap { readLine($0, share: share, isShared: nodes["share-out"] != nil) }
    guard let text else { return nil }
    let criterion = Scorecard.Criterion(
      number: number, text: text, statedPoints: stated, isAllOrNothing: way == "all-or-nothing", lines: lines)
    noteSum(.criterion(number), criterion.points, stated, at: nodes["points"])
    return criterion
  }

  private mutating func readLine(_ item: Node, share: Fraction?, isShared: Bool) -> Scorecard.Line? {
    let nodes = values(
      of: item, .line(nil), keys: ["line", "vi", "en", "points", "scored", "rule"], needed: ["line", "rule"])
    guard let idNode = nodes["line"], let number = string(idNode, "line") else { return nil }
    note(.line(number), at: idNode)
    let text = bilingual(item, .line(number), nodes)
    let own = nodes["points"].flatMap { points($0) }
    if isShared, let node = nodes["points"] {
      expect(
        BilingualText(
          vi: "bỏ đi, vì tiêu chí tự chia điểm", en: "left out, as the criterion shares out its points"),
        node, "points")
    } else if !isShared, nodes["points"] == nil, item.mapping != nil {
      report(.missingKey("points", of: .line(number)), at: item)
    }
    let scored = nodes["scored"].flatMap { resolved($0, "scored", legal: ["scored", "not-scored"]) }
    let conditions = nodes["rule"].flatMap { self.conditions($0, .line(number)) }
    guard let text, let conditions else { return nil }
    if let own { checkBands(conditions, points: own, at: nodes["rule"] ?? item) }
    return Scorecard.Line(
      number: number, text: text, points: own ?? share, printsPoints: own != nil,
      isScored: scored != "not-scored", conditions: conditions)
  }

  /// The highest band earns what the line is worth.
  private mutating func checkBands(_ conditions: [LineCondition], points: Fraction, at node: Node) {
    for condition in conditions {
      guard case .bands(let bands) = condition.test else { continue }
      for name in classNames.isEmpty ? [nil] : classNames.map(Optional.some) {
        if let most = bands.bands[name]?.last?.points, most != points {
          return report(.unequalPoints(bands: most, line: points), at: node)
        }
      }
    }
  }

  private mutating func readBar(_ item: Node) -> Scorecard.Bar? {
    let nodes = values(of: item, .bar(nil), keys: ["bar", "vi", "en", "rule"], needed: ["bar", "rule"])
    guard let idNode = nodes["bar"], let id = string(idNode, "bar") else { return nil }
    note(.bar(id), at: idNode)
    let text = bilingual(item, .bar(id), nodes)
    let conditions = nodes["rule"].flatMap { self.conditions($0, .bar(id)) }
    guard let text, let condition = conditions?.first else { return nil }
    return Scorecard.Bar(id: id, text: text, condition: condition)
  }

  private mutating func readSchedule(_ node: Node) -> Scorecard.Schedule? {
    let nodes = values(
      of: node, .schedule, keys: ["reports", "recognition"], needed: ["reports", "recognition"])
    guard let reportNode = nodes["reports"], let recognitionNode = nodes["recognition"] else { return nil }
    let reports = values(
      of: reportNode, .key("reports"), keys: ["before-day", "months", "vi", "en"],
      needed: ["before-day", "months"])
    let recognition = values(
      of: recognitionNode, .key("recognition"), keys: ["before", "vi", "en"], needed: ["before"])
    let day = reports["before-day"].flatMap { number($0, "before-day", in: 1...31) }
    let months = reports["months"].map { node in
      items(of: node, "months").compactMap { number($0, "months", in: 1...12) }
    }
    let before = recognition["before"].flatMap { monthDay($0) }
    let texts = (
      bilingual(reportNode, .key("reports"), reports),
      bilingual(recognitionNode, .key("recognition"), recognition)
    )
    guard let day, let months, let before, let report = texts.0, let asked = texts.1 else { return nil }
    return Scorecard.Schedule(
      reportBeforeDay: day, reportMonths: months, report: report, recognitionBefore: before,
      recognition: asked)
  }

  /// A day as `MM-DD`.
  private mutating func monthDay(_ node: Node) -> Scorecard.MonthDay? {
    let parts = node.scalar?.string.split(separator: "-").map { Int($0) } ?? []
    if parts.count == 2, let month = parts[0], let day = parts[1],
      CalendarDate(year: 2000, month: month, day: day) != nil
    {
      return Scorecard.MonthDay(month: month, day: day)
    }
    expect(BilingualText(vi: "ngày như 10-15", en: "a day such as 10-15"), node, "before")
    return nil
  }

  private mutating func noteSum(_ owner: PlanPart, _ sum: Fraction, _ heading: Fraction?, at node: Node?) {
    guard let heading, sum != heading else { return }
    notes.append(
      PlanNote(
        file: name, line: node?.mark?.line, column: node?.mark?.column, owner: owner, sum: sum,
        heading: heading))
  }
}
