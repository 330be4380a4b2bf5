import Evaluation
import Flagging
import Observations

extension WatchedPeriod {
  /// What is to be said of the period, in plain words; `obstacle` is why nothing is foretold of its unit.
  func sentence(_ obstacle: WatchedSeries.Obstacle?, _ context: ReportContext) -> String {
    let language = context.language
    let name = period.name(language)
    guard let value else {
      let reason = (missingReason ?? .notReported).label.text(language)
      return language(vi: "\(name): chưa có số liệu (\(reason)).", en: "\(name): no figure (\(reason)).")
    }
    guard expectation != nil else {
      let number = "\(name): \(grouped(value, language))"
      guard let obstacle else { return number + "." }
      return "\(number); \(obstacle.sentence(context))."
    }
    let drifts = [signals.contains(.rising) ? rise : nil, signals.contains(.falling) ? fall : nil]
    let words = zip(drifts, [Signal.rising, .falling]).compactMap { drift, signal in
      drift.map { $0.sentence(signal, language) }
    }
    return ([countSentence(language)] + words).compactMap(\.self).joined(separator: " ")
  }

  /// The count against its limits; nil without one.
  func countSentence(_ language: Language) -> String? {
    guard let value, let expectation else { return nil }
    let limits = expectation.limits
    let (name, number) = (period.name(language), grouped(value, language))
    let usual =
      limits.low == limits.high
      ? grouped(limits.high, language)
      : "\(grouped(limits.low, language))–\(grouped(limits.high, language))"
    if value > limits.high, let high = expectation.high {
      let chance = Self.chance(high, language)
      return language(
        vi: "\(name): \(number), thường chỉ \(usual); riêng ngẫu nhiên thì nhiều đến thế \(chance).",
        en: "\(name): \(number), usually \(usual); by chance alone so many occur \(chance).")
    }
    if value < limits.low, let low = expectation.low {
      let chance = Self.chance(low, language)
      return language(
        vi: "\(name): \(number), thường \(usual); riêng ngẫu nhiên thì ít đến thế \(chance).",
        en: "\(name): \(number), usually \(usual); by chance alone so few occur \(chance).")
    }
    return language(
      vi: "\(name): \(number), như thường lệ (\(usual)).", en: "\(name): \(number), as usual (\(usual)).")
  }

  /// `about once in 400`; no chance is claimed to be known below one in 10,000.
  private static func chance(_ p: Double, _ language: Language) -> String {
    guard p > 1e-4 else {
      let most = grouped(10_000, language)
      return language(vi: "hiếm hơn 1 trên \(most) lần", en: "less than once in \(most)")
    }
    let times = 1 / p
    let unit = times < 100 ? 1.0 : times < 1_000 ? 10 : 100
    let number = grouped(Int((times / unit).rounded() * unit), language)
    return language(vi: "khoảng 1 trên \(number) lần", en: "about once in \(number)")
  }
}

extension WatchedPeriod.Drift {
  /// That the sum for a rise or a fall has reached its limit.
  fileprivate func sentence(_ signal: WatchedPeriod.Signal, _ language: Language) -> String {
    let numbers = (fixed(sum, digits: 1, language), fixed(limit ?? 0, digits: 1, language))
    return signal == .rising
      ? language(
        vi: "Xu hướng tăng kéo dài: phần vượt cộng dồn \(numbers.0), giới hạn \(numbers.1).",
        en: "A lasting rise: the excess adds up to \(numbers.0), limit \(numbers.1).")
      : language(
        vi: "Xu hướng giảm kéo dài: phần hụt cộng dồn \(numbers.0), giới hạn \(numbers.1).",
        en: "A lasting fall: the shortfall adds up to \(numbers.0), limit \(numbers.1).")
  }
}

extension WatchedSeries.Obstacle {
  /// Why nothing is foretold, as a part of a sentence.
  func sentence(_ context: ReportContext) -> String {
    let language = context.language
    return switch self {
    case .noPast:
      language(
        vi: "chưa có năm trước nào đủ số liệu để so", en: "no whole earlier year to hold it against")
    case .notComparable(let divide): Reason.notComparable(divide).sentence(context)
    case .noFit: language(vi: "không ước lượng được mô hình", en: "the model could not be fitted")
    }
  }
}

extension Period {
  /// `Tháng 4`, `Quý 2`, `Tháng 1–2`; `Month 4`, `Quarter 2`, `Months 1–2`.
  func name(_ language: Language) -> String {
    if monthCount == 1 { return language(vi: "Tháng \(firstMonth)", en: "Month \(firstMonth)") }
    if monthCount == 3, lastMonth % 3 == 0 {
      return language(vi: "Quý \(lastMonth / 3)", en: "Quarter \(lastMonth / 3)")
    }
    let months = "\(firstMonth)–\(lastMonth)"
    return language(vi: "Tháng \(months)", en: "Months \(months)")
  }
}

extension WatchedPeriod.Signal {
  /// The word on screens.
  var label: BilingualText {
    switch self {
    case .high: BilingualText(vi: "cao bất thường", en: "unusually high")
    case .low: BilingualText(vi: "thấp bất thường", en: "unusually low")
    case .rising: BilingualText(vi: "tăng kéo dài", en: "lasting rise")
    case .falling: BilingualText(vi: "giảm kéo dài", en: "lasting fall")
    }
  }
}
