import Evaluation
public import Forecasting
public import Observations
import Probability
import Targets

/// Why a unit stands where it stands, in numbers; one place turns it into a sentence.
public enum Reason: Sendable, Hashable {
  /// The year is over: its value and what was allowed.
  case ended(value: Int, allowed: Int)
  /// Already above what is allowed for the whole year.
  case lost(toDate: Int, allowed: Int)
  /// A further part of the target failed: so many where so many are allowed.
  case partFailed(indicator: String, value: Int, allowed: Int)
  /// None last year, none allowed: so many expected in what is left of the year.
  case zeroBaseline(expectedMore: Double)
  /// Last year was low for this unit, and a usual year exceeds what it leaves: regression to the mean.
  case luckyYear(baseline: Int, expected: Double, allowed: Int)
  /// So many so far, so many expected at the year's end, so many allowed.
  case course(toDate: Int, expected: Double, allowed: Int)
  /// A proportion: both parts so far, and how many are possible at the denominator to be expected.
  case proportion(numerator: Int, denominator: Int, expected: Double, allowed: Int)
  /// Of a rule that asks for more: its value, of a year that is over or has reached it early, and what was required.
  case reached(value: Int, required: Int)
  /// The year is over and its value is below what was required.
  case short(value: Int, required: Int)
  /// A further part of the target fell short: so many where so many are required.
  case partShort(indicator: String, value: Int, required: Int)
  /// So many so far, so many expected at the year's end, so many required.
  case climb(toDate: Int, expected: Double, required: Int)
  /// A proportion: both parts so far, and how many are required at the denominator to be expected.
  case proportionToReach(numerator: Int, denominator: Int, expected: Double, required: Int)
  /// Nobody in the denominator.
  case emptyDenominator
  /// Last year is not reported in full: what of it is missing, and why.
  case baselineMissing([DataGap])
  /// A part of the target is not reported this year: what of it is missing, and why.
  case notReported(indicator: String, [DataGap])
  /// No model could be fitted; nil where the unit's own figures do not suffice for one.
  case noModel(FitError?)
  /// A break lies between the two years.
  case notComparable(SeriesBreak)

  init(_ unit: UnitForecast) {
    let status = unit.status
    if let failed = status.parts.first(where: { $0.verdict == .missed }) {
      self = Reason.failure(of: failed, isPrimary: failed == status.primary)
    } else if status.verdict == .noData {
      self = Reason.missingData(status)
    } else if status.verdict == .open && unit.yearEnd == nil {
      self = Reason.missingForecast(unit)
    } else if status.verdict == .notApplicable {
      self = .emptyDenominator
    } else if status.verdict == .met {
      self =
        status.required.map { .reached(value: status.toDate ?? 0, required: $0) }
        ?? .ended(value: status.toDate ?? 0, allowed: status.allowed ?? 0)
    } else {
      self = Reason.forecast(unit)
    }
  }

  private static func failure(of part: PartStatus, isPrimary: Bool) -> Reason {
    let value = part.toDate ?? 0
    if let required = part.required {
      return isPrimary
        ? .short(value: value, required: required)
        : .partShort(indicator: part.part.indicator, value: value, required: required)
    }
    let allowed = part.allowed ?? 0
    if !isPrimary { return .partFailed(indicator: part.part.indicator, value: value, allowed: allowed) }
    return part.isLost ? .lost(toDate: value, allowed: allowed) : .ended(value: value, allowed: allowed)
  }

  private static func missingData(_ status: TargetStatus) -> Reason {
    if let broken = status.parts.lazy.compactMap(\.brokenBy).first { return .notComparable(broken) }
    let part = status.parts.first { $0.verdict == .noData } ?? status.primary
    if part.part.rule.needsBaseline && part.baseline == nil { return .baselineMissing(part.baselineGaps) }
    return .notReported(indicator: part.part.indicator, part.gaps)
  }

  private static func missingForecast(_ unit: UnitForecast) -> Reason {
    // Of what is missing this year, a part without any figure says more than the model that would need it.
    if unit.failure == nil,
      let silent = unit.status.parts.first(where: { $0.toDate == nil && !$0.gaps.isEmpty })
    {
      return .notReported(indicator: silent.part.indicator, silent.gaps)
    }
    return .noModel(unit.failure)
  }

  private static func forecast(_ unit: UnitForecast) -> Reason {
    let status = unit.status
    let toDate = status.toDate ?? 0
    let expected = unit.yearEnd?.mean ?? 0
    let denominator = status.toDateDenominator ?? status.baselineDenominator.map { _ in 0 }
    if let required = unit.required {
      return denominator.map {
        .proportionToReach(numerator: toDate, denominator: $0, expected: expected, required: required)
      } ?? .climb(toDate: toDate, expected: expected, required: required)
    }
    let allowed = unit.allowed ?? 0
    if let denominator {
      return .proportion(numerator: toDate, denominator: denominator, expected: expected, allowed: allowed)
    }
    guard let baseline = status.baseline, status.part.rule.needsBaseline, status.part.kind == .flow else {
      return .course(toDate: toDate, expected: expected, allowed: allowed)
    }
    if baseline == 0 { return .zeroBaseline(expectedMore: expected - Double(toDate)) }
    if expected > Double(allowed), expected > 1.25 * Double(baseline) {
      return .luckyYear(baseline: baseline, expected: expected, allowed: allowed)
    }
    return .course(toDate: toDate, expected: expected, allowed: allowed)
  }
}
