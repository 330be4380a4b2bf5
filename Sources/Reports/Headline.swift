public import Evaluation
import Forecasting
import Observations
import Probability
import Targets

/// The lines above a table of flags: how many units are expected to miss, how sure that is, and how well such
/// statements did before.
public struct Headline: Sendable {
  /// What is asked: the indicator's name and the rule.
  public let title: String
  /// How many units are expected to miss, with an 80 % interval.
  public let expectation: String
  /// How the same forecasts did in earlier years; nil where nothing is left to forecast.
  public let trackRecord: String?

  /// The lines on `forecast`.
  public init(_ forecast: TargetForecast, record: TrackRecord?, context: ReportContext) {
    let language = context.language
    title = context.title(of: forecast.target)
    expectation = Self.expectation(forecast, language)
    let hasOpen = forecast.units.contains { $0.status.verdict == .open }
    trackRecord = hasOpen ? Self.sentence(record, months: forecast.origin.monthsElapsed, language) : nil
  }

  private static func expectation(_ forecast: TargetForecast, _ language: Language) -> String {
    guard let count = forecast.missCount else {
      let reason = forecast.failure.map { ": " + $0.sentence(language) } ?? ""
      return language(vi: "Chưa đủ số liệu để dự báo\(reason).", en: "Not enough data to forecast\(reason).")
    }
    let decided = forecast.units.count { $0.status.verdict == .missed }
    guard forecast.units.contains(where: { $0.status.verdict == .open }) else {
      return language(
        vi: "Không đạt: \(decided) trên \(forecast.judged); không còn gì phải dự báo.",
        en: "Missed: \(decided) of \(forecast.judged); nothing is left to forecast.")
    }
    let expected = Int(count.mean.rounded())
    let range = "80 %: \(count.quantile(0.1))–\(count.quantile(0.9))"
    return language(
      vi:
        "Dự báo không đạt: \(expected) trên \(forecast.judged) (\(range)), trong đó \(decided) đã chắc chắn.",
      en:
        "Expected to miss: \(expected) of \(forecast.judged) (\(range)), \(decided) of them already certain.")
  }

  private static func sentence(_ record: TrackRecord?, months: Int, _ language: Language) -> String {
    guard let record, let first = record.years.first, let last = record.years.last else {
      return language(
        vi: "Chưa kiểm chứng được: không đủ năm trước để thử lại dự báo này.",
        en: "No track record: too few earlier years to try this forecast on.")
    }
    let rate = fixed(100 * record.baseRate, digits: 0, language)
    let brier = fixed(record.brier, digits: 3, language)
    let other = fixed(record.climatologyBrier, digits: 3, language)
    let skill = record.skill.map { fixed(100 * $0, digits: 0, language) + " %" } ?? "–"
    let years = first == last ? "\(first)" : "\(first)–\(last)"
    return language(
      vi:
        "Kiểm chứng: dự báo sau \(months) tháng các năm \(years), n = \(record.count), \(rate) % không đạt; "
        + "Brier \(brier), tần suất \(other), kỹ năng \(skill).",
      en:
        "Track record: forecasts after \(months) months in \(years), n = \(record.count), \(rate) % missed; "
        + "Brier \(brier), climatology \(other), skill \(skill).")
  }
}

extension FitError {
  /// Why there is no forecast, in a few words.
  func sentence(_ language: Language) -> String {
    switch self {
    case .noWholeYear(let year):
      language(
        vi: "không đơn vị nào có đủ số liệu cả năm trước năm \(year)",
        en: "no unit has a whole year of figures before \(year)")
    case .noBase(let year):
      language(
        vi: "mẫu số bằng 0 trong mọi năm trước \(year)", en: "the denominators before \(year) are all zero")
    case .stockAsBase:
      language(
        vi: "chưa có mô hình cho tỷ lệ có mẫu số là số cuối kỳ",
        en: "a proportion over a stock cannot be forecast yet")
    case .noMaximum(let problem):
      language(
        vi: "không ước lượng được mô hình (\(problem))", en: "the model could not be fitted (\(problem))")
    }
  }
}

extension TargetRule {
  /// The rule in words.
  func phrase(_ language: Language) -> String {
    switch self {
    case .cut(let cut, let rounding):
      language(
        vi: "giảm ít nhất \(cut.onScreen(language)) %", en: "cut by at least \(cut.onScreen(language)) %")
        + rounding.phrase(language)
    case .increase(let rise, let rounding):
      language(
        vi: "tăng ít nhất \(rise.onScreen(language)) %", en: "up by at least \(rise.onScreen(language)) %")
        + rounding.phrase(language)
    case .count(Limit(.atMost, 0)):
      language(vi: "không có trường hợp nào", en: "none")
    case .count(let limit):
      "\(limit.side.phrase(language)) \(grouped(limit.value, language))"
    case .share(let limit, let rounding):
      "\(limit.side.phrase(language)) \(BasisPoints(hundredths: limit.value).onScreen(language)) %"
        + rounding.phrase(language)
    }
  }
}

extension Limit.Side {
  fileprivate func phrase(_ language: Language) -> String {
    switch self {
    case .atMost: language(vi: "không quá", en: "at most")
    case .under: language(vi: "dưới", en: "under")
    case .atLeast: language(vi: "ít nhất", en: "at least")
    case .above: language(vi: "trên", en: "above")
    }
  }
}

extension LineCondition.Rounding {
  fileprivate func phrase(_ language: Language) -> String {
    switch self {
    case .exact: ""
    case .published(let decimals):
      language(vi: " (làm tròn đến \(decimals) số lẻ)", en: " (rounded to \(decimals) decimals)")
    }
  }
}

extension BasisPoints {
  /// The per cent with the language's decimal mark, without its sign.
  func onScreen(_ language: Language) -> String {
    let digits = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2
    return fixed(Double(hundredths) / 100, digits: digits, language)
  }
}
