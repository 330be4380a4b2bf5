import Observations
import Probability
public import Targets

extension PartStatus {
  /// P(the true rate fell by at least the cut asked for), from the same months of both years, with Jeffreys priors;
  /// nil for other rules than a cut of a flow, without both figures, and where a break lies between them.
  public var realCutProbability: Double? {
    guard case .cut(let cut) = part.rule, part.kind == .flow, brokenBy == nil,
      let before = samePeriodLastYear,
      let now = toDate
    else { return nil }
    return RateComparison(before: before, after: now)
      .probabilityOfCut(atLeast: Double(cut.hundredths) / 10_000)
  }
}
