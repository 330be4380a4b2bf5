import Observations
import Targets

extension Plan {
  /// Fails where a target treats an indicator that the built-in plan knows as a stock or a proportion as something else:
  /// the months of a stock would be added.
  func requireBuiltInKinds(_ language: Language) throws {
    for part in targets.flatMap(\.parts) {
      guard let kind = Plan.quangNinh120.kind(of: part.indicator), let rule = part.rightSpelling(for: kind)
      else { continue }
      throw Failure(usage: "'\(part)': \(rule.text(language))")
    }
  }
}

extension TargetPart {
  /// How a target for an indicator of `known` is written, where this one is of another kind.
  fileprivate func rightSpelling(for known: Indicator.Kind) -> BilingualText? {
    switch (known, kind) {
    case (.flow, _), (.stock, .stock), (.proportion, .proportion): nil
    case (.stock, .flow):
      BilingualText(
        vi: "'\(indicator)' là số tồn, không cộng các tháng; hãy viết stock:\(self)",
        en: "'\(indicator)' is a stock, whose months are not added; write stock:\(self)")
    case (.stock, .proportion):
      BilingualText(
        vi: "'\(indicator)' là số tồn, không phải tỷ lệ; hãy viết, ví dụ, stock:\(indicator)=-15%",
        en: "'\(indicator)' is a stock, not a ratio; write, for example, stock:\(indicator)=-15%")
    case (.proportion, .flow), (.proportion, .stock):
      BilingualText(
        vi: "'\(indicator)' là tỷ lệ, phải so với mẫu số; hãy viết, ví dụ, \(indicator)<10%",
        en:
          "'\(indicator)' is a proportion, held against its denominator; write, for example, \(indicator)<10%"
      )
    }
  }
}
