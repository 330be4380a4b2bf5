import Observations
import YAMLDocuments
import Yams

extension PlanFile {
  /// The targets in `node`: numbers of `lines`, and bare targets.
  mutating func readTargets(_ node: Node, lines: [Scorecard.Line]) -> [Target] {
    items(of: node, "targets").compactMap { item in
      guard let text = string(item, "targets") else { return nil }
      if text.contains(where: { "<>=".contains($0) }) { return bareTarget(text, item) }
      guard let line = lines.first(where: { $0.number == text }) else {
        // A line with mistakes of its own is there all the same.
        if lineOfName[.line(text)] == nil {
          report(
            .unknownLine(text, nearest: Suggestion.nearest(to: text, among: lines.map(\.number))), at: item)
        }
        return nil
      }
      return target(line, item)
    }
  }

  private mutating func bareTarget(_ text: String, _ node: Node) -> Target? {
    do {
      let target = try Target(bare: text)
      for part in target.parts {
        guard let own = indicators.first(where: { $0.indicator.id == part.indicator }) else {
          let nearest = Suggestion.nearest(to: part.indicator, among: indicators.map(\.indicator.id))
          report(.unknownIndicator(part.indicator, nearest: nearest), at: node)
          return nil
        }
        if own.indicator.kind != part.kind {
          report(
            .unfitIndicator(
              part.indicator, needed: BilingualText(vi: part.kind.word, en: "a \(part.kind.word)")), at: node)
          return nil
        }
      }
      return target
    } catch {
      let reason =
        (error as? TargetSyntaxError).map { fault in
          BilingualText(vi: fault.sentence(.vi), en: fault.sentence(.en))
        } ?? BilingualText(same: "\(error)")
      report(.noTarget(text, reason: reason), at: node)
      return nil
    }
  }

  /// The target that a line amounts to. Verdicts know no other readings of its rule than those that a target has; where
  /// the user chose others, the line is scored and no target.
  private mutating func target(_ line: Scorecard.Line, _ node: Node) -> Target? {
    var parts: [TargetPart] = []
    for condition in line.conditions {
      switch rule(of: condition) {
      case .success(let rule):
        let own = indicators.first { $0.indicator.id == condition.indicator }!
        parts.append(TargetPart(indicator: own.indicator.id, rule: rule, kind: own.indicator.kind))
      case .failure(let obstacle):
        if overrides.isEmpty { report(.noTarget(line.number, reason: obstacle.reason), at: node) }
        return nil
      }
    }
    return Target(parts[0], and: Array(parts.dropFirst()), sourceText: line.text.vietnamese)
  }

  private struct Obstacle: Error {
    let reason: BilingualText
  }

  private func rule(of condition: LineCondition) -> Result<TargetRule, Obstacle> {
    func not(_ vietnamese: String, _ english: String) -> Result<TargetRule, Obstacle> {
      .failure(Obstacle(reason: BilingualText(vi: vietnamese, en: english)))
    }
    func possible(_ rule: TargetRule) -> Result<TargetRule, Obstacle> {
      rule.canBeMet
        ? .success(rule) : not("không giá trị nào đạt được mức của quy tắc", "no value meets its limit")
    }
    guard condition.indicator != nil else {
      return not("quy tắc không nêu chỉ tiêu nào", "its rule names no indicator")
    }
    switch condition.test {
    case .fall(by: let cut?, _):
      guard condition.baseline == .previousYear else {
        return not("số gốc không phải năm trước", "its baseline is not the previous year")
      }
      guard condition.afterZero == .hold else {
        return not("năm trước bằng 0 thì không giữ ở mức 0", "after zero it does not hold at zero")
      }
      return .success(.cut(cut, rounding: condition.rounding))
    case .count(let limit): return possible(.count(limit))
    case .share(let limits):
      guard let limit = limits[nil] else {
        return not("tỷ lệ có nhiều mức tùy loại đơn vị", "its share has a limit for each kind of unit")
      }
      return possible(.share(limit, rounding: condition.rounding))
    default:
      return not(
        "quy tắc không phải mức giảm so với năm trước, mức của một số đếm hay mức của một tỷ lệ",
        "its rule is no cut against last year and no limit of a count or of a share")
    }
  }
}

extension Indicator.Kind {
  /// The word for the kind in messages.
  fileprivate var word: String {
    switch self {
    case .flow: "flow"
    case .stock: "stock"
    case .proportion(let base): "proportion over a \(base.rawValue)"
    }
  }
}
