import Probability

/// The year goes on as it began, without a season: count to date × 12 / months. A yardstick, and what is done by hand.
///
/// As a distribution it is the count to date and a negative binomial of its rate by Jeffreys' prior for the rest; before
/// the first month, last year's count. P(miss) is yes or no.
public struct StraightLineForecaster: Forecaster {
  /// The name in the column `model`.
  public let name = "straight-line"
  /// P(miss) is 1 where the line ends above what is allowed, else 0.
  public var missRule: MissRule { .call }

  /// A specification without options.
  public init() {}

  /// Takes the last year of `history`.
  public func fit(_ history: FlowHistory) throws(FitError) -> any FittedForecaster {
    StraightLineFit(
      counts: history.units.indices.map { history.counts[$0].last(where: { $0 != nil }) ?? nil })
  }
}

private struct StraightLineFit: FittedForecaster {
  let counts: [Double?]

  func forecast(_ partYear: PartYear) -> YearEndForecast {
    YearEndForecast(
      weights: [1],
      units: counts.indices.map { unit in
        let seen = partYear.seen[unit]
        let share = partYear.timeShare[unit]
        guard share > 0 else {
          return counts[unit].map {
            let total = YearTotal(mean: $0 + 0.5, size: $0 + 0.5)
            return YearEnd(scenarios: [total.given(seen: 0, share: 0, concentration: 1)], call: $0)
          }
        }
        let rate = Double(seen) + 0.5
        let ahead = YearTotal(mean: rate * (1 - share) / share, size: rate)
        return YearEnd(
          scenarios: [
            ahead.given(seen: 0, share: share < 1 ? 0 : 1, concentration: 1).shifted(by: seen)
          ],
          call: Double(seen) / share)
      })
  }
}
