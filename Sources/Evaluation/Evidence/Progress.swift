import Observations
import Probability
public import Targets

/// Four words for how a figure moves, those of Healthy People 2030 (US Department of Health and Human Services 2020).
public enum Progress: String, Sendable, Hashable, CaseIterable {
  /// The target is met.
  case met = "met or exceeded"
  /// Towards the target, by more than chance.
  case improving
  /// What chance alone may do.
  case littleChange = "little or no detectable change"
  /// Away from the target, by more than chance.
  case gettingWorse = "getting worse"
}

extension TargetStatus {
  /// How the primary part moves, or that the whole target is met; nil where the two years cannot be held together.
  public var progress: Progress? { verdict == .met ? .met : primary.progress }
}

extension PartStatus {
  /// How the figure moves against the same months of last year, a stock against the end of last year; nil where that is
  /// not known, and where a break lies between.
  ///
  /// Counts and proportions move by more than chance where the two-sided test is below 5 per cent: the mid-p test of two
  /// counts, Fisher's of two proportions. A stock is counted whole and has no chance error: it improves by a tenth of the
  /// way to its target, and gets worse by a tenth of its baseline (the rule of Healthy People 2020).
  public var progress: Progress? {
    if verdict == .met { return .met }
    guard brokenBy == nil else { return nil }
    switch part.kind {
    case .flow:
      return changeEvidence.map { evidence in
        Self.progress(
          evidence.isBeyondChance, from: Double(evidence.comparison.before),
          to: Double(evidence.comparison.after), risesAreGood: part.rule.asksForMore)
      }
    case .proportion:
      guard let now = share(toDate, toDateDenominator),
        let before = share(samePeriodLastYear, samePeriodDenominator)
      else { return nil }
      let comparison = ProportionComparison(before, now)
      return Self.progress(
        comparison.fisherPValue < 2 * ChangeEvidence.level.tail, from: before.share, to: now.share,
        risesAreGood: part.rule.asksForMore)
    case .stock:
      guard let before = baseline, let now = toDate, let bound else { return nil }
      let sign = part.rule.asksForMore ? -1 : 1
      let (worse, way) = (sign * (now - before), sign * (before - bound))
      if worse > 0 { return 10 * worse >= before ? .gettingWorse : .littleChange }
      return worse < 0 && -10 * worse >= way ? .improving : .littleChange
    }
  }

  private func share(_ count: Int?, _ base: Int?) -> Proportion? {
    guard let count, let base, base > 0, count <= base else { return nil }
    return Proportion(count, of: base)
  }

  private static func progress(
    _ isBeyondChance: Bool, from before: Double, to now: Double, risesAreGood: Bool
  ) -> Progress {
    guard isBeyondChance, now != before else { return .littleChange }
    return (now < before) != risesAreGood ? .improving : .gettingWorse
  }
}
