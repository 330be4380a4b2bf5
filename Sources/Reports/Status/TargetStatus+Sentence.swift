import Evaluation
import Flagging
import Observations
import Probability
import Targets

extension TargetStatus {
  /// Where the unit stands, in one plain sentence: what moved, whether by more than chance, and what is left.
  func sentence(_ context: ReportContext) -> String {
    let language = context.language
    if let broken = parts.lazy.compactMap(\.brokenBy).first {
      return Reason.notComparable(broken).sentence(context)
    }
    switch verdict {
    case .noData:
      return language(
        vi: "thiếu số liệu nên chưa kết luận được", en: "figures are missing, so that there is no verdict")
    case .notApplicable:
      return language(vi: "không áp dụng: không có mẫu số", en: "not applicable: the denominator is zero")
    case .met, .missed, .open:
      return [movement(context), standing(context)].compactMap(\.self).joined(separator: "; ")
    }
  }

  /// What moved against last year.
  private func movement(_ context: ReportContext) -> String? {
    let language = context.language
    return switch primary.part.kind {
    case .flow: primary.changeEvidence.map { $0.sentence(months: primary.months.count, context) }
    case .stock:
      both(primary.toDate, primary.baseline).map { now, before in
        let (now, before) = (grouped(now, language), grouped(before, language))
        return language(
          vi: "nay \(now), cuối năm trước \(before)", en: "\(now) now, \(before) at the end of last year")
      }
    case .proportion:
      both(primary.toDate, primary.toDateDenominator).map { count, base in
        let share = base > 0 ? " (\(fixed(100 * Double(count) / Double(base), digits: 1, language)) %)" : ""
        return language(
          vi: "đến nay \(grouped(count, language)) trên \(grouped(base, language))\(share)",
          en: "\(grouped(count, language)) of \(grouped(base, language)) so far\(share)")
      }
    }
  }

  /// What the rule says of it; of a conjunction that is missed the part that is.
  private func standing(_ context: ReportContext) -> String? {
    let language = context.language
    if verdict == .missed, let missed = parts.first(where: { $0.verdict == .missed }) {
      return (missed == primary ? "" : missed.figure(context)) + missed.shortfall(language)
    }
    if primary.required != nil, verdict != .missed { return primary.wayUp(language) }
    let allowed = primary.allowed.map { grouped($0, language) } ?? "–"
    if verdict == .met {
      return language(vi: "đạt (được phép \(allowed))", en: "target met (\(allowed) allowed)")
    }
    guard let left = primary.allowanceLeft else { return nil }
    if left == 0 {
      return language(
        vi: "từ nay đến hết năm không được thêm trường hợp nào", en: "none more allowed until the year ends")
    }
    let number = grouped(abs(left), language)
    return left > 0
      ? language(
        vi: "từ nay đến hết năm được phép thêm \(number)", en: "\(number) more allowed until the year ends")
      : language(
        vi: "còn phải giảm \(number) đến hết năm", en: "\(number) fewer needed by the end of the year")
  }
}

extension PartStatus {
  /// How far it is to what is required, or that it is there.
  fileprivate func wayUp(_ language: Language) -> String? {
    guard let required, let slack else { return nil }
    let need = grouped(required, language)
    if verdict == .met {
      return language(vi: "đạt (cần ít nhất \(need))", en: "target met (\(need) required)")
    }
    if slack >= 0 {
      return language(
        vi: "đang đủ mức cần đạt (\(need)), phải giữ đến hết năm",
        en: "at what is required now (\(need)), to be held until the year ends")
    }
    let more = grouped(-slack, language)
    return language(
      vi: "từ nay đến hết năm cần thêm \(more)", en: "\(more) more needed by the end of the year")
  }

  /// `New drug addicts: 172 so far, `.
  fileprivate func figure(_ context: ReportContext) -> String {
    let number = toDate.map { grouped($0, context.language) } ?? "–"
    return context.language(
      vi: "\(context.label(of: part.indicator)): đến nay \(number), ",
      en: "\(context.label(of: part.indicator)): \(number) so far, ")
  }

  /// That it is more than is allowed, for good or at the end of the year.
  fileprivate func shortfall(_ language: Language) -> String {
    if let required {
      return language(
        vi: "không đạt (cần ít nhất \(grouped(required, language)))",
        en: "target missed (\(grouped(required, language)) required)")
    }
    let allowed = allowed.map { grouped($0, language) } ?? "–"
    return isLost
      ? language(
        vi: "đã vượt mức được phép (\(allowed)), năm nay không thể đạt nữa",
        en: "already over what is allowed (\(allowed)), so that the year is lost")
      : language(vi: "không đạt (được phép \(allowed))", en: "target missed (\(allowed) allowed)")
  }
}

extension ChangeEvidence {
  /// `387 after 443 in the same 9 months, 12.6 % fewer (95 %: −24.0 to 0.4 %), which may be chance`.
  fileprivate func sentence(months: Int, _ context: ReportContext) -> String {
    let language = context.language
    let (before, now) = (grouped(comparison.before, language), grouped(comparison.after, language))
    let counts =
      months == 12
      ? language(vi: "cả năm \(now), năm trước \(before)", en: "\(now) in the year after \(before)")
      : language(
        vi: "\(months) tháng \(now), cùng kỳ \(before)",
        en: "\(now) after \(before) in the same \(months) months")
    if comparison.before == comparison.after {
      return counts + language(vi: ": không đổi", en: ": no change")
    }
    let isLarge = comparison.before >= context.plan.leastBaseOfPerCents
    return counts + (isLarge ? percent(language) : "") + chance(language)
  }

  private func percent(_ language: Language) -> String {
    guard let percentChange else { return "" }
    let size = fixed(abs(percentChange), digits: 1, language)
    let word =
      percentChange < 0
      ? language(vi: "giảm \(size) %", en: "\(size) % fewer")
      : language(vi: "tăng \(size) %", en: "\(size) % more")
    guard let limits, let upper = limits.finiteUpper else { return ", \(word)" }
    let ends = (fixed(limits.lower, digits: 0, language), fixed(upper, digits: 0, language))
    return ", \(word) (95 %: \(ends.0) … \(ends.1) %)"
  }

  private func chance(_ language: Language) -> String {
    isBeyondChance
      ? language(vi: ", hơn mức ngẫu nhiên", en: ", more than chance")
      : language(vi: ", có thể chỉ là ngẫu nhiên", en: ", which may be chance")
  }
}
