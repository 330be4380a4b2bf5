import Observations
public import Probability
public import Targets

/// What the counts of the same months of two years say about the rate behind them: the exact test given their total
/// (Przyborowski & Wilenski 1940) and the posterior with Jeffreys priors.
public struct ChangeEvidence: Sendable, Hashable {
  /// The counts, last year's before, this year's after.
  public let comparison: RateComparison
  /// The cut that is asked for; nil under other rules.
  public let cut: BasisPoints?

  /// The level of limits, and of what is held to be more than chance.
  public static let level = ConfidenceLevel.ninetyFivePercent

  /// The change of the rate in per cent, nil without a case before.
  public var percentChange: Double? { comparison.percentChange }

  /// Central limits of that change in per cent, from −100; nil without any case.
  public var limits: Limits? {
    comparison.before + comparison.after == 0
      ? nil : comparison.percentChangeLimits(.exact, level: Self.level)
  }

  /// The two-sided mid-p value of no change, 0…1.
  public var noChangePValue: Double { comparison.test(.midP).pValue }

  /// The mid-p value of a rate that fell by less than the cut, 0…1.
  public var notCutPValue: Double? {
    ratio.map { comparison.test(.midP, .less, nullRatio: $0).pValue }
  }

  /// P(the true rate fell by at least the cut), 0…1.
  public var cutProbability: Double? { ratio.map { comparison.probabilityOfCut(atLeast: 1 - $0) } }

  /// Whether the counts differ by more than chance, whichever of them is larger.
  public var isBeyondChance: Bool { noChangePValue < 2 * Self.level.tail }

  /// The largest ratio of the rates that is such a cut; nil where none is asked for, and for one of 100 per cent.
  private var ratio: Double? {
    cut.flatMap { $0.hundredths < 10_000 ? Double(10_000 - $0.hundredths) / 10_000 : nil }
  }
}

extension PartStatus {
  /// What the counts of the same months of both years say; nil for other kinds than a flow, without both figures, and where
  /// a break lies between them.
  public var changeEvidence: ChangeEvidence? {
    guard part.kind == .flow, brokenBy == nil, let before = samePeriodLastYear, let now = toDate else {
      return nil
    }
    var asked: BasisPoints?
    if case .cut(let cut, _) = part.rule { asked = cut }
    return ChangeEvidence(comparison: RateComparison(before: before, after: now), cut: asked)
  }

  /// P(the true rate fell by at least the cut asked for); nil for other rules than a cut of a flow, without both figures,
  /// and where a break lies between them.
  public var realCutProbability: Double? { changeEvidence?.cutProbability }
}
