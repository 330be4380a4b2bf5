import Evaluation
public import Observations
import Probability
public import Targets

/// What stands below a table of year-on-year figures: the whole in a sentence, what its parts may add up to, and how to
/// read it.
public struct StatusNotes: Sendable {
  private let target: Target
  private let context: ReportContext

  /// The power that a comparison is asked for, and the error of the first kind.
  private static let (power, significance) = (0.8, 0.05)

  /// Notes on `target`.
  public init(_ target: Target, context: ReportContext) {
    self.target = target
    self.context = context
  }

  /// Where `unit` stands, in words.
  public func sentence(_ status: TargetStatus, unit: AreaUnit) -> String {
    "\(unit.name.onOneLine): \(status.sentence(context))."
  }

  /// That the allowances of the units add up to something else than that of the whole; nil where they are the same or not
  /// known.
  public func allowances(_ row: StatusTable.Row, units: Int) -> String? {
    guard let sum = row.unitAllowances, let whole = row.status.primary.allowed, sum != whole else {
      return nil
    }
    let language = context.language
    let (own, other) = (grouped(whole, language), grouped(sum, language))
    return language(
      vi:
        "Mức được phép của \(units) đơn vị cộng lại là \(other), không phải \(own): mỗi đơn vị được làm tròn riêng.",
      en: "The allowances of the \(units) units add up to \(other), not \(own): each is rounded on its own.")
  }

  /// At which counts the cut that is asked for can be told from chance, and how many of `units`, each with its baseline,
  /// have so many; nil for other rules than a cut of a flow.
  public func reading(_ units: [TargetStatus]) -> String? {
    guard case .cut(let cut, _) = target.primary.rule, target.primary.kind == .flow, cut.hundredths > 0,
      cut.hundredths < 10_000
    else { return nil }
    let baselines = units.compactMap(\.primary.baseline).sorted()
    guard !baselines.isEmpty else { return nil }
    let plan = RateComparisonPlan(
      trueRatio: Double(10_000 - cut.hundredths) / 10_000, significance: Self.significance)
    guard let needed = plan.casesBefore(forPower: Self.power) else { return nil }
    let language = context.language
    let asked = cut.onScreen(language)
    let enough = baselines.count { $0 >= needed }
    let (middle, count) = (
      grouped(baselines[baselines.count / 2], language), grouped(ComparisonReport.roundedUp(needed), language)
    )
    let share =
      enough == 0
      ? language(vi: "không đơn vị nào có", en: "no unit has")
      : language(
        vi: "\(enough) trên \(baselines.count) đơn vị có", en: "\(enough) of \(baselines.count) units have")
    return language(
      vi:
        "Cách đọc: đơn vị ở giữa có \(middle) trường hợp một năm; mức giảm \(asked) % chỉ nhận ra được (xác suất 80 %) "
        + "khi có khoảng \(count) trường hợp một năm, \(share) chừng ấy. Kết luận theo đúng quy tắc; "
        + "P(giảm thật) cho biết số liệu chứng tỏ được đến đâu.",
      en:
        "How to read this: the unit in the middle has \(middle) \(middle == "1" ? "case" : "cases") a year; a cut of \(asked) % shows itself against "
        + "chance (with probability 80 %) from about \(count) cases a year on, and \(share) so many. The verdict follows "
        + "the rule; P(real cut) says how far the counts bear it out.")
  }
}
