public import Evaluation
public import Observations
import Regression

/// What is said below a page of trends: how many rest on a handful of cases or turn in few years, and why no turns of
/// the line were looked for.
public struct TrendNote: Sendable {
  /// Up to three sentences, nil where there is nothing to warn of.
  public let text: String?

  /// The note on `trends`.
  public init(_ trends: [UnitTrend], _ language: Language) {
    let sentences = [
      Self.ofSmallCounts(trends, language), Self.ofTurns(trends, language), Self.ofYears(trends, language),
    ].compactMap(\.self)
    text = sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// The remark beside a series does not fit on narrow screens; this does, and so does the next.
  private static func ofSmallCounts(_ trends: [UnitTrend], _ language: Language) -> String? {
    let fitted = trends.filter { (try? $0.fit.get()) != nil }
    let few = fitted.count(where: \.hasFewCases)
    guard few > 0 else { return nil }
    let cases = fixed(UnitTrend.fewCases, digits: 0, language)
    return language(
      vi: "Số nhỏ, dưới \(cases) trường hợp mỗi năm: \(few) trên \(fitted.count) chuỗi, khó kết luận.",
      en: "Small counts, below \(cases) cases a year, hardly tell a trend: \(few) of \(fitted.count) series.")
  }

  private static func ofTurns(_ trends: [UnitTrend], _ language: Language) -> String? {
    let fits = trends.compactMap { try? $0.fit.get() }
    let turning = fits.count(where: \.mayTurnByChance)
    guard turning > 0 else { return nil }
    let years = JoinpointTrend.fewestYearsForCertainty
    return language(
      vi:
        "Điểm gãy tìm thấy khi chưa đủ \(years) năm có thể do ngẫu nhiên: \(turning) trên \(fits.count) chuỗi.",
      en: "Turns found in fewer than \(years) years may be chance: \(turning) of \(fits.count) series.")
  }

  private static func ofYears(_ trends: [UnitTrend], _ language: Language) -> String? {
    let limits = trends.compactMap { try? $0.fit.get().limit }
    let short = limits.count { $0.most == 0 && $0.reason == .years }
    let needed = JoinpointTrend.fewestYears
    guard short > 0 else { return nil }
    return short == limits.count
      ? language(
        vi: "Chưa đủ \(needed) năm trọn để tìm điểm gãy (joinpoint).",
        en: "No joinpoints are looked for: that takes \(needed) whole years.")
      : language(
        vi: "Chưa đủ \(needed) năm trọn để tìm điểm gãy (joinpoint): \(short) trên \(limits.count) chuỗi.",
        en:
          "No joinpoints are looked for in \(short) of \(limits.count) series: that takes \(needed) whole years."
      )
  }
}
