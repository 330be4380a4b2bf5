public import Evaluation
public import Observations
import Regression

/// What is said below a page of trends: why no turns of the line were looked for.
public struct TrendNote: Sendable {
  /// One sentence, nil where joinpoints were looked for in every series.
  public let text: String?

  /// The note on `trends`.
  public init(_ trends: [UnitTrend], _ language: Language) {
    let limits = trends.compactMap { try? $0.fit.get().limit }
    let short = limits.count { $0.most == 0 && $0.reason == .years }
    let needed = JoinpointTrend.fewestYears
    guard short > 0 else {
      text = nil
      return
    }
    text =
      short == limits.count
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
