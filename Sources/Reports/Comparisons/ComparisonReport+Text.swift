public import Observations
import Probability
import Targets

extension ComparisonReport {
  /// A sentence for everybody, the figures for those who ask, and what such counts can show, folded to `width`.
  public func text(_ language: Language, width: Int? = nil) -> String {
    let sentences = [
      sentence(language), probabilitySentence(language), powerSentence(language),
    ].map { $0.folded(to: width) + "\n" }
    guard comparison.before + comparison.after > 0 else { return sentences[0] + sentences[2] }
    return sentences[0] + "\n" + screenTable(language).terminalText(language, width: width) + "\n"
      + sentences[1] + sentences[2]
  }

  /// What happened, and whether chance alone does as much.
  func sentence(_ language: Language) -> String {
    let (before, after) = (grouped(comparison.before, language), grouped(comparison.after, language))
    let pair = language(vi: "\(after) sau \(before): ", en: "\(after) after \(before): ")
    guard comparison.before + comparison.after > 0 else {
      return pair + language(vi: "không có gì để so sánh.", en: "there is nothing to compare.")
    }
    guard let change = comparison.percentChange else {
      return pair
        + language(
          vi: "trước không có trường hợp nào nên không tính được phần trăm; ",
          en: "none before, so that there is no percentage; ") + judgement(language)
    }
    guard change != 0 else {
      return pair
        + (isRate
          ? language(vi: "tỷ suất không thay đổi.", en: "the rate is unchanged.")
          : language(vi: "không thay đổi.", en: "no change."))
    }
    let size = Self.size(of: change, language)
    let what =
      change < 0
      ? language(vi: "giảm \(size)", en: "down \(size)") : language(vi: "tăng \(size)", en: "up \(size)")
    let joint =
      chance < 1 - level.value ? language(vi: ", và ", en: ", and ") : language(vi: ", nhưng ", en: ", but ")
    return pair + (isRate ? language(vi: "tỷ suất ", en: "the rate is ") : "") + what + joint
      + judgement(language)
  }

  /// Whether the periods are of different exposure, so that counts are not compared as they are.
  private var isRate: Bool { comparison.exposureBefore != comparison.exposureAfter }

  /// The size of a change in percent that is not 0, never "0.0 %".
  private static func size(of change: Double, _ language: Language) -> String {
    guard abs(change) >= 0.05 else { return language(vi: "chưa đến 0,1 %", en: "less than 0.1 %") }
    return fixed(abs(change), digits: abs(change) < 10 ? 1 : 0, language) + " %"
  }

  /// How often chance alone makes such a difference.
  private func judgement(_ language: Language) -> String {
    let often = Self.frequency(chance, language)
    if chance < 1 - level.value {
      return language(
        vi: "chênh lệch như vậy khó là ngẫu nhiên: nếu không có gì thay đổi, chỉ gặp \(often).",
        en: "such a difference is hardly chance: if nothing had changed it would be seen "
          + "\(chance < 0.001 ? "" : "only ")\(often).")
    }
    if chance < 0.2 {
      return language(
        vi: "chênh lệch như vậy có thể chỉ là ngẫu nhiên: dù không có gì thay đổi, vẫn gặp \(often).",
        en: "such a difference may be chance: even if nothing had changed it would be seen \(often).")
    }
    return language(
      vi: "chênh lệch như vậy thường là ngẫu nhiên: dù không có gì thay đổi, vẫn gặp \(often).",
      en: "such a difference is often chance: even if nothing had changed it would be seen \(often).")
  }

  /// `p` as so many times in a hundred or in a thousand, never "0 times" or "100 times".
  private static func frequency(_ p: Double, _ language: Language) -> String {
    if p < 0.001 { return language(vi: "dưới 1 lần trong 1.000", en: "less than once in 1,000") }
    if p >= 0.995 { return language(vi: "gần như mọi lần", en: "almost every time") }
    let (times, of) =
      p < 0.01
      ? (Int((p * 1000).rounded()), grouped(1000, language)) : (Int((p * 100).rounded()), "100")
    return language(
      vi: "khoảng \(times) lần trong \(of)", en: "about \(times) \(times == 1 ? "time" : "times") in \(of)")
  }

