public import Observations

/// A part of a plan file that messages speak of; nil where it has no name yet.
public indirect enum PlanPart: Sendable, Hashable {
  /// The whole.
  case plan
  /// What is counted.
  case indicator(String?)
  /// A reading, and its question, its reason or one of its choices.
  case reading(String?)
  case question(of: String)
  case reason(of: String)
  case choice(String, of: String)
  /// The table of criteria.
  case group(String?)
  case criterion(String?)
  case line(String?)
  case bar(String?)
  /// The rule of a line or bar, or of one that has no name.
  case rule(of: PlanPart?)
  /// One band of a rule.
  case band
  case note
  case schedule
  /// What stands under a key.
  case key(String)

  /// What messages call it.
  public var text: BilingualText {
    switch self {
    case .plan: BilingualText(vi: "kế hoạch", en: "the plan")
    case .indicator(let id): named("chỉ tiêu", "the indicator", id.map { "'\($0)'" })
    case .reading(let id): named("cách hiểu", "the reading", id.map { "'\($0)'" })
    case .question(let id): BilingualText(vi: "câu hỏi của '\(id)'", en: "the question of '\(id)'")
    case .reason(let id): BilingualText(vi: "lý do của '\(id)'", en: "the reason of '\(id)'")
    case .choice(let name, let id):
      BilingualText(vi: "lựa chọn '\(name)' của '\(id)'", en: "the choice '\(name)' of '\(id)'")
    case .group(let id): numbered("nhóm", "group", id)
    case .criterion(let number): numbered("tiêu chí", "criterion", number)
    case .line(let number): numbered("dòng", "line", number)
    case .bar(let id): numbered("điều không xét", "bar", id)
    case .rule(nil): BilingualText(vi: "quy tắc", en: "the rule")
    case .rule(let owner?):
      BilingualText(vi: "quy tắc của \(owner.text.vietnamese)", en: "the rule of \(owner.text.english)")
    case .band: BilingualText(vi: "mức", en: "the band")
    case .note: BilingualText(vi: "ghi chú", en: "the note")
    case .schedule: BilingualText(vi: "lịch báo cáo", en: "the schedule")
    case .key(let key): BilingualText(same: "'\(key)'")
    }
  }

  private func named(_ vietnamese: String, _ english: String, _ name: String?) -> BilingualText {
    let name = name.map { " \($0)" } ?? ""
    return BilingualText(vi: vietnamese + name, en: english + name)
  }

  private func numbered(_ vietnamese: String, _ english: String, _ number: String?) -> BilingualText {
    number.map { BilingualText(vi: "\(vietnamese) \($0)", en: "\(english) \($0)") }
      ?? BilingualText(vi: vietnamese, en: "the \(english)")
  }
}
