public import Observations
public import Targets

/// A plan in words: what it holds, how its points add up, and how its text is read.
public struct PlanText: Sendable {
  private let plan: Plan
  private let language: Language

  /// The words of `plan` in `language`.
  public init(_ plan: Plan, language: Language) {
    self.plan = plan
    self.language = language
  }

  /// What the plan holds, a few lines.
  public var summary: String {
    var lines = [plan.version + (plan.name.map { ": \($0.text(language))" } ?? ""), plan.source]
    var counts = [
      language(vi: "\(plan.indicators.count) chỉ tiêu số liệu", en: "\(plan.indicators.count) indicators"),
      language(vi: "\(plan.readings.count) cách hiểu", en: "\(plan.readings.count) readings"),
    ]
    if let scorecard = plan.scorecard {
      let criteria = scorecard.groups.reduce(0) { $0 + $1.criteria.count }
      counts.insert(
        language(
          vi: "\(scorecard.groups.count) nhóm, \(criteria) tiêu chí, \(scorecard.lines.count) dòng, "
            + "\(scorecard.bars.count) điều không xét",
          en: "\(scorecard.groups.count) groups, \(criteria) criteria, \(scorecard.lines.count) lines, "
            + "\(scorecard.bars.count) bars"), at: 0)
    }
    lines.append(counts.joined(separator: ", "))
    lines += sums
    if !plan.targets.isEmpty {
      let targets = plan.targets.map(\.description).joined(separator: ", ")
      lines.append(language(vi: "Chỉ tiêu: ", en: "Targets: ") + targets)
    }
    lines += schedule
    return lines.map { $0.onOneLine + "\n" }.joined()
  }

  /// The points of the groups by their lines and by their headings.
  public var sums: [String] {
    guard let scorecard = plan.scorecard else { return [] }
    let groups = scorecard.groups
    func sum(_ points: [Fraction]) -> String {
      let total = points.reduce(.zero, +).onScreen(language)
      return points.map { $0.onScreen(language) }.joined(separator: " + ") + " = \(total)"
    }
    var lines = [
      language(vi: "Điểm theo từng dòng: ", en: "Points by lines: ") + sum(groups.map(\.points))
    ]
    let stated = groups.compactMap(\.statedPoints)
    if stated.count == groups.count {
      lines.append(language(vi: "Điểm theo tiêu đề: ", en: "Points by headings: ") + sum(stated))
    }
    let most = scorecard.points.onScreen(language)
    let way =
      switch scorecard.total {
      case .lines: language(vi: "cộng các dòng, tối đa \(most)", en: "the sum of the lines, at most \(most)")
      case .headings:
        language(
          vi: "cộng các dòng, mỗi nhóm không quá tiêu đề, tối đa \(most)",
          en: "the sum of the lines, no group above its heading, at most \(most)")
      case .rescaled:
        language(
          vi: "mỗi nhóm quy về điểm ở tiêu đề, tối đa \(most)",
          en: "each group scaled to its heading, at most \(most)")
      }
    lines.append(language(vi: "Tổng điểm: ", en: "Total: ") + way)
    let mark = scorecard.passMark.map { $0.onScreen(language) }
    lines.append(
      language(vi: "Điểm đạt: \(mark ?? "không có")", en: "Pass mark: \(mark ?? "none")"))
    return lines
  }

  private var schedule: [String] {
    guard let schedule = plan.scorecard?.schedule else { return [] }
    return [schedule.report, schedule.recognition].map { $0.text(language) }
  }

  /// How the text is read: every reading with its question, its choices, that in force, and the reason; then the faults
  /// that change no score.
  public var readings: String {
    var blocks = plan.readings.map(block)
    if let notes = plan.scorecard?.notes, !notes.isEmpty {
      let heading = language(
        vi: "Lỗi trong văn bản không ảnh hưởng điểm:", en: "Faults of the text that change no score:")
      blocks.append(([heading] + notes.map { "  \($0.text(language))" }).map { $0.onOneLine + "\n" }.joined())
    }
    return blocks.joined(separator: "\n")
  }

  private func block(_ reading: DeclaredReading) -> String {
    var lines = [
      "\(reading.id) (\(reading.lines.joined(separator: ", "))): \(reading.question.text(language))"
    ]
    for choice in reading.choices {
      let mark = choice.id == reading.chosen ? "*" : " "
      lines.append("  \(mark) \(choice.id): \(choice.text.text(language))")
    }
    if !reading.choices.contains(where: { $0.id == reading.chosen }) { lines.append("  * \(reading.chosen)") }
    if reading.chosen != reading.standard, !reading.standard.hasPrefix("$") {
      lines.append(
        language(vi: "    mặc định: \(reading.standard)", en: "    default: \(reading.standard)"))
    }
    lines.append("    " + language(vi: "vì: ", en: "because: ") + reading.reason.text(language))
    return lines.map { $0.onOneLine + "\n" }.joined()
  }
}