  private func probabilitySentence(_ language: Language) -> String {
    let share = percent(probabilityOfCut, isDecided: false)
    let size = cut.onScreen(language)
    return language(
      vi: "Xác suất tỷ suất thật đã giảm từ \(size) % trở lên: \(share).",
      en: "Probability that the rate itself was cut by \(size) % or more: \(share).")
  }

  private func powerSentence(_ language: Language) -> String {
    let size = cut.onScreen(language)
    let before = grouped(comparison.before, language)
    let often = percent(power, isDecided: true)
    let needed =
      plan.casesBefore(forPower: Self.wantedPower).map {
        language(vi: "khoảng ", en: "some ") + grouped(Self.roundedUp($0), language)
      } ?? language(vi: "hàng tỷ", en: "billions of")
    let wanted = percent(Self.wantedPower, isDecided: true)
    let only = power < Self.wantedPower ? "chỉ " : ""
    let period = isRate ? language(vi: "ở kỳ trước", en: "before") : language(vi: "mỗi kỳ", en: "a period")
    return language(
      vi: "Nếu tỷ suất thật giảm đúng \(size) %, so sánh từ \(before) trường hợp \(only)nhận ra với xác suất "
        + "\(often); muốn \(wanted) cần \(needed) trường hợp \(period).",
      en: "If the rate is cut by just \(size) %, a comparison that starts from \(before) cases shows it with "
        + "probability \(often); for \(wanted) it takes \(needed) cases \(period).")
  }

  /// Upwards to two significant digits.
  static func roundedUp(_ cases: Int) -> Int {
    var unit = 1
    while cases / unit >= 100 { unit *= 10 }
    return (cases + unit - 1) / unit * unit
  }

  /// One line a method.
  private func screenTable(_ language: Language) -> Table {
    let percentage = BasisPoints(hundredths: Int((level.value * 10_000).rounded())).onScreen(language)
    let size = cut.onScreen(language)
    return Table(
      columns: [
        .init(onScreen: BilingualText(vi: "Cách tính", en: "Method")),
        .init(onScreen: BilingualText(vi: "Thay đổi, %", en: "Change, %")),
        .init(onScreen: BilingualText(vi: "\(percentage) % từ", en: "\(percentage) % from")),
        .init(onScreen: BilingualText(vi: "đến", en: "to")),
        .init(onScreen: BilingualText(vi: "p: không đổi", en: "p: no change")),
        .init(onScreen: BilingualText(vi: "p: chưa giảm \(size) %", en: "p: not cut by \(size) %")),
      ],
      rows: Self.methods.map { method in
        let limits = comparison.percentChangeLimits(method, level: level)
        return [
          .word(method.rawValue, method.label), .real(comparison.percentChange, digits: 1),
          .real(limits?.lower, digits: 1), .real(limits?.upper, digits: 1),
          .pValue(comparison.test(method).pValue),
          .pValue(comparison.test(method, .less, nullRatio: targetRatio).pValue),
        ]
      })
  }
}

extension RateComparison.Method {
  /// What a screen calls it.
  fileprivate var label: BilingualText {
    switch self {
    case .exact: BilingualText(vi: "chính xác (C)", en: "exact (C)")
    case .midP: BilingualText(vi: "mid-p (C)", en: "mid-p (C)")
    case .score: BilingualText(vi: "score", en: "score")
    case .logWald: BilingualText(vi: "Wald, log", en: "Wald, log")
    case .minimumLikelihood: BilingualText(vi: "ít khả dĩ hơn (C)", en: "minimum likelihood (C)")
    case .wald: BilingualText(vi: "Wald", en: "Wald")
    case .squareRoot: BilingualText(vi: "căn bậc hai", en: "square root")
    case .eTest: BilingualText(vi: "E-test", en: "E-test")
    }
  }
}
