import Observations
import Probability
public import Targets

extension PartStatus {
  /// P(the true rate fell by at least the cut asked for), from the same months of both years, with Jeffreys priors;
  /// nil for other rules than a cut of a flow, and without both figures.
  public var realCutProbability: Double? {
    guard case .cut(let cut) = part.rule, part.kind == .flow, let before = samePeriodLastYear,
      let now = toDate
    else { return nil }
    return RateComparison(before: before, after: now)
      .probabilityOfCut(atLeast: Double(cut.hundredths) / 10_000)
  }
}
