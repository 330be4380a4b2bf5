public import Observations

/// Where one unit stands with one part of a target in one year, at a cut-off.
public struct PartStatus: Sendable, Hashable {
  /// What is asked.
  public let part: TargetPart
  /// The year the target is for.
  public let year: Int

  /// Last year's value, of a proportion its numerator; nil where a period of last year is missing.
  public let baseline: Int?
  /// What `baseline` can be where split units were carried over by weight; nil where it is as reported.
  public let baselineRange: CarriedRange?
  /// Last year's denominator of a proportion.
  public let baselineDenominator: Int?
  /// The months of last year that are reported, of a stock those up to its latest level.
  public let baselineMonths: MonthSet

  /// This year's value up to the cut-off: the sum of a flow, the latest level of a stock, the numerator of a
  /// proportion; nil where nothing is reported.
  public let toDate: Int?
  /// What `toDate` can be where split units were carried over by weight; nil where it is as reported.
  public let toDateRange: CarriedRange?
  /// This year's denominator of a proportion up to the cut-off.
  public let toDateDenominator: Int?
  /// What that can be; nil where it is as reported.
  public let toDateDenominatorRange: CarriedRange?
  /// The months that `toDate` covers.
  public let months: MonthSet

  /// Last year's value over exactly `months`; nil where last year's reports do not cover just these.
  public let samePeriodLastYear: Int?
  /// The denominator of a proportion that belongs to `samePeriodLastYear`.
  public let samePeriodDenominator: Int?

  /// The last value on the right side of the rule, of a share at its denominator to date: the largest that meets the
  /// target, or the least where the rule asks for more.
  public let bound: Int?
  /// How far `bound` is from `toDate` on the right side: what is still allowed, negative where a flow is lost or a stock
  /// has still to fall; of a rule that asks for more what is above it, negative where more is needed.
  ///
  /// Of a flow before the end of month 1 `toDate` counts as 0.
  public let slack: Int?
  /// Whether a flow exceeds its allowance before the figures of the year are whole.
  public let isLost: Bool
  /// What can be said of this part.
  public let verdict: Verdict

  /// The verdicts at both ends of what carried figures can be; nil where the verdict rests on none.
  public let verdictRange: VerdictRange?

  /// What `bound` can be at these ends; nil where the verdict rests on no carried figure, and where there is no
  /// bound for want of a denominator.
  public let boundRange: ClosedRange<Int>?

  /// The break that lies between the two years, where the rule needs both; then there is no verdict.
  public let brokenBy: SeriesBreak?
  /// Whether the figures behind the verdict count the same thing.
  public let comparability: Comparability
  /// The marks of all figures behind the numbers of both years.
  public let status: DataStatus
  /// How much of the months up to the cut-off is reported.
  public let dataCompleteness: DataCompleteness
  /// Whether the value is that of the whole year.
  public let isWholeYear: Bool
  /// What is not reported of the months of this year up to the cut-off, and why.
  public let gaps: [DataGap]
  /// What is not reported of last year, and why; empty where the rule asks for no baseline.
  public let baselineGaps: [DataGap]

  /// The largest value that meets the target; nil for a rule that asks for more.
  public var allowed: Int? { part.rule.asksForMore ? nil : bound }

  /// The least value that meets the target; nil unless the rule asks for more.
  public var required: Int? { part.rule.asksForMore ? bound : nil }

  /// What is still allowed; nil for a rule that asks for more.
  public var allowanceLeft: Int? { part.rule.asksForMore ? nil : slack }

  /// The values that meet the target; nil where these are not known.
  public var meeting: ClosedRange<Int>? {
    bound.map { part.rule.asksForMore ? $0 ... .max : min(0, $0)...$0 }
  }

  /// The cut in per cent that whole numbers really ask for, 100 (`baseline` − `allowed`)/`baseline`: 7 % of 5 cases
  /// is 20; nil for other rules than a cut, without a baseline and at zero.
  public var effectiveCutPercent: Double? {
    guard case .cut = part.rule, let baseline, let allowed, baseline > 0 else { return nil }
    return Double(100 * (baseline - allowed)) / Double(baseline)
  }

  /// What `baseline` spans: `2022`; where months are missing, the runs that are reported, `2022-01..05, 2022-07`;
  /// nil where nothing is.
  public var baselineSpan: String? {
    baselineMonths.isEmpty
      ? nil : baselineMonths.runs(in: year - 1).map(\.description).joined(separator: ", ")
  }
}

extension MonthSet {
  /// The unbroken runs of months as periods of `year`, in order.
  fileprivate func runs(in year: Int) -> [Period] {
    var runs: [Period] = []
    for month in months {
      guard let last = runs.last, last.lastMonth == month - 1 else {
        runs.append(.month(month, of: year))
        continue
      }
      runs[runs.count - 1] = Period(
        year: year, firstMonth: last.firstMonth, monthCount: last.monthCount + 1)!
    }
    return runs
  }
}
