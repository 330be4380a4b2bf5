import Flagging
import Observations
import Targets

extension TargetStatus {
  /// What stands beside the numbers, as one plain sentence: a break between the years, else what figures carried over by
  /// weight leave open.
  func note(_ context: ReportContext) -> String? {
    if let broken = parts.lazy.compactMap(\.brokenBy).first {
      return Reason.notComparable(broken).sentence(context)
    }
    return remark(context)
  }

  /// What figures carried over by weight leave open; nil where they leave nothing open, and where there is no verdict.
  func remark(_ context: ReportContext) -> String? {
    guard let verdictRange, verdict != .noData else { return nil }
    let language = context.language
    let ranges = parts.enumerated().flatMap { place, part in
      part.rangesInWords(language).map { range in
        place == 0 ? range : "\(context.label(of: part.part.indicator)): \(range)"
      }
    }
    guard !ranges.isEmpty else { return nil }
    return ranges.joined(separator: ", ") + ": " + consequence(verdictRange, language)
  }
}

extension TargetStatus {
  /// What the division of split units decides: the verdict, while the year is open what is allowed, or nothing.
  fileprivate func consequence(_ range: VerdictRange, _ language: Language) -> String {
    if range.dependsOnDivision {
      return language(
        vi: "kết luận tùy cách chia đơn vị bị tách", en: "the verdict depends on how split units are divided")
    }
    guard verdict == .open else {
      return language(
        vi: "chia cách nào kết luận cũng vậy", en: "the verdict is the same however they are divided")
    }
    if let bound = primary.boundRange, bound.lowerBound < bound.upperBound {
      let span = "\(grouped(bound.lowerBound, language))–\(grouped(bound.upperBound, language))"
      if primary.required != nil {
        return language(
          vi: "cần ít nhất \(span) tùy cách chia đơn vị bị tách",
          en: "\(span) required, depending on how split units are divided")
      }
      return language(
        vi: "được phép \(span) tùy cách chia đơn vị bị tách",
        en: "\(span) allowed, depending on how split units are divided")
    }
    return language(
      vi: "chia cách nào mức được phép cũng vậy", en: "the allowance is the same however they are divided")
  }
}

extension PartStatus {
  /// The ranges of the figures that the rule rests on.
  fileprivate func rangesInWords(_ language: Language) -> [String] {
    var words: [String] = []
    if part.rule.needsBaseline, let range = baselineRange, range.low < range.high {
      words.append(
        language(
          vi: "số năm trước ước tính, \(range.inWords(language))",
          en: "baseline estimated, \(range.inWords(language))"))
    }
    if let range = toDateRange {
      let base =
        toDateDenominatorRange.map { language(vi: " trên ", en: " of ") + $0.inWords(language) } ?? ""
      words.append(
        language(
          vi: "số đến nay ước tính, \(range.inWords(language))\(base)",
          en: "to date estimated, \(range.inWords(language))\(base)"))
    }
    return words
  }
}

extension CarriedRange {
  /// `3–9`, or one number where both ends meet.
  fileprivate func inWords(_ language: Language) -> String {
    low == high ? grouped(low, language) : "\(grouped(low, language))–\(grouped(high, language))"
  }
}

extension StatusTable.Row {
  /// What stands beside the numbers, and what the verdict was before last year's figure was revised.
  func remark(_ context: ReportContext) -> String? {
    let language = context.language
    let revision = both(first, first?.baseline).map { first, baseline in
      let verdict = first.verdict.words.text(language)
      let number = grouped(baseline, language)
      return language(
        vi: "số năm trước báo cáo lần đầu là \(number), khi đó kết luận: \(verdict)",
        en: "last year's figure was first reported as \(number), with the verdict then: \(verdict)")
    }
    let words = [status.note(context), revision].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }
}
